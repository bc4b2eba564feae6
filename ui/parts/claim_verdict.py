"""Giving a verdict: the scale, confidence, rationale, and what it rests on.

Every field is kept as a draft when it is left, so that a reload loses no words. The form is drawn
anew by itself then, not with the whole page. It holds the revision of the claim that was seen and a
command's id: a second click writes nothing, and a change by somebody else in between is told before
anything is saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from db import verdicts_store
from desk import drafts, verdicts
from desk.screens.claim import draft_form
from reports import wording
from review.model import Confidence, Layer, Stance
from review.workflow import ClaimAction
from ui import moments, session, words
from ui.act import attempt, outcome, tell
from ui.components.passage import Line, lines
from ui.parts import claim_confidential, claim_way, stale
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from desk.screens import ClaimScreen
    from review.model import Evidence, Review

_RESTS = "rests on"
"""Which pieces of a claim were offered last, and whether they were chosen."""
_REFUSED = "review refused"
"""The claim whose review was refused last, and why."""
_KEPT = "draft kept"
"""Which form was kept since the page was drawn, and whether anything stands in it."""

FIELDS = ("layer", "rating", "confidence", "rationale")


def show(screen: ClaimScreen) -> None:
    """Draw the standing verdicts and the form for one's own review."""
    st.header("Verdict", anchor=False)
    claim_way.stands_published(screen)
    _standing(screen)
    stale.on_claim(screen)
    claim_way.sealed(screen)
    possible = screen.way.actions
    if ClaimAction.REVIEW in possible or ClaimAction.ACCEPT in possible:
        with _folded(screen):
            _form(screen)
    elif possible:
        st.markdown(plain(claim_way.decided_words(screen)))
    else:
        st.markdown("You read here. Checkers give reviews.")
    claim_way.show(screen)


def _folded(screen: ClaimScreen) -> DeltaGenerator:
    """Fold the form away where the person has nothing to give by now.

    Who was about to give a verdict when a colleague's came first sees it open, with why not.
    """
    is_waiting = _refused(screen) is not None or bool(screen.draft)
    if screen.standing:
        return st.expander("Give another review", key="again", expanded=is_waiting)
    if screen.actor in {name for names in screen.way.sealed.values() for name in names}:
        return st.expander("Change your review", key="change")
    return st.container()


def _standing(screen: ClaimScreen) -> None:
    shown = []
    for layer in screen.layers:
        verdict = screen.standing.get(layer)
        rating = screen.scale.rating(verdict.rating) if verdict and verdict.rating else None
        if verdict is None or rating is None:
            continue
        given = [review for review in screen.reviews if review.id in verdict.review_ids]
        people = wording.listed(tuple(one.given_by for one in given) or (verdict.decided_by,))
        by = f"{people}, {moments.moment(verdict.decided_at)}"
        question = f"{words.LAYER_QUESTIONS[layer]} " if len(screen.layers) > 1 else ""
        told = f"{question}{rating.meaning}\n\n{_reasons(given)}".strip()
        shown.append(Line(lead=rating.label, words=told, quiet=by, colour=rating.colour))
    if shown:
        lines(shown, key=f"standing {screen.claim.id}", label="Verdicts of record")


def _reasons(given: Sequence[Review]) -> str:
    """Return the reason of the review that a verdict rests on; of several, who said which."""
    if len(given) > 1:
        return "\n\n".join(f"{one.given_by}: {one.rationale}" for one in given)
    return given[0].rationale if given else ""


@st.fragment
def _form(screen: ClaimScreen) -> None:
    claim = screen.claim
    _restore(screen)
    layer = _layer(screen)
    claim_way.blind(screen, layer)
    _rating(screen)
    st.segmented_control(
        "How sure are you? (optional)",
        list(Confidence),
        format_func=wording.label,
        key=f"confidence {claim.id}",
        on_change=_keep,
        args=(screen,),
    )
    st.text_area(
        "Rationale",
        key=f"rationale {claim.id}",
        height=110,
        placeholder="What you found, and why it leads to this rating",
        on_change=_keep,
        args=(screen,),
    )
    claim_confidential.warn(screen, st.session_state.get(f"rationale {claim.id}", ""))
    kept = "Draft kept." if _is_kept(screen) else "Kept as a draft when you leave the field."
    linked = any(piece.retracted_at is None for piece in screen.evidence)
    st.markdown(kept if linked else f"{kept} No evidence is linked yet.")
    rests_on = _rests_on(screen)
    _ask_about_caveats(screen)
    st.button(
        "Give your review" if screen.way.needed.get(layer, 1) > 1 else "Give the verdict",
        type="primary",
        width="stretch",
        key=f"give {claim.id}",
        on_click=_give,
        args=(screen, layer, rests_on),
    )
    refused = _refused(screen)
    if refused:
        st.error(plain(refused), icon=":material/block:")


def _refused(screen: ClaimScreen) -> str | None:
    """Return why the review of this claim that was sent last was not taken."""
    kept: tuple[str, str | None] = st.session_state.get(_REFUSED, ("", None))
    return kept[1] if kept[0] == screen.claim.id else None


def _is_kept(screen: ClaimScreen) -> bool:
    """Whether a draft is kept: as the page was drawn, or as its fields were left since."""
    left: tuple[str, bool] | None = st.session_state.get(_KEPT)
    if left is not None and left[0] == draft_form(screen.claim):
        return left[1]
    return bool(screen.draft)


def _rating(screen: ClaimScreen) -> None:
    """Ask for a rating; what the chosen one means stands below, what all mean behind the mark."""
    scale, key = screen.scale, f"rating {screen.claim.id}"
    labels = {rating.key: rating.label for rating in scale.ratings}
    chosen = st.radio(
        plain(f"Your rating · {scale.title}"),
        [rating.key for rating in scale.ratings],
        index=None,
        format_func=lambda one: plain(labels[one]),
        key=key,
        help="\n".join(f"- **{plain(one.label)}**: {plain(one.meaning)}" for one in scale.ratings),
        on_change=_keep,
        args=(screen,),
    )
    rating = scale.rating(chosen) if chosen else None
    if rating is not None:
        st.markdown(plain(rating.meaning))


def _layer(screen: ClaimScreen) -> Layer:
    if len(screen.layers) == 1:
        return screen.layers[0]
    key = f"layer {screen.claim.id}"
    chosen = st.segmented_control(
        "What you judge",
        list(screen.layers),
        format_func=lambda layer: words.LAYER_QUESTIONS[layer],
        key=key,
        required=True,
        on_change=_keep,
        args=(screen,),
    )
    return chosen or Layer.SO


def _rests_on(screen: ClaimScreen) -> tuple[str, ...]:
    """Ask for the pieces; chosen at first is what the reviewer linked, and nobody else's.

    What was chosen stays when a further piece is linked, which makes another field of this one.
    """
    standing = [piece for piece in screen.evidence if piece.retracted_at is None]
    if not standing:
        return ()
    labels = {piece.id: _piece(piece, i) for i, piece in enumerate(screen.evidence, 1)}
    before: dict[str, bool] = st.session_state.get(f"{_RESTS} {screen.claim.id}", {})
    ids = [piece.id for piece in standing]
    chosen = st.multiselect(
        "It rests on",
        ids,
        default=[p.id for p in standing if before.get(p.id, p.added_by == screen.actor)],
        format_func=lambda one: labels[one],
        key=f"rests {screen.claim.id} {screen.claim.revision}",
        placeholder="Choose what your verdict rests on",
    )
    st.session_state[f"{_RESTS} {screen.claim.id}"] = {one: one in chosen for one in ids}
    return tuple(chosen)


def _ask_about_caveats(screen: ClaimScreen) -> None:
    """Ask whether the reviewer knows of what limits the claim; without, nothing is given."""
    standing = sum(caveat.resolved_at is None for caveat in screen.caveats)
    if not standing:
        return
    known = "the caveat" if standing == 1 else f"the {wording.count(standing, 'caveat')}"
    st.checkbox(
        f"I know of {known}, and my verdict holds all the same",
        key=f"caveats known {screen.claim.id}",
    )


def _piece(piece: Evidence, number: int) -> str:
    symbol = wording.SYMBOLS[Stance(piece.stance)]
    return f"{number} {symbol} {words.said_there(piece, 40)}"


def _give(screen: ClaimScreen, layer: Layer, rests_on: tuple[str, ...]) -> None:
    st.session_state[_REFUSED] = (screen.claim.id, _gave(screen, layer, rests_on))
    st.rerun()  # the whole page, whatever came of it


def _gave(screen: ClaimScreen, layer: Layer, rests_on: tuple[str, ...]) -> str | None:
    """Give the review; return why it was refused, to be told at the form."""
    claim = screen.claim
    form = draft_form(claim)
    rating = st.session_state.get(f"rating {claim.id}")
    if rating is None:
        return words.NO_RATING
    rationale = st.session_state.get(f"rationale {claim.id}", "")
    confidence = st.session_state.get(f"confidence {claim.id}")
    withdrawn = sum(one.rating is None for one in screen.reviews)
    review = verdicts.GiveReview(
        claim=claim.id,
        layer=layer,
        rating=rating,
        rationale=rationale,
        confidence=confidence,
        evidence_ids=rests_on,
        over_caveats=bool(st.session_state.get(f"caveats known {claim.id}")),
        seen_revision=claim.revision,
        command_id=session.command_id(
            form, layer, rating, rationale, confidence, rests_on, withdrawn
        ),
    )
    done, refused = outcome(lambda: verdicts.give(session.desk(), review))
    if done is not None:
        _sent(screen)
        tell(_given_words(screen, layer))
    return refused


def _given_words(screen: ClaimScreen, layer: Layer) -> str:
    """Say whether a review that is in now is sealed, or was the last one that was waited for."""
    if screen.way.needed.get(layer, 1) < 2:
        return "Your verdict is in the record."
    with session.database().snapshot() as snapshot:
        sealed = verdicts_store.awaiting(snapshot, [screen.claim.id])
    if any(row["layer"] == layer for row in sealed):
        return "Your review is in, sealed until the others are."
    return "Your review is in. All that the claim needs are, so they are open now."


def _sent(screen: ClaimScreen) -> None:
    """Forget the draft and empty the form; only a callback may still set its fields."""
    form = draft_form(screen.claim)
    drafts.forget(session.desk(), form)
    st.session_state.pop(_KEPT, None)
    st.session_state.pop(f"{_RESTS} {screen.claim.id}", None)
    for field, blank in (("rating", None), ("confidence", None), ("rationale", "")):
        st.session_state[f"{field} {screen.claim.id}"] = blank


def _restore(screen: ClaimScreen) -> None:
    """Put the kept draft into the fields on the first visit."""
    claim = screen.claim
    known = {rating.key for rating in screen.scale.ratings}
    for field, value in screen.draft.items():
        key = f"{field} {claim.id}"
        if key in st.session_state or not value:
            continue
        if field == "rating" and value in known:
            st.session_state[key] = value
        elif field == "confidence":
            st.session_state[key] = Confidence(value)
        elif field == "layer" and Layer(value) in screen.layers:
            st.session_state[key] = Layer(value)
        elif field == "rationale":
            st.session_state[key] = value
    if f"layer {claim.id}" not in st.session_state and len(screen.layers) > 1:
        st.session_state[f"layer {claim.id}"] = Layer.SO


def _keep(screen: ClaimScreen) -> None:
    """Keep the fields as they stand; what was refused before speaks of them no more."""
    st.session_state.pop(_REFUSED, None)
    claim = screen.claim
    fields = {field: str(st.session_state.get(f"{field} {claim.id}") or "") for field in FIELDS}
    form = draft_form(claim)

    def keep() -> tuple[str, bool]:
        drafts.keep(session.desk(), form, fields)
        return form, any(fields.values())

    st.session_state[_KEPT] = attempt(keep)
    if st.session_state[_KEPT] is None:
        st.rerun()  # what was refused is said above the page
