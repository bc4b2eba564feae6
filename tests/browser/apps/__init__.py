"""Small Streamlit scripts that tests look at in a browser."""
