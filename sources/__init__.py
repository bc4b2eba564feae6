"""Bytes become documents: one reader a file format, metadata, identity, locating a passage."""
