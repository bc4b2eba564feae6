"""Tests of the pages, their parts and components."""
