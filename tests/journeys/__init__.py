"""The pages as a person uses them, without a browser."""
