"""Taking documents in: files, pasted text, or an address; one line of result for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from desk import claim_lists, drafts, intake
from desk.intake import About, TakenIn
from desk.own_reports import OwnReport
from reports import version_words, wording
from sources.readers import KINDS
from sources.recognition import DEFAULT_LIMIT
from ui import links, session
from ui.act import attempt, pressed, tell
from ui.date_order import date_format
from ui.parts.intake_address import address_form
from ui.parts.intake_dates import awaits_day, with_day
from ui.parts.versions import version_choice
from ui.plain import plain

if TYPE_CHECKING:
    from datetime import date

    from streamlit.runtime.uploaded_file_manager import UploadedFile

_RESULTS = "intake results"
_FORM = "pasted text"
"""The form's name among the drafts."""
_OURS = "reports of ours"
"""Reports of this desk that were refused, by their places among the results, for whoever insists:
name, bytes, and what was said of them."""


def intake_form() -> None:
    """Draw the three ways in."""
    generation = st.session_state.get("intake generation", 0)
    left = _left(generation)
    names = ["Files", "Pasted text", "Address"]
    files, pasted, address = st.tabs(names, default=names[1] if left else None)
    with address:
        address_form(generation, finish=_finish)
    with files, st.form(f"files {generation}", border=False):
        st.markdown(
            plain(
                f"Articles, statements, records: {', '.join(KINDS)}. "
                "Lists of claims: CSV, XLSX, JSON, JSONL"
            )
        )
        # No kind is kept out here: what is not read is answered with a sentence.
        given = st.file_uploader(
            "Files to take in",
            label_visibility="collapsed",
            accept_multiple_files=True,
            max_upload_size=DEFAULT_LIMIT // 2**20,
        )
        published, publisher = _about()
        follows = version_choice(f"files follow {generation}")
        if st.form_submit_button("Take in", type="primary"):
            about = About(published_on=published, publisher=publisher, version_of=follows)
            _take_in_files(given or [], about)
    with pasted:
        text = st.text_area(
            "The text", height=220, key=_pasted(generation), on_change=_keep, args=(generation,),
            help="Kept as a draft when you leave the field.",
        )  # fmt: skip
    with pasted, st.form(f"pasted {generation}", border=False):
        title = st.text_input("Title", placeholder="Left empty, it is looked for in the text")
        published, publisher = _about()
        follows = version_choice(f"pasted follows {generation}")
        if pressed("Take in", at="take in pasted", type="primary"):
            about = About(
                title=title or None,
                published_on=published,
                publisher=publisher,
                version_of=follows,
            )
            _take_in_pasted(text, about)


def _pasted(generation: int) -> str:
    """Return the key of the field for pasted text."""
    return f"pasted text {generation}"


def _keep(generation: int) -> None:
    """Keep what was pasted, so that a reload loses no words."""
    drafts.keep(session.desk(), _FORM, {"text": st.session_state[_pasted(generation)]})


def _left(generation: int) -> str:
    """Return what stands pasted; as the page is first drawn, what was left there before."""
    key = _pasted(generation)
    if key not in st.session_state:
        st.session_state[key] = drafts.kept(session.desk(), _FORM).get("text", "")
    return str(st.session_state[key])


def is_left() -> bool:
    """Whether a pasted text waits to be taken in."""
    return bool(_left(st.session_state.get("intake generation", 0)))


def put_away_told() -> None:
    """Of what became of the last files keep only those whose day is asked for."""
    results: list[TakenIn] = st.session_state.get(_RESULTS, [])
    st.session_state[_RESULTS] = [one for one in results if awaits_day(one)]


def show_results() -> None:
    """Show what became of the last files, one line each."""
    results: list[TakenIn] = st.session_state.get(_RESULTS, [])
    for place, one in enumerate(results):
        _result(place, one)
        results[place] = with_day(one)
        if results[place] != one:
            st.rerun()
    if st.session_state.get(_RESULTS) and st.button("Done", key="intake-done"):
        st.session_state[_RESULTS] = []
        st.rerun()


def _about() -> tuple[date | None, str | None]:
    """Ask for what the files may not say themselves."""
    one, two = st.columns(2)
    published = one.date_input(
        "Publication date", None, min_value="1400-01-01", max_value="today",
        help="Weekdays and “last month” mean nothing without it. Left empty, it is looked for, "
        "and asked for document by document where it is not found. Given, it counts for all.",
        format=date_format(),
    )  # fmt: skip
    publisher = two.text_input("Publisher", placeholder="Left empty, it is looked for")
    return published, publisher or None


def _take_in_files(files: list[UploadedFile], about: About) -> None:
    if not files:
        st.error("No file was chosen. Drop one or more, then take them in.")
        return
    if about.version_of is not None and len(files) > 1:
        st.error("One file is a newer version of a document, not several. Take it in by itself.")
        return
    progress = st.progress(0.0, "Reading …")
    results = []
    waiting = [(file.name, file.getvalue) for file in files]
    taken = intake.take_in_each(session.desk(), waiting, about, take=claim_lists.take_in_either)
    for count, one in enumerate(taken, 1):
        results.append(one)
        progress.progress(count / len(files), plain(f"{one.name}: {count} of {len(files)}"))
    st.session_state[_OURS] = {
        place: (file.name, file.getvalue(), about)
        for place, (file, one) in enumerate(zip(files, results, strict=True))
        if one.is_ours
    }
    _finish(results)


def _take_in_pasted(text: str, about: About) -> None:
    if not text.strip():
        st.error("Nothing was pasted yet. Paste the text, then take it in.")
        return
    taken = attempt(lambda: _pasting(text, about), at="take in pasted")
    if taken is None:
        st.rerun()
    if taken.is_ours:
        st.session_state[_OURS] = {0: (taken.name, text.encode(), about)}
    drafts.forget(session.desk(), _FORM)
    _finish([taken])


def _pasting(text: str, about: About) -> TakenIn:
    try:
        return intake.take_in_pasted(session.desk(), text, about)
    except OwnReport as refusal:
        return TakenIn(name="pasted text", refusal=str(refusal), is_ours=True)


def _insist(place: int) -> None:
    """Take a report of this desk in all the same."""
    name, data, about = st.session_state[_OURS].pop(place)
    wanted = replace(about, although_ours=True)
    (st.session_state[_RESULTS][place],) = intake.take_in_each(
        session.desk(), [(name, lambda: data)], wanted, take=claim_lists.take_in_either
    )


def _finish(results: list[TakenIn]) -> None:
    _tell(results)
    st.session_state[_RESULTS] = results
    st.session_state["intake generation"] = st.session_state.get("intake generation", 0) + 1
    st.rerun()


def _tell(results: list[TakenIn]) -> None:
    """Say in sight of the button how much came in; what became of each stands below the form."""
    new = [one for one in results if one.refusal is None and not one.known]
    if new:
        claims = wording.count(sum(one.claims for one in new), "claim")
        tell(f"Taken in: {wording.count(len(new), 'document')}, {claims}.")


def _result(place: int, one: TakenIn) -> None:
    if one.refusal is not None:
        st.error(plain(one.refusal), icon=":material/block:")
        if one.is_ours:
            st.button(
                "Take it in all the same", key=f"insist {place}", on_click=_insist, args=(place,)
            )
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{'=' if one.known else '✓'} **{plain(one.title)}** {_told(one)}")
        st.page_link(
            links.DOCUMENT, label="Open", icon=":material/menu_book:",
            query_params={"document": str(one.number)},
        )  # fmt: skip
        st.page_link(
            links.CLAIMS, label="Its claims", icon=":material/list:",
            query_params={"document": str(one.document)},
        )  # fmt: skip


def _told(one: TakenIn) -> str:
    if one.known:
        return f"is here already, as document {one.number}."
    told = [wording.count(one.claims, "claim")]
    if one.follows is not None:
        told = [f"a newer version of document {one.follows}", f"{told[0]} that are new"]
        told.append(f"of what was quoted, {version_words.told(one.outcomes)}")
    if one.unresolved:
        told.append(wording.waiting_dates(one.unresolved))
    told += [
        f"nearly the same as document {twin.number} ({twin.likeness:.0%} alike)"
        for twin in one.alike
        if twin.number != one.follows
    ]
    if one.language:
        told.append(f"it seems to be {one.language}, which is not read yet: make claims by hand")
    return "; ".join(told) + "."
