"""Tests of our own Streamlit components, most of them in a real browser."""
