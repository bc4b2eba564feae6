"""Setting two claims beside each other by hand: what the rules did not see, a person says.

Either claim is found by its number or by words of it. What the one does to the other is said from
the first one's side, so that the direction comes with the verb: “qualifies”, “is qualified by”.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from claims.errors import NotFound
from claims.model import RelationKind
from db import search
from desk import relations
from desk.act import claim_of
from desk.authority import Role
from reports import wording
from ui import session
from ui.act import attempt, refusal, refuse, tell
from ui.folding import popover
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from claims.model import Claim
    from db.transaction import Snapshot

MOST = 20
"""Claims offered: whoever knows the claim gives a word more, or its number."""

_VERBS = [
    (kind, from_left)
    for kind, from_left in product(relations.BY_HAND, (True, False))
    if from_left or kind is not RelationKind.CONTRADICTS
]
"""What the first claim does to the other, or has done to it; contradicting goes both ways."""


class _Meant(NamedTuple):
    """A claim that was found, as the form names it."""

    id: str
    number: int
    statement: str

    def __str__(self) -> str:
        return f"claim {self.number}: “{shortened(self.statement, 90)}”"


def beside(claim: Claim) -> None:
    """Draw the way to say, on the page of a claim, that it bears on another one."""
    if session.may(Role.CHECKER):
        popover("It bears on another claim", lambda: _setting(claim), type="tertiary")


def any_two() -> None:
    """Draw the way to set any two claims beside each other."""
    popover("Set two claims beside each other", lambda: _setting(None), icon=":material/add:")


def _setting(given: Claim | None) -> None:
    about = given.id if given else "any"
    first = _meant(given) if given else _sought("The first claim", about)
    verb = st.selectbox(
        "What it does to the other one" if given else "What the first does to the second",
        _VERBS,
        format_func=lambda one: wording.relation(one[0], from_left=one[1]),
        index=None,
        placeholder="Choose",
        key=f"pair verb {about}",
    )
    second = _sought("The other claim" if given else "The second claim", about)
    why = st.text_area("Why, in a sentence", height=90, key=f"pair why {about}")
    if first and second and verb:
        told = wording.relation(verb[0], from_left=verb[1])
        st.markdown(plain(f"This says that {first} {told} {second}"))
    if st.button("Set them beside each other", type="primary", key=f"pair set {about}"):
        _send(about, first, second, verb, why)
        st.rerun()
    refusal(f"pair {about}")


def _meant(claim: Claim) -> _Meant:
    return _Meant(claim.id, claim.number, claim.statement)


def _sought(label: str, about: str) -> _Meant | None:
    """Let a claim be found; return it."""
    key = f"pair {label} {about}"
    sought = st.text_input(f"{label}: its number, or words of it", key=f"{key} sought")
    if not sought.strip():
        return None
    with session.database().snapshot() as snapshot:
        found = _found(snapshot, sought.strip())
    if not found:
        st.markdown("No claim has this number or these words.")
        return None
    chosen = st.selectbox(
        label,
        list(found),
        format_func=lambda one: shortened(f"{found[one].number}. {found[one].statement}", 110),
        key=f"{key} {sought}",
        label_visibility="collapsed",
    )
    return found[chosen]


def _found(snapshot: Snapshot, sought: str) -> dict[str, _Meant]:
    """Return the claims meant, by id; that of a number stands first."""
    found: dict[str, _Meant] = {}
    if sought.isdecimal():
        try:
            claim = _meant(claim_of(snapshot, sought))
            found[claim.id] = claim
        except NotFound:
            pass
    for row in search.claims(snapshot, sought, most=MOST):
        found.setdefault(row["id"], _Meant(row["id"], row["number"], row["statement"]))
    return found


def _send(
    about: str,
    first: _Meant | None,
    second: _Meant | None,
    verb: tuple[RelationKind, bool] | None,
    why: str,
) -> None:
    if not (first and second and verb):
        lacks = "Find both claims" if not (first and second) else "Choose what the one does"
        refuse(f"{lacks} first. Nothing was saved.", at=f"pair {about}")
        return
    kind, from_left = verb
    left, right = (first.id, second.id) if from_left else (second.id, first.id)
    form = f"pair {about}"
    said = relations.Relate(
        left=left, right=right, kind=kind, because=why, command_id=session.command_id(form)
    )
    done = attempt(lambda: relations.relate(session.desk(), said), at=f"pair {about}")
    if done is not None:
        session.carried_out(form)
        _cleared(about)
        told = wording.relation(kind, from_left=from_left)
        tell(f"Claim {first.number} {told} claim {second.number}.", undo=done.event.seq)


def _cleared(about: str) -> None:
    """Forget what was typed: it is said now."""
    for name in [one for one in st.session_state if str(one).startswith("pair ")]:
        if about in str(name):
            del st.session_state[name]
