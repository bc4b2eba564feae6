"""Words that mean something to Markdown, to Streamlit or to a browser, and every pair of them."""

from __future__ import annotations

from itertools import product

WORDS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "![x](https://evil.example/x.png)",
    "[y](javascript:alert(3))",
    "[z]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example/a?b=c&d",
    "www.evil.example",
    "me@evil.example",
    "mailto:me@evil.example",
    "&lt;b&gt;&#58;",
    ":red[r]",
    ":material/home:",
    ":smile:",
    ":small[s]",
    "$a^2$",
    "$$b$$",
    "**b**",
    "__u__",
    "~~s~~",
    "`c`",
    "```",
    "# h",
    "- l",
    "+ l",
    "1. l",
    "1) l",
    "> q",
    "| t | u |",
    "---",
    "--",
    "===",
    "[^1]",
    "\\*",
    "\\",
    "->",
    "<-",
    "<->",
    "<=",
    "~=",
    "{a=b}",
    "::: n",
    "“q”—‘r’…",
    "א",
    "😀",
    "\u200b",
    "a",
)
TURNED = ("\u202edrow\u202c", "\u2067x", "y\u2069")

PAIRS = tuple(f"{one}{other}" for one, other in product(WORDS, WORDS))
"""What stands beside each other may mean more than what stands alone."""
