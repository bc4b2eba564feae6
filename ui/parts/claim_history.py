"""What happened to a claim: reviews with their rationales, and every event in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import verdicts
from reports import wording
from review.rules import standing
from ui import session, words
from ui.act import attempt, tell
from ui.components.passage import Line, lines

if TYPE_CHECKING:
    from desk.screens import ClaimScreen
    from review.model import Review


def show(screen: ClaimScreen) -> None:
    """Draw the reviews and the history."""
    if screen.reviews:
        st.subheader("Reviews")
        shown = [_review(review, screen) for review in screen.reviews]
        lines(shown, key=f"reviews {screen.claim.id}", label="Reviews, oldest first")
        _withdraw(screen)
    with st.expander("History"):
        events = [
            Line(lead=event.actor, words="", quiet=f"{event.action}, {wording.moment(event.at)}")
            for event in reversed(screen.history)
        ]
        lines(events, key=f"history {screen.claim.id}", label="History, newest first")


def _review(review: Review, screen: ClaimScreen) -> Line:
    rating = screen.scale.rating(review.rating) if review.rating else None
    lead = rating.label if rating else "Withdrawn"
    sure = f" · {wording.label(review.confidence).lower()} confidence" if review.confidence else ""
    layer = f" · {words.LAYER_QUESTIONS[review.layer]}" if len(screen.layers) > 1 else ""
    past = "" if _stands(review, screen) or review.rating is None else " · superseded or withdrawn"
    return Line(
        lead=lead,
        words=review.rationale,
        quiet=f"{review.given_by}, {wording.moment(review.given_at)}{layer}{sure}{past}",
        colour=rating.colour if rating else None,
    )


def _stands(review: Review, screen: ClaimScreen) -> bool:
    return review in standing(screen.reviews, layer=review.layer)


def _withdraw(screen: ClaimScreen) -> None:
    """Offer to take back one's own standing reviews."""
    mine = [r for r in screen.reviews if r.given_by == screen.actor and _stands(r, screen)]
    for review in mine:
        rating = screen.scale.rating(review.rating or "")
        label = f"Withdraw my “{rating.label if rating else ''}”"
        with st.popover(label), st.form(f"withdraw {review.id}", border=False):
            reason = st.text_input("Why")
            if st.form_submit_button("Withdraw the review"):
                done = attempt(
                    lambda: verdicts.withdraw(session.desk(), review.id, because=reason)  # noqa: B023
                )
                if done is not None:
                    tell("Withdrawn.")
                st.rerun()
