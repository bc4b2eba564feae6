"""Doing the same to many claims: what will happen is told first, what happened after.

One claim is accepted, dismissed or restored at once, as a key asks for; with more, and for
whatever needs a further word (a tag, a person), a dialog counts what can be done and what stays.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from db import board_view
from desk import bulk, bulk_undo, clock, tags
from desk.bulk import Asked, Bulk
from reports import wording
from ui import session, state, words
from ui.act import attempt
from ui.components.claim_list import Notice, select_nothing
from ui.components.first_field import first_field
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk.screens import ClaimsScreen
    from ui.components.claim_list import Action, BulkAction

ACTIONS: tuple[Action, ...] = ("accept", "dismiss", "assign", "tag", "untag")
"""What can be done to claims in most lists, in the order of the buttons."""

AMONG_DISMISSED: tuple[Action, ...] = ("restore", "tag", "untag")
"""What can be done in the list of those that were dismissed."""

LIST = "claims"
"""The key of the list whose claims these actions are done to."""

_OPEN = "bulk dialog"
_NOTICE = "bulk notice"
_KEPT_FOR = timedelta(minutes=10)
"""How long the way back is offered on the page; what it would undo has then been built upon."""


def asked_for(wanted: BulkAction, screen: ClaimsScreen) -> None:
    """Do at once what needs no further word, and ask for the rest in a dialog."""
    action = Bulk(wanted.action)
    ids = tuple(wanted.ids)
    if wanted.everything:
        with session.database().snapshot() as snapshot:
            ids = tuple(board_view.ids(snapshot, state.chosen_filter(session.desk().actor)))
    if len(ids) == 1 and action in {Bulk.ACCEPT, Bulk.DISMISS, Bulk.RESTORE}:
        _carry(Asked(action=action, claims=ids))
        st.rerun()
    st.session_state[_OPEN] = True
    in_dialog = st.dialog(plain(words.BULK_HEADINGS[action]), on_dismiss=_closed)
    in_dialog(partial(_ask, action, ids, screen))()


def is_asking() -> bool:
    """Whether the dialog is open, so that the page must not be drawn anew under it."""
    return bool(st.session_state.get(_OPEN))


def notice() -> Notice | None:
    """Return what became of the last action, with a way back, for a while."""
    kept = st.session_state.get(_NOTICE)
    if kept is None or clock.now() - kept[1] > _KEPT_FOR:
        return None
    found: Notice = kept[0]
    return found


def undo(number: int) -> None:
    """Take back the action of the notice with this number, and say what it came to."""
    back = partial(bulk_undo.undo, session.desk(), number, command_id=f"undo-{number}")
    undone = attempt(back)
    if undone is not None:
        _tell(-number, words.bulk_undone(undone), can_undo=False)
    st.rerun()


def _closed() -> None:
    st.session_state.pop(_OPEN, None)


def _ask(action: Bulk, ids: tuple[str, ...], screen: ClaimsScreen) -> None:
    """Ask for the further word, say what will happen, and do it."""
    asked = _FIELDS[action](Asked(action=action, claims=ids), screen)
    first_field()
    if asked is None:
        return
    foreseen = bulk.foresee(session.desk(), asked)
    st.markdown(plain(words.bulk_before(asked, foreseen)))
    able = len(foreseen.able)
    label = f"{wording.plain(action.value).capitalize()} {wording.count(able, 'claim')}"
    if st.button(plain(label), type="primary", disabled=not able, key="bulk-go"):
        _carry(asked)
        st.rerun()


def _carry(asked: Asked) -> None:
    """Do it; a second click of the same asking is the same command."""
    form = "bulk"
    command = session.command_id(form, asked)
    done = attempt(lambda: bulk.carry(session.desk(), asked, command_id=command))
    _closed()
    if done is None:
        return
    session.carried_out(form)
    stays = f"; {words.bulk_stays(done.stays)}" if done.stays else ""
    said = f"{wording.count(done.count, 'claim')} {words.BULK_DONE[asked.action]}{stays}."
    _tell(done.event.seq, said)
    st.session_state["selected"] = []
    select_nothing(LIST)


def _tell(number: int, said: str, *, can_undo: bool = True) -> None:
    told = Notice(number=number, words=said, can_undo=can_undo)
    st.session_state[_NOTICE] = (told, clock.now())


def _nothing(asked: Asked, _screen: ClaimsScreen) -> Asked:
    return asked


def _because(asked: Asked, _screen: ClaimsScreen) -> Asked:
    reason = st.text_input("Why", placeholder="For the record; may stay empty", key="bulk-because")
    return Asked(action=asked.action, claims=asked.claims, because=reason)


def _tag(asked: Asked, screen: ClaimsScreen) -> Asked | None:
    """Ask for a tag there is, or a new one."""
    return _chosen(
        asked, [one.name for one in screen.tags], "Choose a tag, or write a new one", new=True
    )


def _untag(asked: Asked, _screen: ClaimsScreen) -> Asked | None:
    """Ask for a tag that some of the claims carry."""
    names = tags.carried(session.database(), asked.claims)
    if not names:
        st.markdown("None of these claims carries a tag.")
        return None
    return _chosen(asked, names, "Choose a tag", new=False)


def _chosen(asked: Asked, names: Sequence[str], hint: str, *, new: bool) -> Asked | None:
    name = st.selectbox(
        "Tag",
        names,
        index=None,
        placeholder=hint,
        accept_new_options=new,
        key=f"bulk-{asked.action}",
    )
    if not name or attempt(lambda: tags.tidied(name)) is None:
        return None
    return Asked(action=asked.action, claims=asked.claims, tag=name)


def _person(asked: Asked, screen: ClaimsScreen) -> Asked | None:
    people = dict(screen.people)
    person = st.selectbox(
        "To", list(people), index=None, format_func=lambda one: people[one],
        placeholder="Choose a colleague", key="bulk-person",
    )  # fmt: skip
    return Asked(action=asked.action, claims=asked.claims, person=person) if person else None


_FIELDS: dict[Bulk, Callable[[Asked, ClaimsScreen], Asked | None]] = {
    Bulk.ACCEPT: _nothing,
    Bulk.DISMISS: _because,
    Bulk.RESTORE: _nothing,
    Bulk.ASSIGN: _person,
    Bulk.TAG: _tag,
    Bulk.UNTAG: _untag,
}
"""What each action asks for; None while it is not answered."""
