"""A dossier becomes bytes: one renderer a format, pure."""
