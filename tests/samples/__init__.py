"""Tests of the sample newsroom: its texts, its script, and its loading."""
