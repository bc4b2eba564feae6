"""Doing what a person asked for, and saying in the page what came of it.

A refusal becomes a notice and leaves the page as it is; a fault of ours becomes an incident
number, with the details in the log. Notices outlive the rerun that an action causes, and one may
offer to undo what it tells of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

import streamlit as st

from claims.errors import Refusal
from desk.incidents import reported_act
from desk.undo import undo
from ui import session
from ui.components.read_out import read_out
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.elements.lib.mutable_popover_container import PopoverContainer

_NOTICES = "notices"
_UNDO = "act to undo"
_DONE = "acts done"
_REFUSED = "refused where"
"""At which button something was refused last, on which claim or document, and why."""
_FRESH = "refused just now"
"""Whether it was not told yet."""
_Result = TypeVar("_Result")


def attempt(do: Callable[[], _Result], *, at: str = "") -> _Result | None:
    """Run `do`; return its result, or None after telling why it was refused.

    Told by `refusal(at)`, where the button stands; in a bar over the page without such a place.
    """
    done, refused = outcome(do)
    st.session_state.pop(_REFUSED, None)
    if refused is not None and at:
        refuse(refused, at=at)
    elif refused is not None:
        tell(refused, kind="refused")
    return done


def refuse(words: str, *, at: str) -> None:
    """Have `refusal(at)` say why something was not done."""
    st.session_state[_REFUSED] = (at, where(), words)
    st.session_state[_FRESH] = True


def refusal(at: str) -> None:
    """Say why what was asked for here was refused last, until something else is done."""
    if session.has_just_come():
        st.session_state.pop(_REFUSED, None)
    kept, about, words = st.session_state.get(_REFUSED, ("", ("", ""), ""))
    if (kept, about) == (at, where()):
        st.session_state[_FRESH] = False
        st.error(plain(words), icon=":material/block:")


def refuse_what_has_no_place() -> None:
    """At the end of a page, tell in the bar what was refused at a button that is gone since."""
    if st.session_state.pop(_FRESH, False):
        _, _, words = st.session_state.pop(_REFUSED)
        tell(words, kind="refused")
        st.rerun()


def pressed(
    label: str,
    *,
    at: str,
    type: Literal["primary", "secondary"] = "secondary",  # noqa: A002
) -> bool:
    """Draw the button of a form, and what `refusal(at)` says; return whether it was pressed."""
    is_pressed = st.form_submit_button(label, type=type)
    refusal(at)
    return is_pressed


def outcome(do: Callable[[], _Result]) -> tuple[_Result | None, str | None]:
    """Run `do`; return its result, or None and the sentence that says why not."""
    try:
        return do(), None
    except Refusal as refusal:
        return None, str(refusal)
    except Exception as fault:  # noqa: BLE001 -- the one place where a page survives our own faults
        return None, reported_act(fault)


def tell(words: str, *, kind: str = "done", undo: int | None = None) -> None:
    """Have the page say something, after the next rerun too.

    With the number of an event, the page also offers to undo it, until something else is told or
    another page, claim or document is looked at.
    """
    if kind == "done":
        close_popovers()
    st.session_state.setdefault(_NOTICES, []).append((kind, words))
    st.session_state[_UNDO] = None if undo is None else (undo, words, _place())


def popover(
    label: str,
    *,
    about: str = "",
    icon: str | None = None,
    help: str | None = None,  # noqa: A002 -- what Streamlit calls it
    type: Literal["secondary", "tertiary"] = "secondary",  # noqa: A002
    width: Literal["content", "stretch"] = "content",
) -> PopoverContainer:
    """Draw a popover that is shut again once what was asked for in it is done.

    Streamlit's own stays open over what it changed; a new key makes it a new one, which is shut.
    After a refusal it stays, with what was typed. `about` tells two of the same label apart.
    """
    key = f"{label} {about} {acts_done()}"
    return st.popover(label, key=key, icon=icon, help=help, type=type, width=width)


def close_popovers() -> None:
    """Have the next run draw every popover shut."""
    st.session_state[_DONE] = acts_done() + 1


def acts_done() -> int:
    """Return how much this visit did: part of the key of whatever is to be shut by an act."""
    return int(st.session_state.get(_DONE, 0))


def show_notices() -> None:
    """Show what was told since the last time, each thing once, where it moves nothing.

    What can be undone stands in the bar that undoes it, a refusal in one that stays until the next
    act. The box is there without any notice, too: what stands below would otherwise be drawn anew
    when one comes, and a form that was open would fold.
    """
    with st.container(key="notices"):
        offered = st.session_state.get(_UNDO)
        seq, in_bar = offered[:2] if offered is not None and offered[2] == _place() else (0, "")
        told = st.session_state.pop(_NOTICES, [])
        for words in [words for kind, words in told if kind != "refused" and words != in_bar]:
            st.toast(plain(words), icon=":material/check:")
        refused = [words for kind, words in told if kind == "refused"]
        if refused:
            _refuse(refused)
        if in_bar:
            _offer(seq, in_bar)
        read_out(in_bar, number=seq)


def _refuse(sentences: list[str]) -> None:
    """A bar over the page, in sight wherever one has scrolled to; any press takes it away."""
    with st.container(key="refused", horizontal=True, vertical_alignment="center"):
        st.error(plain(" ".join(dict.fromkeys(sentences))), icon=":material/block:")
        st.button("Close", key="close refused", type="tertiary")


def _offer(seq: int, words: str) -> None:
    """A bar with what was just done and a button that undoes it; the way to put it away beside."""
    with st.container(key="undo", horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {plain(words)}")
        st.button(
            "Undo", key=f"undo now {seq}", icon=":material/undo:", on_click=_undo, args=(seq,)
        )
        st.button("Close", key=f"close {seq}", type="tertiary", on_click=_put_away)


def _undo(seq: int) -> None:
    _put_away()
    if attempt(lambda: undo(session.desk(), seq, command_id=f"undo {seq}")) is not None:
        tell("Undone. Both acts stay in the record.")


def where() -> tuple[str, str]:
    """Return which claim and document the page is about, as its address names them."""
    return st.query_params.get("claim", ""), st.query_params.get("document", "")


def _place() -> tuple[str, tuple[str, str]]:
    """Return where something is done: elsewhere “Confirmed.” would not say of what."""
    return session.page_drawn(), where()


def _put_away() -> None:
    st.session_state.pop(_UNDO, None)
