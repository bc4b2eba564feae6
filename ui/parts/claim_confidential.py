"""Confidential evidence on the page of a claim: who is cleared for it, and letting it out.

What the viewer may not see never reaches this page; here they learn whom to ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import clearance
from desk.authority import Role, SignIn, may
from desk.screens import people_screen
from reports import wording
from review.clearance import is_confidential
from review.model import Shown, Stance
from ui import session
from ui.act import attempt, popover, tell
from ui.components.passage import Line, lines
from ui.folding import expander
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk.act import Done
    from desk.clearance import Confidence
    from desk.screens import ClaimScreen

_EVERY = "every confidential piece of this desk"
_UNGUARDED = "Everybody here sees it, as this desk has no accounts; reports do not show it."


def show(screen: ClaimScreen) -> None:
    """Draw the confidential pieces of a claim, with what may be done about each."""
    if not any(is_confidential(one) for one in screen.evidence):
        return
    numbers = {one.id: number for number, one in enumerate(screen.evidence, 1)}
    expander("Evidence in confidence", lambda: _confidences(screen.claim.id, numbers))


def _confidences(claim: str, numbers: Mapping[str, int]) -> None:
    for one in clearance.confidences(session.desk(), claim):
        label = _name(one, numbers[one.piece.id])
        lines([_line(one, label)], key=f"confidence {one.piece.id}", label=label)
        with st.container(horizontal=True):
            _clear(one, label)
            if may(session.desk(), Role.EDITOR):
                _release(one, label)


def warn(screen: ClaimScreen, rationale: str) -> None:
    """Say before a review is given that its reasons name what is confidential."""
    if not rationale.strip() or not any(is_confidential(one) for one in screen.evidence):
        return
    numbers = {one.id: number for number, one in enumerate(screen.evidence, 1)}
    for slip in clearance.slips_of(session.desk(), screen.claim.id, rationale):
        kind = wording.label(slip.confidentiality).lower()
        st.warning(
            plain(
                f"Your reasons say “{shortened(slip.words, 60)}”, which is from evidence "
                f"{numbers[slip.evidence]}, {kind}. Everybody here reads reasons, and reports "
                "print them."
            ),
            icon=":material/lock:",
        )


def _name(one: Confidence, number: int) -> str:
    stance = wording.label(Stance(one.piece.stance)).lower()
    return f"Evidence {number}, {wording.label(one.piece.confidentiality).lower()}, {stance}"


def _line(one: Confidence, label: str) -> Line:
    if not one.is_open:
        others = "" if may(session.desk(), Role.EDITOR) else ", or an editor"
        return Line(lead=label, words=f"Kept from you. Ask {one.piece.added_by}{others}.")
    names = (one.piece.added_by, *dict.fromkeys(each.person for each in one.cleared))
    seen = f"Seen by {wording.listed(names)}." if one.is_guarded else _UNGUARDED
    out = f" Released by {one.released_by}: {one.released_because}" if one.released_by else ""
    return Line(lead=label, words=seen + out, quiet=f"linked by {one.piece.added_by}")


def _clear(one: Confidence, label: str) -> None:
    screen = people_screen(session.desk())
    if screen.sign_in is SignIn.LOCAL or not (one.is_open or may(session.desk(), Role.EDITOR)):
        return
    cleared = {each.person for each in one.cleared} | {one.piece.added_by}
    others = [each.name for each in screen.people if each.name not in cleared]
    with popover("Who may see it", help=plain(label), about=one.piece.id):
        for each in one.cleared:
            what = "this piece" if each.evidence else _EVERY
            if st.button(plain(f"End: {each.person}, {what}"), key=f"end {each.id} {one.piece.id}"):
                _do(lambda: clearance.end_clearance(session.desk(), each.id), "Ended.")  # noqa: B023
        with st.form(f"clear {one.piece.id}", border=False):
            person = st.selectbox("Clear", others, index=None)
            every = st.checkbox(f"For {_EVERY}")
            if st.form_submit_button("Clear") and person:
                piece = None if every else one.piece.id
                _do(
                    lambda: clearance.clear(session.desk(), person, evidence=piece),
                    "Cleared. The record says so.",
                )


def _release(one: Confidence, label: str) -> None:
    if one.piece.released is not Shown.NOTHING:
        _take_back(one.piece.id, label)
    elif one.is_open:
        _let_out(one.piece.id, label)


def _take_back(piece: str, label: str) -> None:
    with (
        popover("Take the release back", help=plain(label), about=piece),
        st.form(f"unrelease {piece}", border=False),
    ):
        because = st.text_input("Why")
        if st.form_submit_button("Take back"):
            _do(
                lambda: clearance.take_back_release(session.desk(), piece, because=because),
                "Taken back. Files that left the desk before still have it.",
            )


def _let_out(piece: str, label: str) -> None:
    with (
        popover("Release it", help=plain(label), about=piece),
        st.form(f"release {piece}", border=False),
    ):
        named = st.checkbox("Name the source, too")
        because = st.text_input("Why it may go out")
        if st.form_submit_button("Release"):
            extent = Shown.EVERYTHING if named else Shown.WORDS
            _do(
                lambda: clearance.release(session.desk(), piece, extent, because=because),
                "Released. Reports quote it from now on.",
            )


def _do(do: Callable[[], Done], said: str) -> None:
    if attempt(do) is not None:
        tell(said)
    st.rerun()
