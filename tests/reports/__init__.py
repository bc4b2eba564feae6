"""Reports: every format, from dossiers of a town that does not exist."""
