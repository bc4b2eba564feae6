"""The manual, and what of it is written by `python -m docs.generate`."""
