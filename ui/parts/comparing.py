"""Comparing the claims of a desk: at once where they are few; beside the page where they are many.

What takes long goes on whoever leaves the page; everybody who opens it sees how far it is.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from desk import comparing, cross_check
from desk.authority import Role
from reports import wording
from ui import session
from ui.act import attempt, tell
from ui.plain import plain

if TYPE_CHECKING:
    from desk.comparing import Comparing

AT_ONCE = 600
"""Claims that are compared while the page waits: half a second even if they all share words."""

_EVERY = timedelta(seconds=1)


def what_came_in(*, is_due: bool) -> bool:
    """Begin to compare what came in since, if that is much; return whether it is little.

    Then `few` does it, once the page stands. What somebody stopped or what was refused is not
    begun again by itself.
    """
    latest = comparing.latest(session.database())
    if latest is not None and not latest.is_over:
        _under_way(latest)
        return False
    if not is_due or not session.may(Role.CHECKER):
        return False
    if _are_few():
        return True
    if latest is not None and (latest.was_given_up or latest.refused):
        _not_done(latest)
        return False
    _begin(only_new=True)
    return False


def few(*, are_due: bool) -> None:
    """Compare the few claims there are, if they `are_due`, and have the page drawn anew.

    Called where the pairs will stand, with all around them drawn already: nothing jumps.
    """
    if are_due and _at_once(asked=False):
        st.rerun()


def again() -> None:
    """Compare all claims, because somebody asked."""
    if _are_few():
        _at_once(asked=True)
    else:
        comparing.begin(session.desk(), only_new=False)
    st.rerun()


def _are_few() -> bool:
    with session.database().snapshot() as snapshot:
        return cross_check.size(snapshot) <= AT_ONCE


def _at_once(*, asked: bool) -> bool:
    """Compare the claims; return whether that went well."""
    with st.spinner("Comparing the claims…"):
        found = attempt(lambda: cross_check.propose(session.desk(), only_new=not asked))
    if found is not None and (asked or found.made):
        _tell(found.claims, len(found.made))
    return found is not None


def _tell(claims: int, made: int) -> None:
    tell(f"Compared {wording.count(claims, 'claim')}: {wording.count(made, 'new relation')}.")


def _begin(*, only_new: bool) -> None:
    begun = attempt(lambda: comparing.begin(session.desk(), only_new=only_new))
    if begun is not None:
        _under_way(begun)


@st.fragment(run_every=_EVERY)
def _under_way(running: Comparing) -> None:
    """Say how far it is, once a second, while the page can be used."""
    if running.is_over:
        if running.claims:
            _tell(running.claims, running.made)
        st.rerun()
    told = "Comparing the claims: looking for those that share words."
    if running.pairs:
        told = f"Comparing the claims: {running.compared:,} of {running.pairs:,} pairs."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(f"{told} You can go on working.", icon=":material/hourglass_top:")
        if session.may(Role.CHECKER) and st.button(
            "Stop", key="compare-stop", icon=":material/stop_circle:"
        ):
            running.give_up()
            running.wait()
            st.rerun()


def _not_done(latest: Comparing) -> None:
    """Say why some claims are not compared, and offer to do it."""
    why = latest.refused or "The comparing was stopped."
    st.warning(plain(f"{why} Not all documents are compared yet."), icon=":material/info:")
    if st.button("Compare now", key="compare-now", icon=":material/compare_arrows:"):
        comparing.begin(session.desk(), only_new=True)
        st.rerun()
