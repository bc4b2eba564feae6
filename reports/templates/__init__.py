"""The page and the style sheet that `reports.html` fills in."""
