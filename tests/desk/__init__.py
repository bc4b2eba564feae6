"""The use-cases of the desk, each on a real database."""
