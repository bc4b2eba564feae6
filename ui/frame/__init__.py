"""The frame of every page: navigation, notices, who is looking.

It stands apart from `pages/`, so that Streamlit does not take that folder for a list of pages of
its own before navigation is set.
"""
