"""Texts that are written to be slow to read: one short piece, over and over.

Whoever opens a file in the workbench may have made it, so its time must grow with its length and
no faster, whatever it holds. Each piece aims at one part of the reading: marks that never close,
names that are all the same, sentences that never end, forms of dates and numbers in a row.
"""

from __future__ import annotations

from typing import Final

_PROSE = (
    "The board voted on Tuesday to close the pool. “We had no choice,” said Mayor Ida Roe, who has "
    "led the town since 2014. At least 40 people protested."
)
PIECES: Final = {
    "prose": f"{_PROSE}\n\n",
    "prose in one paragraph": f"{_PROSE} ",
    "one sentence": "the harbour was closed and the pool of the town was open since they came ",
    "one word": "a",
    "one word in capitals": "A",
    "words in capitals": "AB ",
    "quotation marks": '"',
    "opening marks": "“",
    "closing marks": "”",
    "single marks": "'",
    "nested marks": "“‘",
    "nested speech": "“He said ‘",
    "backticks": "``",
    "speech of one word": "“A,” she said ",
    "initials": "J. ",
    "initials without spaces": "J.",
    "initial and mark": 'J. "',
    "abbreviations": "Mr. ",
    "dates": "Aug. 16, 2017, ",
    "dates, day first": "16 May 2017 ",
    "dates in figures": "2017-08-16 ",
    "weekdays": "Tuesday ",
    "months": "May ",
    "years": "2017 ",
    "since and years": "since 2014 ",
    "spaces before years": "since            2014 ",
    "the next day": "the next day ",
    "two weeks ago": "two weeks ago ",
    "before the": "before the old ",
    "numbers": "40 ",
    "groups of three": "1,111,",
    "figures": "7",
    "number words": "forty million ",
    "half-open ranges": "between 10 and ",
    "halves": "half ",
    "money": "$5 ",
    "no": "no ",
    "ages": "aged 5 and ",
    "sections": "section 5 ",
    "telephone numbers": "555-1234 ",
    "addresses": "12 North Street ",
    "footnotes": "[1] ",
    "scores": "won a b c ",
    "brackets": "(",
    "pairs of brackets": "()",
    "newlines": "\n",
    "lines": "a\n\n",
    "headings": "# Title\n",
    "bullets": "- item\n",
    "labels": "IDA ROE: We were there.\n",
    "signatures": '"We go." — Ida Roe\n',
    "accents that combine": "\u0301",
    "joiners": "\u200d",
    "no-break spaces": "\u00a0",
    "lone surrogates": "\ud800",
    "faces": "\U0001f600",
    "Hebrew": "\u05d0",
    "said": "said ",
    "he said": "he said ",
    "she regretted": "She regretted it. ",
    "according to": "according to ",
    "that": "that ",
    "and": "and ",
    "who": ", who ",
    "semicolons": "he went; ",
    "names": "Ida Roe ",
    "names and commas": "Ida Roe, ",
    "genitives": "Roe's ",
    "commas": ",",
    "full stops": ".",
    "full stops and spaces": ". ",
    "ellipses": "... ",
    "question marks": "?",
    "dashes": "—",
    "hyphens": "-",
    "addresses of the web": "http://a.b/c?",
}
"""Name → piece."""


def hostile(name: str, length: int) -> str:
    """Return the text of that name, cut to `length` characters."""
    piece = PIECES[name]
    return (piece * (length // len(piece) + 1))[:length]
