"""Evidence, verdicts, scales and the rules between them: pure."""
