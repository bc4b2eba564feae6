"""The words of the domain and the pure reading of a text.

Nothing here touches a file, a clock, a database or a screen.
"""
