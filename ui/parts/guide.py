"""The guide beside the thing it explains: a section of `docs/guide` behind a question mark."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parents[2] / "docs" / "guide"
READERS = ("checkers", "editors", "administrators", "developers")

_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\n?")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@cache
def sections() -> dict[str, str]:
    """Return the text of each section by guide and heading: "checkers#one-claim".

    Pictures are left out, since the page itself stands beside; links are their words, since the
    papers they lead to are not served.
    """
    return {
        f"{reader}#{_name(heading)}": _shown(body)
        for reader in READERS
        for heading, _, body in (
            part.partition("\n")
            for part in (FOLDER / f"{reader}.md").read_text("utf-8").split("\n## ")[1:]
        )
    }


def titled(label: str, section: str) -> None:
    """Draw the title of a page, and what the guide says about it behind a question mark."""
    with st.container(horizontal=True, vertical_alignment="center", key="titled"):
        st.title(label, anchor=False, width="content")
        help_on(section)


def help_on(section: str) -> None:
    """Draw a question mark that opens a section of the guide."""
    with st.popover("Help", icon=":material/help:", type="tertiary", key="guide"):
        st.markdown(_told(section))


def _told(section: str) -> str:
    """Return a section as our own words in Markdown."""
    return sections()[section]


def _name(heading: str) -> str:
    return heading.strip().lower().replace(" ", "-")


def _shown(body: str) -> str:
    return _LINK.sub(r"\1", _PICTURE.sub("", body)).strip()
