"""What of the manual is written by the code is as the code has it."""
