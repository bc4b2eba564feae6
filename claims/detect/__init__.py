"""Claim detectors: one a file, each proposing ranked candidates."""
