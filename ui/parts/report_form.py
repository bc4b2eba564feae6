"""The choice of a report: which claims, of which days, what is left out, in which format.

Every field is in the address, so that a choice can be shared; a named report fills them all.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from claims.model import Checkability, ClaimState, Kind
from db.board_view import NOBODY, ClaimFilter
from desk.report_choice import Choice, Days, Which
from desk.screens import claims_screen
from reports import static_site, wording
from reports.leaving_out import With
from reports.registry import RENDERERS
from review.model import Stance
from ui import moments, session
from ui.date_order import date_format
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.delta_generator import DeltaGenerator

    from db.report_scope import Happened
    from desk.screens import ClaimsScreen

_WHICH = {
    Which.DECIDED: "With a verdict",
    Which.SIGNED_OFF: "Signed off",
    Which.PUBLISHED: "Published",
    Which.TAKEN_UP: "Accepted for checking, with or without a verdict",
    Which.ALL: "All, candidates too",
}
_OF: dict[Happened, str] = {
    "verdict": "Verdict given",
    "sign-off": "Signed off",
    "publication": "Published",
}
_BETWEEN = "between two days"
_DAYS = (Days.YESTERDAY, Days.TODAY, Days.WEEK, Days.MONTH)
"""What an editor asks for each morning is first: an address leaves out what is first."""
_WITHOUT = {
    "candidates": "Candidates",
    "dissent": "Dissenting reviews",
    "names": "Names of reviewers",
}
_LISTS = ("documents", "tags", "speakers", "ratings", "kinds", "checkabilities", "stances",
          "assignees", "states")  # fmt: skip
"""Fields of a filter that hold several values; each is a widget of its own."""


def fill(choice: Choice) -> None:
    """Have the form say what a choice says; to be called before it is drawn."""
    first, _, last = choice.days.partition("/")
    in_words = choice.days in set(Days)
    values: dict[str, object] = {
        "title": choice.title,
        "which": choice.which.value,
        "claims": ", ".join(choice.numbers),
        "format": choice.format,
        "of": choice.of or "",
        "days": choice.days if in_words else _BETWEEN if choice.days else Days.YESTERDAY.value,
        "first": _day(first) if not in_words else None,
        "last": _day(last or first) if not in_words else None,
        "zone": choice.zone,
        "without": [name for name in _WITHOUT if not getattr(choice.held, name)],
        "words": choice.chosen.words,
        "stale": choice.chosen.stale,
        "least": round(choice.chosen.least_score * 100),
        **{name: list(getattr(choice.chosen, name)) for name in _LISTS},
    }
    for name, value in values.items():
        st.session_state[f"report-{name}"] = value


def choice_form(beside: DeltaGenerator) -> Choice:
    """Draw the form and return what it says; the format is asked for `beside` it."""
    offered = claims_screen(session.database(), ClaimFilter(), size=1)
    title = st.text_input(
        "Heading", placeholder="Verdict report", key="report-title", bind="query-params"
    )
    which = st.radio(
        "Claims", [one.value for one in Which],
        format_func=lambda one: _WHICH[Which(one)], key="report-which", bind="query-params",
    )  # fmt: skip
    lists = {"documents": _several("documents", "Documents", _options(offered)["documents"])}
    of, days = _days()
    by_hand = bool(st.session_state.get("report-claims") or st.query_params.get("report-claims"))
    with st.expander("Narrow further, or leave something out", expanded=by_hand):
        numbers = st.text_input(
            "Only these claims", key="report-claims", bind="query-params",
            placeholder="4, 7, 12", help="Numbers. What is chosen beside them is left aside.",
        )  # fmt: skip
        for name, (label, options) in _further(offered).items():
            lists[name] = _several(name, label, options)
        words = st.text_input("Words", key="report-words", bind="query-params")
        least = st.slider("Check-worthiness from", 0, 100, key="report-least")
        stale = st.checkbox("Only verdicts to look at again", key="report-stale")
        without = _several("without", "Leave out, and say so in the file", _WITHOUT)
    return Choice(
        title=title.strip() or "Verdict report",
        which=Which(which or Which.DECIDED.value),
        chosen=ClaimFilter(
            documents=lists["documents"],
            tags=lists["tags"],
            speakers=lists["speakers"],
            ratings=lists["ratings"],
            kinds=lists["kinds"],
            checkabilities=lists["checkabilities"],
            stances=lists["stances"],
            assignees=lists["assignees"],
            states=lists["states"],
            words=words,
            least_score=least / 100,
            stale=stale,
        ),
        numbers=tuple(numbers.replace(",", " ").split()),
        of=of,
        days=days,
        zone=_zone() if of else "",
        held=With(**{name: name not in without for name in _WITHOUT}),
        format=_format(beside),
    )  # fmt: skip


def _format(place: DeltaGenerator) -> str:
    """Ask for the format; the public site is none to choose claims for, and stands by itself."""
    formats = {one.key: one.label for one in RENDERERS if one.key != static_site.RENDERER.key}
    if st.session_state.get("report-format") not in {None, *formats}:
        del st.session_state["report-format"]
    key = place.selectbox(
        "Format", list(formats), format_func=formats.__getitem__, key="report-format",
        bind="query-params",
    )  # fmt: skip
    return key or "html"


def _options(offered: ClaimsScreen) -> Mapping[str, Mapping[str, str]]:
    return {
        "documents": {
            one: shortened(f"{number}. {name}", 60) for one, number, name in offered.documents
        }
    }


def _further(offered: ClaimsScreen) -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """The other lists of the filter: label, and what each value is called."""
    return {
        "tags": ("Tags", {one.plain: one.name for one in offered.tags}),
        "speakers": ("Speakers", {name: name for name, _ in offered.speakers}),
        "ratings": ("Verdicts", {key: rating.label for key, rating, _ in offered.ratings}),
        "kinds": ("Kinds", {one.value: wording.label(one) for one in Kind}),
        "checkabilities": ("Can it be checked?", {c.value: wording.label(c) for c in Checkability}),
        "stances": ("Has evidence that", {one.value: wording.label(one) for one in Stance}),
        "assignees": ("Assigned to", {NOBODY: "Nobody", **dict(offered.people)}),
        "states": (
            "States, in place of the above",
            {s.value: wording.label(s) for s in ClaimState},
        ),
    }


def _several(name: str, label: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """Draw a choice of several; what is not there any more is left out of it."""
    key = f"report-{name}"
    if key in st.session_state:
        st.session_state[key] = [one for one in st.session_state[key] if one in options]
    return tuple(
        st.multiselect(
            label, list(options), format_func=options.__getitem__, key=key,
            placeholder="None" if name == "without" else "All", bind="query-params",
        )
    )  # fmt: skip


def _zone() -> str:
    """Return where the days are: of a report that was kept, where they were chosen."""
    return str(st.session_state.get("report-zone") or moments.zone_name())


def _days() -> tuple[Happened | None, str]:
    """Draw the choice of days; return what happened in them and which they are."""
    happened = st.selectbox(
        "Days", ["", *_OF], key="report-of", bind="query-params",
        format_func=lambda one: _OF[one] if one else "Any day",
    )  # fmt: skip
    of = next((one for one in _OF if one == happened), None)
    if of is None:
        return None, ""
    words = st.selectbox(
        "Which days", [*(one.value for one in _DAYS), _BETWEEN], key="report-days",
        bind="query-params", help=f"Days in {plain(_zone())}, worked out anew each time.",
    )  # fmt: skip
    if words != _BETWEEN:
        return of, words or Days.YESTERDAY.value
    first = st.date_input("From", None, max_value="today", key="report-first", format=date_format())
    last = st.date_input("To", None, max_value="today", key="report-last", format=date_format())
    if first is None:
        return None, ""
    return of, f"{first.isoformat()}/{(last or first).isoformat()}"


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
