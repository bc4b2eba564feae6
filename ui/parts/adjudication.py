"""Settling what reviewers left open: ratings and reasons side by side, and the editor's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from desk import verdicts
from reports import wording
from review import rounds
from review.model import Confidence, Stance
from review.workflow import ClaimAction
from ui import session, words
from ui.act import attempt, pressed, tell
from ui.components.passage import Line, lines
from ui.plain import plain

if TYPE_CHECKING:
    from desk.screens import ClaimScreen
    from review.model import Layer, Review


def show(screen: ClaimScreen) -> None:
    """Draw each layer that waits for an editor, across the whole page."""
    for layer in screen.way.unsettled:
        with st.container(border=True, key=f"adjudicate-{layer}"):
            about = f" · {words.LAYER_QUESTIONS[layer]}" if len(screen.layers) > 1 else ""
            st.header(plain(f"To settle{about}"), anchor=False)
            given = _given(screen, layer)
            _side_by_side(screen, given)
            if is_mine(screen, layer):
                _form(screen, layer, given)
            elif ClaimAction.ADJUDICATE not in screen.way.actions:
                st.markdown("An editor who did not review it settles this.")
            else:
                st.markdown("You reviewed it yourself: another editor settles this.")


def is_mine(screen: ClaimScreen, layer: Layer) -> bool:
    """Whether whoever looks may settle what the reviewers of a layer left open."""
    given_by = {one.given_by for one in _given(screen, layer)}
    return ClaimAction.ADJUDICATE in screen.way.actions and screen.actor not in given_by


def _given(screen: ClaimScreen, layer: Layer) -> tuple[Review, ...]:
    in_round = rounds.of_round(screen.reviews, screen.verdicts, layer)
    gone = {one.supersedes for one in in_round}
    return tuple(one for one in in_round if one.rating is not None and one.id not in gone)


def _side_by_side(screen: ClaimScreen, given: tuple[Review, ...]) -> None:
    for column, review in zip(st.columns(max(1, len(given))), given, strict=False):
        with column:
            rating = screen.scale.rating(review.rating or "")
            sure = (
                f", {wording.label(review.confidence).lower()} confidence"
                if review.confidence
                else ""
            )
            lines(
                [
                    Line(
                        lead=rating.label if rating else "",
                        words=f"{review.rationale}\n\n{_rests_on(screen, review)}".strip(),
                        quiet=f"{review.given_by}{sure}",
                        colour=rating.colour if rating else "none",
                    )
                ],
                key=f"given {review.id}",
                label=f"Review by {review.given_by}",
            )


def _rests_on(screen: ClaimScreen, review: Review) -> str:
    """Name the pieces that one review rests on, so that a difference in them is seen, too."""
    pieces = [piece for piece in screen.evidence if piece.id in review.evidence_ids]
    if not pieces:
        return "Rests on no evidence."
    named = (f"{wording.SYMBOLS[Stance(one.stance)]} {words.said_there(one, 60)}" for one in pieces)
    return "Rests on: " + "; ".join(named)


@st.fragment
def _form(screen: ClaimScreen, layer: Layer, given: tuple[Review, ...]) -> None:
    with st.form(f"adjudicate {screen.claim.id} {layer}", border=False):
        rating = st.radio(
            "Your decision",
            [one.key for one in screen.scale.ratings],
            index=None,
            horizontal=True,
            format_func=lambda key: _label(screen, key),
        )
        because = st.text_area("The reason, which stands in the record and in reports", height=110)
        left, right = st.columns(2)
        with left:
            rests_on = _evidence(screen, given)
        with right:
            sure = st.segmented_control(
                "How sure are you? (optional)", list(Confidence), format_func=wording.label,
            )  # fmt: skip
        known = _caveats(screen)
        if pressed("Settle it", at=f"settle {layer}", type="primary"):
            if rating is None:
                st.error(words.NO_RATING, icon=":material/block:")
                return
            _settle(
                screen,
                verdicts.GiveReview(
                    claim=screen.claim.id,
                    layer=layer,
                    rating=rating,
                    rationale=because,
                    confidence=sure,
                    evidence_ids=rests_on,
                    over_caveats=known,
                    seen_revision=screen.claim.revision,
                ),
            )


def _evidence(screen: ClaimScreen, given: tuple[Review, ...]) -> tuple[str, ...]:
    """Ask what the decision rests on; at first what the reviewers rested on and still stands."""
    standing = {
        one.id: words.said_there(one, 50) for one in screen.evidence if one.retracted_at is None
    }
    rested = {one for review in given for one in review.evidence_ids}
    chosen = st.multiselect(
        "It rests on", list(standing), default=[one for one in standing if one in rested],
        format_func=lambda one: standing[one],
    )  # fmt: skip
    return tuple(chosen)


def _caveats(screen: ClaimScreen) -> bool:
    standing = sum(caveat.resolved_at is None for caveat in screen.caveats)
    if not standing:
        return False
    return st.checkbox("I know of the caveats, and the verdict holds all the same")


def _label(screen: ClaimScreen, key: str) -> str:
    rating = screen.scale.rating(key)
    return rating.label if rating else key


def _settle(screen: ClaimScreen, decision: verdicts.GiveReview) -> None:
    form = f"adjudicate {screen.claim.id} {screen.claim.revision}"
    content = (decision.layer, decision.rating, decision.rationale, decision.evidence_ids)
    sent = replace(decision, command_id=session.command_id(form, *content))
    done = attempt(lambda: verdicts.adjudicate(session.desk(), sent), at=f"settle {decision.layer}")
    if done is not None:
        tell("Settled. The reviews stay in the record.")
    st.rerun()
