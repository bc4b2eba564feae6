"""The only SQL and the only transactions of the house."""
