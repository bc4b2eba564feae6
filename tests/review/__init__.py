"""Tests of the review room: scales, workflow, rules and agreement."""
