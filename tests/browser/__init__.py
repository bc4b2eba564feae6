"""The whole app in a real Chromium, against a real server."""
