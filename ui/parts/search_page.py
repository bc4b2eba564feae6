"""The page of what a search found: claims, quotations, passages, documents, earlier checks."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlencode

import streamlit as st

from desk.search import PAGE, Section, everywhere, unread
from desk.search_instead import instead
from reports import wording
from ui import links, session, state
from ui.components.found import Group, Item, found
from ui.parts.guide import titled
from ui.parts.pager import pager
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.search import Everywhere, Hit, Listed

_NOUNS: dict[Section, str] = {
    "claims": "claim",
    "quotations": "quotation",
    "passages": "passage",
    "documents": "document",
    "checks": "earlier check",
}
HELP = """
All words must be found; their endings do not matter.

- `"new lamps"` in quotation marks: these words in a row
- `fisher*`: any word that begins so
- `speaker:quill`, `speaker:"Ada Quill"`: claims and quotations of somebody, and passages with them
- `document:3`, `document:ledger`: by number, or by words of the title
- `verdict:true`, `state:candidate`, `kind:quantity`
- `tag:budget`, `tag:"harbour budget"`: claims and documents that carry the tag
- `before:2024`, `after:2024-05-07`: published before the year begins, after the day

Reasons and notes of reviewers are not searched.
"""


def show() -> None:
    """Draw what answers the words in the address."""
    titled("Search", "checkers#search")
    sought = st.query_params.get("q", "").strip()
    only = next((one for one in get_args(Section) if one == st.query_params.get("in")), None)
    if not sought:
        st.markdown(f"Write in the field “Search everything”, on every page.\n{HELP}")
        return
    result = everywhere(session.database(), sought, only=only, page=state.page_number())
    for sentence in unread(result.query):
        st.warning(plain(sentence), icon=":material/info:")
    st.markdown(plain(_summary(sought, result)))
    if result.sections and not result.total:
        _offer_instead(sought)
    with st.expander("What can be written"):
        st.markdown(HELP)
    listed = [one for one in result.sections if one.total and only in {None, one.section}]
    found([_group(one, sought, only) for one in listed], key=f"found {sought} {only}")
    if only is not None and listed:
        st.page_link(
            links.SEARCH, label="All sections", query_params={"q": sought}, width="content"
        )
        pager(ceil(listed[0].total / PAGE))


def _offer_instead(sought: str) -> None:
    """Offer searches near to this one that do find something."""
    for other in instead(session.database(), sought):
        label = f"Look for {shortened(other, 80)}"
        st.page_link(links.SEARCH, label=plain(label), query_params={"q": other}, width="content")


def _summary(sought: str, result: Everywhere) -> str:
    words = shortened(sought, 120)
    if not result.sections:
        return f"“{words}” holds no letter or number to look for. Write at least one word."
    if not result.total:
        return (
            f"Nothing on this desk holds all of “{words}”. Try fewer words, none of them in "
            "quotation marks, the beginning of one with a star (fish*), or take in another text."
        )
    counts = tuple(
        wording.count(one.total, _NOUNS[one.section]) for one in result.sections if one.total
    )
    return f"{wording.listed(counts)} with “{words}”."


def _group(listed: Listed, sought: str, only: Section | None) -> Group:
    heading = wording.count(listed.total, _NOUNS[listed.section]).capitalize()
    rest = listed.total - len(listed.hits)
    more = None
    if rest and only is None:
        address = urlencode({"q": sought, "in": listed.section})
        more = (f"Show all {listed.total:,}", f"search?{address}")
    return Group(heading=heading, items=tuple(_item(hit) for hit in listed.hits), more=more)


def _item(hit: Hit) -> Item:
    published = wording.day(hit.published_on) if hit.published_on else ""
    meta = (
        f"Claim {hit.claim}" if hit.claim else "",
        hit.rating,
        hit.speaker,
        wording.label(hit.state) if hit.state else "",
        f"{hit.document}. {shortened(hit.title, 80)}" if hit.title else "",
        f"Document {hit.document}" if hit.document and not hit.title else "",
        shortened(hit.publisher, 50),
        published,
    )
    told = tuple(filter(None, meta))
    return Item(words=hit.words, meta=told, href=_href(hit), outside=hit.check is not None)


def _href(hit: Hit) -> str | None:
    if hit.check is not None:
        return hit.address or None
    if hit.claim is not None:
        return "claim?" + urlencode({"claim": hit.claim})
    place = {} if hit.at is None else {"at": hit.at}
    return "document?" + urlencode({"document": hit.document, **place})
