"""Figures that count nothing: ages, clock times, sections, telephone numbers, scores, addresses.

`stretches` marks where they stand; `claims.numbers` reads no quantity there. Dates are
marked by `claims.dates`, which knows them better.
"""

from __future__ import annotations

import re

from claims.hints import hint, told
from claims.words import FIGURE

_NUMBER = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_AGE_IN_WORDS = (
    r"(?=\w++(?:-\w++)?[- ][ymwd])"
    rf"{_NUMBER}[- ](?:years?|months?|weeks?|days?)[- ]olds?\b"
)
_AGE = r"\d{1,3}[- ](?:years?|months?|weeks?|days?)[- ]olds?\b|\d{1,3} years? of age\b"
_AGE_BEHIND = r"(?<=[a-z]), \d{1,2}(?=,(?!\d))"
_AGED = (
    r"(?=age)(?:aged?|age of|ages)\s+(?:between\s+)?\d{1,3}(?:\s*(?:-|–|to|and)\s*\d{1,3})?\b"
    r"|(?=[a-z]++ (?:over|under|above|below) )"
    r"(?:those|people|voters|anyone|everyone|adults|men|women|americans|workers|children) "
    r"(?:over|under|above|below) (?:the age of )?\d{1,2}\b(?!%| percent)"
    r"|(?:in|into) (?:his|her|their|my|our) (?:early |mid-?|late )?\d0s\b"
)
_CLOCK = (
    r"\d{1,2}(?::\d{2}){0,2}\s?(?:a\.m\.?|p\.m\.?|am|pm|AM|PM|o'clock)(?![a-z])"
    r"|\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|24[-/]hour\b|24/7\b|9/11\b"
)
_LABEL = (
    r"(?i:(?=[a-z]++\.?[ -]?#?\d)"
    r"(?:sections?|sec\.|articles?|chapters?|titles?|rules?|routes?|highway|interstate|room|"
    r"pages?|pp?\.|proposition|prop\.?|measure|amendments?|resolution|bill|flight|channel|ward|"
    r"districts?|precinct|apartment|apt\.?|unit|suite|type|phase|level|grade|tier|step|part|"
    r"act|volume|vol\.|version|figure|table|line|paragraph|clause|case|docket|number|no\.|nos\.|"
    r"item|area|zone|platform|gate|lot|box|engine|battalion|regiment|model|"
    r"schedule|form|exhibit|count|category|class|covid|top)"
    r"[ -]?#?\d[\d.,]*[A-Za-z]?(?:\(\w+\))*)"
    # "Week 12" is a name; "in its first week 12 boats came" and "that day 1,200 came" are counts.
    r"|(?i:(?=[a-z]++[ -]\d)(?<!first )(?<!last )(?<!second )(?<!third )(?<!next )(?<!same )"
    r"(?<!final )(?<!opening )(?<!that )(?<!this )(?<!each )(?<!every )(?<!previous )"
    r"(?:episode|season|week|day|round|game)[ -]\d(?![\d.]*,\d{3})[\d.]*[A-Za-z]?)"
    r"|under-\d{2}s?\b|[A-Z]{1,5}-\d+\b|[SA]B ?\d+\b"
)
_BILL = r"H\.?R\.? ?\d+\b|S\.B\. ?\d+\b"
_SIGNED = r"[§#№]\s?\d[\d.]*"
_TELEPHONE = r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\d{3}-\d{4}\b"
_SCORE = (
    r"\d{1,3}\s?(?:-|–|to)\s?\d{1,3}(?=,? (?:vote|votes|ruling|decision|win|victory|loss|defeat|"
    r"lead|majority|margin|score|draw|tie)\b)"
)
_SCORED = (
    r"(?:won|win|wins|beat|lost|lose|led|leading|trailed|voted|vote|votes|drew|tied|score|ruled)"
    r"(?: \w+){0,3} \d{1,3}(?:-|–)\d{1,3}\b"
)
_ADDRESS = (
    r"\d{1,5}(?:-\d{1,5})? (?:[NSEW]\.? )?(?:[A-Z][a-z]+|\d+(?:st|nd|rd|th))(?: [A-Z][a-z]+)? "
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Dr\.|Lane|Ln\.?|Way|Court|"
    r"Place|Square|Terrace|Parkway|Highway)\b"
)
_CODE = r"(?:\d+\.){2,}\d+\b|\d+[A-Z]{1,2}\d*\b(?<![KMBTkm])"
_CODE_WORD = r"v\d+(?:\.\d+)*\b|[A-Za-z]+\d[\w-]*"
_NAMED = (
    r"(?:Windows|iPhone|Boeing|Airbus|Apollo|Formula|Pier|Prop|Super Bowl|Big|Catch|Chapter|"
    r"World War|Studio|Psalm|Matthew|Mark|Luke|John|Genesis|Exodus) \d+\b"
)
_NAMED_IN_WORDS = (
    r"(?:one|two)-(?:time|way|sided|fold|party|state|tier|faced|term)\b"
    r"|(?:one|two) (?:another|day|thing|way|hand|side|point|time)\b|one-on-one\b|one by one\b"
    r"|day one\b|number one\b|square one\b|[Oo]ne of a kind\b"
)
_WITH_FIGURE = (
    r"(?=[^\W\d_]++\.?(?: [^\W\d_]++)?[ -]?#?\d)"
    f"(?:{_LABEL}|{_CODE_WORD}|(?i:{_NAMED}))"
)
"""A word or two and the figure that belongs to them."""
_STRETCH = re.compile(
    rf"\b(?=\d)(?:(?i:{_AGE})|{_CLOCK}|{_TELEPHONE}|{_SCORE}|{_ADDRESS}|{_CODE})"
    rf"|\b(?=[^\W\d_])(?:(?i:{_AGE_IN_WORDS}|{_AGED})|{_BILL}|{_WITH_FIGURE}|{_SCORED}|"
    rf"(?i:{_NAMED_IN_WORDS}))"
    rf"|(?i:{_AGE_BEHIND})|{_SIGNED}|\b(?=[+(])(?:{_TELEPHONE})"
)
"""What begins with a figure stands apart from what begins with a word, so that each place is
asked only for its own: three times as fast."""
_STRETCH_IN_WORDS = re.compile(rf"(?i:\b(?:{_AGE_IN_WORDS}|{_NAMED_IN_WORDS}))")
"""What can be found where there is no figure."""
_FIGURES, _IN_WORDS = hint({FIGURE}), hint({"one", "two", "old", "olds"})


def stretches(folded: str) -> list[tuple[int, int]]:
    """Return the places in a folded text whose figures count nothing, in order."""
    bits = told(folded)
    if not bits & (_FIGURES | _IN_WORDS):
        return []
    pattern = _STRETCH if bits & _FIGURES else _STRETCH_IN_WORDS
    return [match.span() for match in pattern.finditer(folded)]


_PEOPLE = re.compile(
    r" (?:people|troops|jobs|officers|men|women|children|deaths|cases|dollars|miles|soldiers|"
    r"workers|students|families|homes|votes|voters|euros|pounds|feet|acres|tons|residents|"
    r"employees|members|patients|times|percent|years|days|square|kilometers|metres|meters)\b"
)


def is_count_of_people(folded: str, start: int, end: int) -> bool:
    """Whether four figures that could be a year are a count: "2000 people", "about 1900 jobs"."""
    return bool(_PEOPLE.match(folded, end)) and not re.search(
        r"\b(?:the|in|of|since|by) $", folded[max(0, start - 8) : start]
    )
