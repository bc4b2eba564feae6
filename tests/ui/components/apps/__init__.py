"""Small Streamlit scripts that show one component, with a fictional newsroom in it."""
