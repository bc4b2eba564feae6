"""Pieces of screens, shared by the pages."""
