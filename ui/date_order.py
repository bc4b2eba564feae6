"""In which order a person writes day, month and year, as their browser's language has it.

Fields for days follow it. Days that are only read have the month in words, which nobody mistakes;
times are told in the zone of whoever looks, which they name (`ui.moments`).
"""

from __future__ import annotations

import streamlit as st

_ISO = "YYYY-MM-DD"
_OF_PLACE = {"en-US": "MM/DD/YYYY", "en-CA": _ISO, "fr-CA": _ISO, "fr-CH": "DD.MM.YYYY"}
_OF_LANGUAGE = {
    **dict.fromkeys(("en", "hu", "ja", "ko", "lt", "sv", "zh"), _ISO),
    **dict.fromkeys(
        ("bg", "cs", "da", "de", "et", "fi", "hr", "lv", "nb", "nn", "no", "pl"), "DD.MM.YYYY"
    ),
    **dict.fromkeys(("ro", "ru", "sk", "sl", "sr", "tr", "uk"), "DD.MM.YYYY"),
    "nl": "DD-MM-YYYY",
}
"""By the first part of a language's tag where no more is said of it: “en” alone is of no place."""


def date_format() -> str:
    """Return the format for a date field of whoever looks; without a language, year first."""
    return format_in(st.context.locale)


def format_in(language: str | None) -> str:
    """Return the format of a language's tag, such as "de-AT"."""
    if not language:
        return _ISO
    if language in _OF_PLACE:
        return _OF_PLACE[language]
    first, _, place = language.partition("-")
    if first == "en" and place:
        return "DD/MM/YYYY"
    return _OF_LANGUAGE.get(first, "DD/MM/YYYY")
