"""The use-cases: one public write function is one transaction and one event."""
