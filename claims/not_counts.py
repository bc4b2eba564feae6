"""Figures that count nothing: ages, clock times, sections, telephone numbers, scores, addresses.

`stretches` marks where they stand; `claims.numbers` reads no quantity there. Dates are
marked by `claims.dates`, which knows them better.
"""

from __future__ import annotations

import re

from claims.words import FIGURE, vocabulary

_NUMBER = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_AGE_IN_WORDS = rf"\b{_NUMBER}[- ](?:years?|months?|weeks?|days?)[- ]olds?\b"
_AGE = (
    r"\b\d{1,3}[- ](?:years?|months?|weeks?|days?)[- ]olds?\b"
    r"|\b(?=age)(?:aged?|age of|ages)\s+(?:between\s+)?\d{1,3}(?:\s*(?:-|–|to|and)\s*\d{1,3})?\b"
    r"|\b(?=[a-z]+ (?:over|under|above|below) )"
    r"(?:those|people|voters|anyone|everyone|adults|men|women|americans|workers|children) "
    r"(?:over|under|above|below) (?:the age of )?\d{1,2}\b(?!%| percent)"
    r"|(?<=[a-z]), \d{1,2}(?=,(?!\d))"
    r"|\b\d{1,3} years? of age\b"
    r"|\b(?:in|into) (?:his|her|their|my|our) (?:early |mid-?|late )?\d0s\b"
)
_CLOCK = (
    r"\b\d{1,2}(?::\d{2}){0,2}\s?(?:a\.m\.?|p\.m\.?|am|pm|AM|PM|o'clock)(?![a-z])"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b24[-/]hour\b|\b24/7\b|\b9/11\b"
)
_LABEL = (
    r"(?i:\b(?=[a-z]+\.?[ -]?#?\d)"
    r"(?:sections?|sec\.|articles?|chapters?|titles?|rules?|routes?|highway|interstate|room|"
    r"pages?|pp?\.|proposition|prop\.?|measure|amendments?|resolution|bill|flight|channel|ward|"
    r"districts?|precinct|apartment|apt\.?|unit|suite|type|phase|level|grade|tier|step|part|"
    r"act|volume|vol\.|version|figure|table|line|paragraph|clause|case|docket|number|no\.|nos\.|"
    r"item|area|zone|platform|gate|lot|box|engine|battalion|regiment|model|episode|season|"
    r"week|day|round|game|schedule|form|exhibit|count|category|class|covid|top)"
    r"[ -]?#?\d[\d.,]*[A-Za-z]?(?:\(\w+\))*)"
    r"|\bunder-\d{2}s?\b|[§#№]\s?\d[\d.]*|\b[A-Z]{1,5}-\d+\b|\bH\.?R\.? ?\d+\b|"
    r"\bS\.B\. ?\d+\b|\b[SA]B ?\d+\b"
)
_TELEPHONE = r"\b(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b\d{3}-\d{4}\b"
_SCORE = (
    r"\b\d{1,3}\s?(?:-|–|to)\s?\d{1,3}(?=,? (?:vote|votes|ruling|decision|win|victory|loss|defeat|"
    r"lead|majority|margin|score|draw|tie)\b)"
    r"|\b(?:won|win|wins|beat|lost|lose|led|leading|trailed|voted|vote|votes|drew|tied|score|ruled)"
    r"(?: \w+){0,3} \d{1,3}(?:-|–)\d{1,3}\b"
)
_ADDRESS = (
    r"\b\d{1,5}(?:-\d{1,5})? (?:[NSEW]\.? )?(?:[A-Z][a-z]+|\d+(?:st|nd|rd|th))(?: [A-Z][a-z]+)? "
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Dr\.|Lane|Ln\.?|Way|Court|"
    r"Place|Square|Terrace|Parkway|Highway)\b"
)
_CODE = (
    r"\b(?:\d+\.){2,}\d+\b|\bv\d+(?:\.\d+)*\b|\b[A-Za-z]+\d[\w-]*|\b\d+[A-Z]{1,2}\d*\b(?<![KMBTkm])"
)
_NAMED = (
    r"\b(?=[a-z]+(?: [a-z]+)? \d)"
    r"(?:Windows|iPhone|Boeing|Airbus|Apollo|Formula|Pier|Prop|Super Bowl|Big|Catch|Chapter|"
    r"World War|Studio|Psalm|Matthew|Mark|Luke|John|Genesis|Exodus) \d+\b"
)
_NAMED_IN_WORDS = (
    r"\b(?:one|two)-(?:time|way|sided|fold|party|state|tier|faced|term)\b"
    r"|\b(?:one|two) (?:another|day|thing|way|hand|side|point|time)\b|\bone-on-one\b|\bone by one\b"
    r"|\bday one\b|\bnumber one\b|\bsquare one\b|\b[Oo]ne of a kind\b"
)
_STRETCH = re.compile(
    f"(?i:{_AGE_IN_WORDS}|{_AGE})|{_CLOCK}|{_LABEL}|{_TELEPHONE}|{_SCORE}|{_ADDRESS}|{_CODE}|"
    f"(?i:{_NAMED}|{_NAMED_IN_WORDS})"
)
_STRETCH_IN_WORDS = re.compile(f"(?i:{_AGE_IN_WORDS}|{_NAMED_IN_WORDS})")
"""What can be found where there is no figure."""
_IN_WORDS = frozenset({"one", "two", "old", "olds"})


def stretches(folded: str) -> list[tuple[int, int]]:
    """Return the places in a folded text whose figures count nothing, in order."""
    words = vocabulary(folded)
    if FIGURE not in words and _IN_WORDS.isdisjoint(words):
        return []
    pattern = _STRETCH if FIGURE in words else _STRETCH_IN_WORDS
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
