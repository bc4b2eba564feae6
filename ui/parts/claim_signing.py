"""Signing a verdict off: what is still to be done first, in one list, and who did the checking.

Everything that the desk would refuse stands here before the press, each with the way to do it: the
button waits until it is done. Whoever checked the verdict alone, on a desk without accounts, is
told so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import sign_off
from reports import wording
from review.reply import missing
from review.workflow import ClaimAction
from ui import session, words
from ui.act import attempt, refusal, tell
from ui.parts import claim_replies
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from desk.act import Done
    from desk.screens import ClaimScreen
    from review.model import Layer

    Telling: TypeAlias = str | Callable[[], str]


def show(screen: ClaimScreen) -> None:
    """Draw the form of signing for the editor, and for a lawyer where one is wanted."""
    possible = set(screen.way.actions)
    if screen.way.checked_it:
        if {ClaimAction.SIGN_OFF, ClaimAction.LEGAL} & possible:
            st.info(words.SOMEBODY_ELSE_SIGNS, icon=":material/draw:")
        return
    if ClaimAction.SIGN_OFF in possible:
        _sign(screen)
    lawyer = screen.way.legal and "legal" not in {one.kind for one in screen.way.signatures}
    if ClaimAction.LEGAL in possible and lawyer:
        _sign_as_lawyer(screen)


def sending(label: str, do: Callable[[], Done], told: Telling, words_in: str) -> None:
    """Draw the button that sends a form about the claim as it was drawn.

    Done in a callback: once somebody else changed the claim, the next run may draw other forms,
    and a press that is only asked for then would be lost without a word. What was typed
    (`words_in`, a key) stays after a refusal and goes after it was saved. `told` is a function
    where what is told hangs on what was typed.
    """
    st.form_submit_button(
        label, type="primary", width="stretch", on_click=_sent, args=(label, do, told, words_in)
    )
    refusal(label)


def _sent(label: str, do: Callable[[], Done], told: Telling, words_in: str) -> None:
    if attempt(do, at=label) is not None:
        tell(told if isinstance(told, str) else told())
        if words_in:
            st.session_state[words_in] = ""


def _sign(screen: ClaimScreen) -> None:
    claim, alone = screen.claim, screen.way.checked_alone
    known, note = f"leaves open {claim.id}", f"sign note {claim.id}"
    label = "Sign off what you checked yourself" if alone else "Sign off"
    with st.container(border=True):
        reviewed = any(one.given_by == screen.actor for one in screen.reviews)
        # Of somebody who was overruled it is not so that they did not check.
        other = words.SIGN_OFF_OTHERWISE if reviewed else words.SIGN_OFF
        st.markdown(words.SIGN_OFF_ALONE if alone else other)
        _say_what_is_kept(screen)
        _say_what_is_unanswered(screen)
        is_ready = _before_signing(screen, known)
        st.text_input("Note, if any", key=note)
        st.button(
            label,
            type="primary", width="stretch", disabled=not is_ready, key=f"sign off {claim.id}",
            on_click=_sent,
            args=(label, lambda: _signed(screen, known, note), "Signed off.", note),
        )  # fmt: skip
        refusal(label)


def _say_what_is_kept(screen: ClaimScreen) -> None:
    """Say that the signature is for something that the signer may not read."""
    kept = screen.rests_on_kept
    if kept:
        people = wording.listed(tuple(dict.fromkeys(one.added_by for one in kept)))
        st.markdown(
            f"It rests on {wording.count(len(kept), 'piece')} of evidence kept from you. Ask "
            f"{plain(people)}, or clear yourself for it first: the record will say so."
        )


def _say_what_is_unanswered(screen: ClaimScreen) -> None:
    """Say that the words signed for may stand otherwise by now."""
    if screen.unanswered:
        newer = wording.listed(tuple(f"document {number}" for number in screen.unanswered))
        st.markdown(
            f"Nobody has said what became of words of it in a newer version, {newer}: the way "
            "there is on the left."
        )


def _signed(screen: ClaimScreen, known: str, note: str) -> Done:
    return sign_off.sign_off(
        session.desk(), screen.claim.id, note=st.session_state[note],
        leaves_open=bool(st.session_state.get(known)), seen_revision=screen.claim.revision,
    )  # fmt: skip


def _before_signing(screen: ClaimScreen, known: str) -> bool:
    """List what has to be done first, each with its way; return whether all of it is."""
    unheard = missing(screen.claim, screen.heard)
    open_ = [layer for layer in screen.layers if layer not in screen.standing]
    if not (unheard or open_ or screen.way.is_stale):
        return True
    st.markdown("Before you sign:")
    if screen.way.is_stale:
        _item("What the verdict rests on changed. Say above that it still holds, or reopen it.")
    if unheard:
        _unheard(screen, unheard)
    return _knows(open_, known) and not (unheard or screen.way.is_stale)


def _unheard(screen: ClaimScreen, names: tuple[str, ...]) -> None:
    named = wording.listed(tuple(f"“{name}”" for name in names))
    _item(f"Nobody wrote down whether {named} was asked for an answer. Do it here:")
    claim_replies.ways(screen, names, at="signing")


def _knows(open_: list[Layer], known: str) -> bool:
    """Have it said for a question that nobody answered; return whether it is."""
    return not open_ or st.checkbox(plain(words.UNANSWERED[open_[0]]), key=known)


def _item(told: str) -> None:
    st.markdown(f":material/radio_button_unchecked: {plain(told)}")


def _sign_as_lawyer(screen: ClaimScreen) -> None:
    with st.form(f"legal {screen.claim.id}", border=True):
        st.markdown("**A lawyer reads this one** before it is published.")
        note = f"legal note {screen.claim.id}"
        st.text_input("Note, if any", key=note)
        sending(
            "Sign off as the lawyer",
            lambda: sign_off.sign_off_as_lawyer(
                session.desk(), screen.claim.id, note=st.session_state[note],
                seen_revision=screen.claim.revision,
            ),
            "Signed off by the lawyer.",
            note,
        )  # fmt: skip
