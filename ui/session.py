"""Who is looking, at which database: the same answer for every page of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from desk import address, authority, visitor
from desk import ids as identifiers
from samples.loader import open_sample
from ui import state
from ui.components.passage import Line, lines
from ui.plain import plain

if TYPE_CHECKING:
    from db.connection import Database
    from desk import Desk
    from desk.authority import Role

_WHY = "why to sign in"
_PAGE = "page that is drawn"
_COMING = "page was come to"
_SIGNED_OUT = "You are signed out. What you typed into a form is kept as a draft."
WHAT_TO_DO = "What to do"
"""The name of a list whose lines are drawn as buttons."""

_NOBODY = "Somebody"
"""The name of a visitor whose browser keeps no cookies: the welcome page asks everybody else."""


def where() -> address.Address:
    """Return the database that is worked on now."""
    return address.current()


def database() -> Database:
    """Return the database that is worked on now, opened."""
    found = where()
    if found.is_sample:
        open_sample(found.path)
    return address.opened(found.where)


def name() -> str:
    """Return the name of whoever is looking."""
    found = database()
    if not visitor.has_accounts(found):
        return visitor.name_in(st.context.cookies) or _NOBODY
    session = visitor.session_in(found, st.context.cookies)
    return "" if session is None else session.name


def desk() -> Desk:
    """Return the desk as whoever is looking sees it; where they must sign in, the page ends.

    A page knows the cookies of its first request only, so the session itself is looked up anew
    each time: one that ended is found out at the next click.
    """
    found = visitor.seat(database(), st.context.cookies, otherwise=_NOBODY)
    if found is None:
        st.info(plain(st.session_state.get(_WHY, _SIGNED_OUT)))
        way = Line(words="Sign in", href="/sign-in?" + urlencode({"next": state.here()}))
        lines([way], key="sign-in-again", label=WHAT_TO_DO)
        st.stop()
    return found


def may(role: Role) -> bool:
    """Whether whoever looks has a role or a higher one: what they may not do is not offered."""
    return authority.may(desk(), role)


def sign_in_again(why: str) -> None:
    """Have the page say why it asks to sign in, when what was done here ended the session."""
    st.session_state[_WHY] = why


def draw_page(name: str) -> None:
    """Note which page is about to be drawn."""
    st.session_state[_COMING] = st.session_state.get(_PAGE) != name
    st.session_state[_PAGE] = name


def page_drawn() -> str:
    """Return the name of the page that is drawn, or was drawn last while a press is carried out."""
    return str(st.session_state.get(_PAGE, ""))


def has_just_come() -> bool:
    """Whether the page is drawn for somebody who comes to it, and not anew."""
    return bool(st.session_state.get(_COMING))


def command_id(form: str, *content: object) -> str:
    """Return the id of the command that a form will send: the same until it was carried out.

    With `content`, the id lasts as long as that stays the same, carried out or not: the second
    click of two is then the same command, even when the page was drawn anew between them.
    """
    key = f"command {form}"
    kept = st.session_state.get(key)
    if kept is None or kept[0] != content:
        kept = st.session_state[key] = (content, identifiers.fresh("cmd"))
    return str(kept[1])


def carried_out(form: str) -> None:
    """Let the form's next sending be a new command."""
    st.session_state.pop(f"command {form}", None)
