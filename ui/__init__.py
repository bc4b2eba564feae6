"""The Streamlit pages, their parts and components."""
