"""A newer version of a document: what changed, what became of the words quoted, what to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from claims.errors import Refusal
from db import versions_store
from desk import versions
from desk.authority import Role
from desk.screens.versions import neighbours, version_screen
from reports import version_words
from sources.compare import word_edits
from sources.reanchor import Outcome
from ui import links, session
from ui.act import attempt, tell
from ui.components.difference import Block, blocks_of, difference
from ui.components.passage import Line, lines
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from desk.screens import DocumentScreen
    from desk.screens.versions import ShownPlace, VersionScreen

_ORDER = (Outcome.AMBIGUOUS, Outcome.CHANGED, Outcome.ORPHANED, Outcome.MOVED, Outcome.KEPT)


def show() -> None:
    """Draw the version that the address names against the one before it."""
    screen = _screen(st.query_params.get("document", ""))
    if screen is None:
        return
    newer, earlier = screen.newer, screen.earlier
    _link(newer.number, "Back to the document", ":material/arrow_back:")
    st.title(f"What changed: {plain(newer.title)}", anchor=False)
    basis = "the address is the same" if screen.by_address else f"{screen.added_by} said so"
    st.markdown(
        f"Document {newer.number} is a newer version of document {earlier.number} "
        f"({plain(basis)}). What was dropped is struck through, what was added underlined."
    )
    words, beside = st.columns([6, 4], gap="large")
    with words:
        st.header("The text", anchor=False)
        shown = list(blocks_of(screen.edits, earlier.text, newer.text))
        difference(shown, key=f"version {newer.id}", label="The newer text, with what changed")
    with beside:
        _places(screen)


def beside_document(screen: DocumentScreen) -> None:
    """Say on a document's page which versions it has, or offer to name the one it follows."""
    document = screen.document
    known = neighbours(session.database(), document.id, viewer=session.desk().actor)
    if known.newer is not None:
        st.warning(f"A newer version of this document is here: document {known.newer}.")
        _link(known.newer, "Open the newer version", ":material/update:")
    if known.earlier is not None:
        waiting = f" · {known.waiting} to decide" if known.waiting else ""
        st.page_link(
            links.VERSION,
            label=f"What changed since document {known.earlier}{waiting}",
            icon=":material/difference:",
            query_params={"document": str(document.number)},
        )
    else:
        _offer(document.id)


def version_choice(key: str) -> str | None:
    """Ask which document is followed; None where it is new."""
    titles = _titles()
    if not titles:
        return None
    return st.selectbox(
        "A newer version of",
        list(titles),
        index=None,
        format_func=lambda one: titles[one],
        placeholder="Nothing: it is new here, or has the same address",
        key=key,
    )


def _titles(*, without: str = "") -> dict[str, str]:
    with session.database().snapshot() as snapshot:
        found = versions_store.latest_ones(snapshot)
    return {
        row["id"]: shortened(f"{row['number']}. {row['title']}", 80)
        for row in found
        if row["id"] != without
    }


def _offer(document_id: str) -> None:
    titles = _titles(without=document_id) if session.may(Role.CHECKER) else {}
    if not titles:
        return
    with (
        st.expander("Is this a newer version of another document?"),
        st.form(f"follows {document_id}", border=False),
    ):
        earlier = st.selectbox(
            "The document it follows", list(titles), index=None, format_func=lambda one: titles[one]
        )
        if st.form_submit_button("Compare them") and earlier is not None:
            do = attempt(lambda: versions.link_versions(session.desk(), document_id, earlier))
            if do is not None:
                tell("The two are versions of one document now.")
            st.rerun()


def _screen(reference: str) -> VersionScreen | None:
    try:
        found = version_screen(session.database(), reference, viewer=session.desk().actor)
    except Refusal as refusal:
        st.title("Version", anchor=False)
        st.error(plain(str(refusal)))
        st.page_link(links.DOCUMENTS, label="Back to the list of documents")
        return None
    if found is None:
        st.title("Version", anchor=False)
        st.markdown("This document follows no other. Its page lets you say which one it follows.")
        query = {"document": st.query_params.get("document", "")}
        st.page_link(links.DOCUMENT, label="To its page", query_params=query)
    return found


def _link(number: int, label: str, icon: str) -> None:
    parameters = {"document": str(number)}
    st.page_link(links.DOCUMENT, label=label, icon=icon, query_params=parameters)


def _places(screen: VersionScreen) -> None:
    st.header("Words that were quoted", anchor=False)
    if not screen.places:
        st.markdown("Nothing in the earlier version was quoted.")
        return
    places = sorted(screen.places, key=lambda one: (not one.is_open, _ORDER.index(one.outcome)))
    for place in (one for one in places if one.is_open):
        _open(place)
    settled = [_line(one, screen) for one in places if not one.is_open]
    if settled:
        label = "What became of quoted words"
        lines(settled, key=f"places {screen.newer.id}", label=label)


def _line(place: ShownPlace, screen: VersionScreen) -> Line:
    decided = ""
    if place.decision:
        decided = f" · {version_words.DECISIONS[place.decision]} by {place.decided_by}"
    is_gone = place.told is Outcome.ORPHANED
    at = None if is_gone else place.start
    number = screen.newer.number if at is not None else screen.earlier.number
    where = {"document": number} if at is None else {"document": number, "at": at}
    return Line(
        lead=version_words.OUTCOMES[place.told].capitalize(),
        words=f"“{shortened(place.was if is_gone else place.quote or place.was, 160)}”",
        quiet=f"claim {place.claim}, {version_words.KINDS[place.kind]}{decided}",
        href="document?" + urlencode(where),
    )


def _open(place: ShownPlace) -> None:
    """A place that waits for a person: the difference, and a button for each answer."""
    outcome = version_words.OUTCOMES[place.outcome]
    kind = version_words.KINDS[place.kind]
    may_decide = session.may(Role.CHECKER)
    with st.container(border=True):
        st.markdown(f"**{plain(f'Claim {place.claim}')}**, {kind}: {outcome}")
        for number, (extent, words) in enumerate(place.choices):
            block = Block(words=word_edits(place.was, words))
            key = f"{place.id} {number}"
            difference([block], key=f"difference {key}", label="Before and now")
            if may_decide and st.button(_yes(place), key=f"yes {key}"):
                _decide(place, (extent.start, extent.end))
        if may_decide and st.button(
            "None of this: the words are gone", key=f"no {place.id}", type="tertiary"
        ):
            _decide(place, None)


def _yes(place: ShownPlace) -> str:
    if place.outcome is Outcome.AMBIGUOUS:
        return "It stands here"
    return "The same, reworded" if place.kind == "occurrence" else "This passage reads so now"


def _decide(place: ShownPlace, extent: tuple[int, int] | None) -> None:
    command = session.command_id(f"place {place.id}", extent)
    done = attempt(lambda: versions.decide(session.desk(), place.id, extent, command_id=command))
    if done is not None:
        said = "Kept." if extent else "Said to be gone. Verdicts on these words are listed."
        tell(said, undo=done.event.seq)
    st.rerun()
