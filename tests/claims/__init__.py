"""The reading of a text, tested module by module."""
