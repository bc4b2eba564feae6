"""Plain HTTP beside Streamlit on the same port."""
