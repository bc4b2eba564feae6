"""Times told by an event: "since the summer raid", "before the election".

The event's own date is not in the words, so these phrases stay open and say that an anchor
event is needed. Only nouns that name something that happened count, except after "since".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.date_form import form
from claims.moments import EVENT, Meaning, Moment

if TYPE_CHECKING:
    import re

_HAPPENED = (
    r"(?:raids?|elections?|shooting|hearing|meeting|trial|war|attacks?|arrests?|crash|fire|"
    r"earthquake|hurricane|storm|flood|protests?|strike|vote|referendum|debate|inauguration|"
    r"operation|incident|accident|pandemic|outbreak|lockdown|invasion|coup|speech|resignation|"
    r"verdict|ruling|merger|sale|announcement|conviction|sentencing|funeral|wedding|murder|"
    r"killing|bombing|explosion|disaster|crisis|recession|ceasefire|summit|game|match|season|"
    r"primary|primaries|convention|revolution|independence|riots?|scandal|disclosure)"
)
_NOT_A_TIME = r"(?!beginning|start|end|middle|day|week|month|year|decade|turn|age|time|moment|fact)"


def _open(_: re.Match[str], __: Moment) -> Meaning:
    return Meaning(None, None, EVENT)


EVENTS = (
    form(
        rf"\b(?:since|until|till) (?:the|that|this|his|her|their|its|an?|last [\w'-]+'s) "
        rf"(?:{_NOT_A_TIME}[a-z'-]+ ){{0,3}}{_HAPPENED}\b",
        _open,
        ignore_case=False,
        hints=("since until till",),
    ),
    form(
        rf"\b(?:before|after|following|during) (?:the|that|this|his|her|their|its) "
        rf"(?:{_NOT_A_TIME}[\w'-]+ ){{0,3}}{_HAPPENED}\b",
        _open,
        ignore_case=False,
        hints=("before after following during",),
    ),
)
"""Forms that need the date of an event."""
