"""Which revision a form was drawn from, while somebody writes in it.

A page is drawn anew at every click, with what others saved meanwhile. A form must not follow: the
words typed into it would be lost, and a change that nobody saw be written over. So it stays the
form it was, its fields under the same keys, and sends the revision that its writer knows, and
only the fields that its writer changed. After a refusal, which tells what others changed, that
is the present one; after a change of one's own the form is drawn afresh.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

import streamlit as st

from ui.act import attempt, tell

if TYPE_CHECKING:
    from collections.abc import Callable

_PREFIX = "seen "
_Shown = TypeVar("_Shown")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Generic[_Shown]):
    """What the writer of a form knows: `revision` goes with what is sent.

    `shown` is what the form was drawn from, `generation` its revision: part of every key.
    """

    form: str
    generation: int
    revision: int
    shown: _Shown
    was_refused: bool = False

    def key(self, field: str) -> str:
        """Return the key of a field: the same as long as the form is."""
        return f"{self.form} {self.generation} {field}"


def seen(form: str, revision: int, shown: _Shown) -> Seen[_Shown]:
    """Return what the writer of `form` knows of a thing that is `shown` at `revision` now."""
    kept: Seen[_Shown] | None = st.session_state.get(_PREFIX + form)
    if kept is None or not _was_drawn(kept):
        kept = Seen(form=form, generation=revision, revision=revision, shown=shown)
    elif kept.was_refused:
        kept = replace(kept, revision=revision, was_refused=False)
    st.session_state[_PREFIX + form] = kept
    return kept


def send(form: str, do: Callable[[], _Result], told: Callable[[_Result], str]) -> None:
    """Carry out what a form asks for, say what came of it, and draw the page anew.

    A refusal is told by `act.refusal(form)`.
    """
    done = attempt(do, at=form)
    if done is not None:
        tell(told(done))
        st.session_state.pop(_PREFIX + form, None)
    elif (kept := st.session_state.get(_PREFIX + form)) is not None:
        st.session_state[_PREFIX + form] = replace(kept, was_refused=True)
    st.rerun()


def _was_drawn(kept: Seen[_Shown]) -> bool:
    """Whether the form was on the page in the run before: fields that were not are not kept."""
    return any(str(key).startswith(kept.key("")) for key in st.session_state)
