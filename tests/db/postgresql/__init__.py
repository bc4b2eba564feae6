"""Tests of PostgreSQL as the second engine."""
