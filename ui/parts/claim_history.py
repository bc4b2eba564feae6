"""What happened to a claim: reviews with their rationales, and every act with what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import verdicts
from reports import wording
from review.rules import standing
from ui import moments, session, words
from ui.act import attempt, popover, pressed, tell
from ui.components.passage import Line, lines
from ui.folding import expander
from ui.parts import history, other_desks

if TYPE_CHECKING:
    from desk.screens import ClaimScreen
    from review.model import Review


def show(screen: ClaimScreen) -> None:
    """Draw the reviews and the history."""
    if screen.reviews:
        expander(f"Reviews · {len(screen.reviews)}", lambda: _reviews(screen), about="reviews")
        labels = {r.id: _rating(r, screen) for r in screen.reviews}
        history.show_reviews(screen.reviews, labels)
    history.show(screen.claim.id)
    other_desks.show(screen.claim.id)


def _reviews(screen: ClaimScreen) -> None:
    shown = [_review(review, screen) for review in screen.reviews]
    lines(shown, key=f"reviews {screen.claim.id}", label="Reviews, oldest first")
    _withdraw(screen)


def _rating(review: Review, screen: ClaimScreen) -> str:
    rating = screen.scale.rating(review.rating) if review.rating else None
    return rating.label if rating else "Withdrawn"


def _review(review: Review, screen: ClaimScreen) -> Line:
    rating = screen.scale.rating(review.rating) if review.rating else None
    sure = f" · {wording.label(review.confidence).lower()} confidence" if review.confidence else ""
    layer = f" · {words.LAYER_QUESTIONS[review.layer]}" if len(screen.layers) > 1 else ""
    past = "" if _stands(review, screen) or review.rating is None else " · superseded or withdrawn"
    return Line(
        lead=_rating(review, screen),
        words=review.rationale,
        quiet=f"{review.given_by}, {moments.moment(review.given_at)}{layer}{sure}{past}",
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
        with popover(label, about=review.id), st.form(f"withdraw {review.id}", border=False):
            reason = st.text_input("Why")
            if pressed("Withdraw the review", at=f"withdraw {review.id}"):
                done = attempt(
                    lambda: verdicts.withdraw(session.desk(), review.id, because=reason),  # noqa: B023
                    at=f"withdraw {review.id}",
                )
                if done is not None:
                    tell("Withdrawn.")
                st.rerun()
