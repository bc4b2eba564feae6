"""What was done to a thing, newest first, with the words that each act dropped and added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk.history import history
from desk.undo import undo
from reports import act_words
from sources.compare import Edit, word_edits
from ui import moments, session
from ui.act import attempt, tell
from ui.components.difference import Block, difference
from ui.folding import expander
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk.history import Difference, Told
    from review.model import Review


def show(subject: str) -> None:
    """Draw the history of a claim, document or tag by id, folded; offer to undo the last act."""
    expander("History", lambda: _acts(subject), about=f"History {subject}")


def _acts(subject: str) -> None:
    found = history(session.database(), subject)
    if found.undoable is not None:
        _offer(found.undoable.seq, act_words.told(found.undoable.action))
    blocks = [block for one in found.told for block in _told(one)]
    difference(blocks, key=f"history {subject}", label="History, newest first")


def show_reviews(reviews: tuple[Review, ...], labels: dict[str, str]) -> None:
    """Draw how people changed their reviews of a claim: each against the one it took the place of.

    `reviews` are those that whoever looks may see; `labels` are ratings in words by review.
    """
    known = {review.id: review for review in reviews}
    changed = [r for r in reversed(reviews) if r.rating is not None and r.supersedes in known]
    if not changed:
        return
    with st.expander("How reviews changed"):
        blocks = []
        for review in changed:
            old = known[review.supersedes or ""]
            blocks.append(
                _act(review.given_by, "gave another review", moments.moment(review.given_at))
            )
            blocks.append(_changed("Rating", labels[old.id], labels[review.id]))
            blocks.append(_changed("Rationale", old.rationale, review.rationale))
        difference(blocks, key="changed reviews", label="Changed reviews, newest first")


def _offer(seq: int, action: str) -> None:
    if st.button(plain(f"Undo “{action}”"), key=f"undo {seq}", icon=":material/undo:"):
        undone = attempt(lambda: undo(session.desk(), seq, command_id=f"undo {seq}"))
        if undone is not None:
            tell("Undone. Both acts stay in the record.")
        st.rerun()


def _told(one: Told) -> Iterator[Block]:
    event = one.event
    yield _act(
        event.actor,
        act_words.told(event.action),
        f"{moments.moment(event.at)}, event {event.seq:,}",
    )
    for found in one.differences:
        yield _difference(found)
    if one.because:
        yield Block(lead="Reason", words=word_edits(one.because, one.because))


def _act(who: str, did: str, when: str) -> Block:
    return Block(lead=f"{who} {did} · {when}")


def _difference(found: Difference) -> Block:
    return _changed(found.of, found.was, found.became)


def _changed(called: str, was: str, became: str) -> Block:
    """Return words against those they took the place of; where there were none, as new."""
    kind = Edit.CHANGED if was and became else Edit.ADDED if became else Edit.DROPPED
    return Block(kind=kind, lead=called, words=word_edits(was, became))
