"""Tests of the desk from a terminal: the program is called as a person would call it."""
