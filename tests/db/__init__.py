"""The database: what must hold whatever happens to the process, the disk or the file."""
