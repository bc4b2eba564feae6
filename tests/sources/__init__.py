"""Tests of the room where bytes become documents."""
