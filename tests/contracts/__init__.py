"""One suite a registry: every member passes it, a new one without asking."""
