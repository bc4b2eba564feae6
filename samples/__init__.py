"""A small newsroom written for this project, that the app opens with."""
