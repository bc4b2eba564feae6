"""Doing what a person asked for, and saying in the page what came of it.

A refusal becomes a notice and leaves the page as it is; a fault of ours becomes an incident
number, with the details in the log. Notices outlive the rerun that an action causes.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from claims.errors import Refusal
from desk import ids as identifiers
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger("claimdesk")
_NOTICES = "notices"
_Result = TypeVar("_Result")


def attempt(do: Callable[[], _Result]) -> _Result | None:
    """Run `do`; return its result, or None after telling why it was refused."""
    done, refused = outcome(do)
    if refused is not None:
        tell(refused, kind="refused")
    return done


def outcome(do: Callable[[], _Result]) -> tuple[_Result | None, str | None]:
    """Run `do`; return its result, or None and the sentence that says why not."""
    try:
        return do(), None
    except Refusal as refusal:
        return None, str(refusal)
    except Exception:  # noqa: BLE001 -- the one place where a page survives our own faults
        incident = identifiers.fresh("inc")
        _log.exception("incident %s", incident)
        return None, (
            f"Something went wrong on our side. Nothing was saved. Try again; if it stays, "
            f"report incident {incident}, whose details are in the log."
        )


def tell(words: str, *, kind: str = "done") -> None:
    """Have the page say something, after the next rerun too."""
    st.session_state.setdefault(_NOTICES, []).append((kind, words))


def show_notices() -> None:
    """Show what was told since the last time; a refusal also where the eyes are, as a toast.

    The box is there without any notice, too: what stands below would otherwise be drawn anew
    when one comes, and a form that was open would fold.
    """
    with st.container(key="notices"):
        for kind, words in st.session_state.pop(_NOTICES, []):
            if kind == "refused":
                st.error(plain(words), icon=":material/block:")
                st.toast(plain(words), icon=":material/block:", duration="long")
            else:
                st.toast(plain(words), icon=":material/check:")
