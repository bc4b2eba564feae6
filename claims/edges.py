"""Where the exact words of a claim may begin and end.

A claim begins and ends with a word, a quotation mark, a bracket, a sign of currency or number, or
(at its end) with terminal punctuation; never with a comma, a dash or a conjunction that hangs on
what stands before. Only places move, and only inwards: no word is changed.
"""

from __future__ import annotations

import re

from claims.text import Extent

_OPENING = frozenset("\"'“”‘’„«`([{$£€¥₹#§@+−-±~<>=")
_CLOSING = frozenset("\"'“”’‘»`)]}$£€¥%‰°.!?…*")
_LEAD = re.compile(r"(?:that|(?:[Aa]nd|[Bb]ut|[Oo]r|[Ss]o|[Yy]et|[Nn]or|[Pp]lus)(?!-))\b[\s,;:]*")
_TAIL = re.compile(r"[\s,;:–—-]+(?:and|but|or|that|which|who|because|as|when|while|if)$")
_CLOCK = re.compile(
    r"(?:(?:last )?(?:updated|posted|published)(?: at| on)?:? )?(?:at )?"
    r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?[.:]?",
    re.IGNORECASE,
)
_LONGEST_CLOCK = 40
_LONGEST = 12
"""Characters in which a loose word at the end, with what stands before it, is looked for."""


def fitted(text: str, extent: Extent) -> Extent | None:
    """Return the words of `extent` without what hangs loose at the ends, or None."""
    start, end = _started(text, extent.start, extent.end), extent.end
    while start < end:
        while start < end and not (text[end - 1].isalnum() or text[end - 1] in _CLOSING):
            end -= 1
        floor = max(start, end - _LONGEST)
        loose = _TAIL.search(text[floor:end])
        if loose is None:
            break
        end = floor + loose.start()
    return Extent(start=start, end=end) if start < end else None


def only_the_clock(words: str) -> bool:
    """Whether words only say when something was posted: "6:01 p.m.", "Updated 14:30 GMT"."""
    return len(words) <= _LONGEST_CLOCK and _CLOCK.fullmatch(" ".join(words.split())) is not None


def _started(text: str, start: int, end: int) -> int:
    """The first place from which a claim can be read.

    In "And that hurt" the sentence begins with the conjunction, and "that" is its subject.
    """
    opened = False
    while start < end:
        if not (text[start].isalnum() or text[start] in _OPENING):
            start += 1
        elif (lead := _LEAD.match(text, start, end)) and not (opened and lead[0][0] == "t"):
            opened = lead[0][0].isupper()
            start = lead.end()
        elif _is_lone_dash(text, start):
            start += 1
        else:
            break
    return start


def _is_lone_dash(text: str, place: int) -> bool:
    """Whether a hyphen there is a dash and no sign of a number."""
    return text[place] in "-−" and not text[place + 1 : place + 2].isdigit()
