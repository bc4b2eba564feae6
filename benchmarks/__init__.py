"""Measurements: how fast and how good, on what data, beside what."""
