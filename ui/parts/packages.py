"""Handing a case to another desk, taking one, and deciding what two desks differ about."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from db.package_file import as_bytes
from db.package_guard import read_bytes
from desk import other_desks, package_taking, packages
from desk.authority import Role, may
from desk.packages import Choice
from ui import moments, session
from ui.act import attempt, outcome, tell
from ui.plain import plain

if TYPE_CHECKING:
    from db.package_file import Package
    from desk.package_taking import Difference


def show() -> None:
    """Draw what is handed out, what comes in, and what is to be decided."""
    is_editor = may(session.desk(), Role.EDITOR)
    if may(session.desk(), Role.CHECKER):
        with st.expander("Hand a case to another desk"):
            _make(is_editor=is_editor)
    if is_editor:
        with st.expander("Take a package of another desk"):
            _take()
        _differences()


def _make(*, is_editor: bool) -> None:
    st.markdown(
        "One file with claims and all that belongs to them. Another desk takes it, works on it, "
        "and hands it back. Sealed reviews and evidence off the record stay here."
    )
    choice = _choice(is_editor=is_editor)
    if not choice.claims and not choice.document and not choice.tag:
        return
    desk = session.desk()
    made, refused = outcome(lambda: packages.prepare(desk, choice))
    if made is None:
        st.error(plain(refused or ""), icon=":material/block:")
        return
    manifest = made.package.manifest
    st.markdown(plain(f"In the package: {packages.counted(manifest.counts)}."))
    for sentence in packages.kept_back(made):
        st.markdown(plain(sentence))
    body = attempt(lambda: as_bytes(made.package))
    st.download_button(
        "Download the package",
        body or b"",
        file_name=f"claimdesk-{manifest.events}.claimdesk",
        mime="application/vnd.sqlite3",
        type="primary",
        disabled=body is None,
        on_click=lambda: attempt(lambda: packages.log(desk, made.package)),
    )


def _choice(*, is_editor: bool) -> Choice:
    titles = other_desks.documents_to_hand_out(session.desk())
    left, right = st.columns(2)
    with left:
        numbers = st.text_input("Claims, by number", key="package-claims", placeholder="4, 7, 12")
        document = st.selectbox(
            "All claims of a document", list(titles), index=None,
            format_func=titles.__getitem__, key="package-document", placeholder="None",
        )  # fmt: skip
        tag = st.text_input("All claims with a tag", key="package-tag")
    with right:
        name = st.text_input(
            "What your desk calls itself", key="package-name", max_chars=packages.LONGEST_NAME,
            placeholder=packages.called(session.desk()) or "Harbour Desk",
        )  # fmt: skip
        originals = st.checkbox("The original files, too", key="package-originals")
        talk = st.checkbox("What was said about the claims, too", key="package-talk")
        background = is_editor and st.checkbox(
            "Evidence on background, too", key="package-background"
        )
    return Choice(
        claims=tuple(numbers.replace(",", " ").split()),
        document=document or "",
        tag=tag.strip(),
        background=background,
        talk=talk,
        originals=originals,
        name=name,
    )


def _take() -> None:
    st.markdown(
        "What is new comes in, with its people as people of the other desk. Their reviews make "
        "no verdict here. What both desks changed is for you to decide."
    )
    file = st.file_uploader("Package", key="package-to-take")
    if file is None:
        return
    package, refused = outcome(lambda: _read(file.file_id, file.getvalue()))
    if package is None:
        st.error(plain(refused or ""), icon=":material/block:")
        return
    foreseen, refused = outcome(lambda: package_taking.foresee(session.desk(), package))
    if foreseen is None:
        st.error(plain(refused or ""), icon=":material/block:")
        return
    manifest = package.manifest
    made = moments.moment(datetime.fromisoformat(manifest.made_at))
    st.markdown(plain(f"Made by {manifest.made_by} of {manifest.desk_name}, {made}."))
    for sentence in package_taking.told(foreseen):
        st.markdown(plain(sentence))
    if not foreseen.again and st.button("Take it in", type="primary", key="take-package"):
        taken = attempt(lambda: package_taking.take(session.desk(), package))
        if taken is not None:
            tell(" ".join(package_taking.told(taken)))
        st.rerun()


def _read(file_id: str, body: bytes) -> Package:
    """Read an upload once, however often the page is drawn meanwhile."""
    kept: tuple[str, Package] | None = st.session_state.get("package read")
    if kept is None or kept[0] != file_id:
        kept = (file_id, read_bytes(body))
        st.session_state["package read"] = kept
    return kept[1]


def _differences() -> None:
    found = package_taking.differences(session.desk())
    if not found:
        return
    with st.expander(f"Changed on two desks · {len(found)}", expanded=True):
        for one in found:
            _difference(one)


def _difference(one: Difference) -> None:
    with st.container(border=True):
        st.markdown(plain(f"{one.about}: {one.what}"))
        ours, theirs = st.columns(2)
        with ours:
            st.markdown(plain(f"This desk: {one.ours}"))
            if st.button("Keep ours", key=f"ours {one.id}"):
                _settle(one, theirs=False)
        with theirs:
            st.markdown(plain(f"{one.desk_name}: {one.theirs}"))
            if one.is_open_to_take and st.button("Take theirs", key=f"theirs {one.id}"):
                _settle(one, theirs=True)


def _settle(one: Difference, *, theirs: bool) -> None:
    done = attempt(lambda: package_taking.settle(session.desk(), one.id, theirs=theirs))
    if done is not None:
        tell("Theirs was taken over." if theirs else "Ours stays.")
    st.rerun()
