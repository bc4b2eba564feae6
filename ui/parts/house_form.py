"""The house style: a form, and beside it a page in that style, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import house_style
from desk.authority import Role, may
from review.house import DayOrder, HouseStyle, PaperSize
from sources.logo import LARGEST
from ui import session
from ui.act import attempt, outcome, tell
from ui.plain import plain

if TYPE_CHECKING:
    from review.house import Logo

_DAYS = {DayOrder.DAY_FIRST: "17 January 2018", DayOrder.MONTH_FIRST: "January 17, 2018"}
_PAPERS = {PaperSize.A4: "A4", PaperSize.LETTER: "US Letter"}
_ACCENT, _GROUND = "#1b4f86", "#f4f1e8"
"""What a choice of colours begins with; both are those of the pages themselves."""


def house_form() -> None:
    """Draw the style that is set, and for an editor the form that changes it."""
    st.header("House style", anchor=False)
    with session.database().snapshot() as snapshot:
        now = house_style.house_of(snapshot)
    st.markdown(plain(_told(now)))
    if may(session.desk(), Role.EDITOR):
        with st.expander("Set what reports carry"):
            _change(now)


def _told(now: HouseStyle) -> str:
    if now == HouseStyle():
        return "Reports carry no name, logo, colours or standing texts yet."
    named = f"Reports carry the name “{now.name}”." if now.name else "Reports carry no name."
    days, paper = _DAYS[now.days], _PAPERS[now.paper]
    return f"{named} They write days as {days} and are laid out for {paper}."


@st.fragment
def _change(now: HouseStyle) -> None:
    """Draw anew with each change of the form, and nothing else of the page with it."""
    form, page = st.columns([4, 5], gap="large")
    with form:
        wanted, refused = outcome(lambda: house_style.checked(_asked(now)))
        if refused is not None:
            st.error(plain(refused), icon=":material/block:")
        if st.button("Save the house style", type="primary", disabled=wanted is None) and wanted:
            _save(wanted)
    with page:
        st.caption("A page of a report in this style. Nothing is saved until you save it.")
        if wanted is not None:
            st.iframe(house_style.sample(wanted).decode("utf-8"), height=620)


def _save(wanted: HouseStyle) -> None:
    if attempt(lambda: house_style.set_house(session.desk(), wanted)) is not None:
        tell("The house style is set. Reports carry it from now on.")
    st.rerun()


def _asked(now: HouseStyle) -> HouseStyle:
    name = st.text_input(
        "Name of the newsroom", now.name, max_chars=house_style.LONGEST_NAME, key="house-name"
    )
    logo = _logo(now.logo)
    accent, ground = _colours(now)
    method = st.text_area("How you check, in a paragraph", now.method)
    corrections = st.text_area("Your corrections policy", now.corrections)
    contact = st.text_input("Contact line", now.contact)
    site = st.text_input(
        "Address of the public site", now.site, placeholder="https://", key="house-site"
    )
    days = st.radio("Days", [*_DAYS], [*_DAYS].index(now.days), format_func=_DAYS.__getitem__)
    papers = [*_PAPERS]
    paper = st.radio("Paper", papers, papers.index(now.paper), format_func=_PAPERS.__getitem__)
    return HouseStyle(
        name=name,
        logo=logo,
        accent=accent,
        ground=ground,
        method=method,
        corrections=corrections,
        contact=contact,
        site=site,
        days=days or now.days,
        paper=paper or now.paper,
    )


def _logo(now: Logo | None) -> Logo | None:
    file = st.file_uploader(
        "Logo",
        type=["png", "jpg", "jpeg"],
        max_upload_size=LARGEST // 2**20,
        help="A PNG or JPEG file. It is scaled down to fit.",
    )
    if file is not None:
        return house_style.logo_of(file.getvalue())
    if now is not None and st.checkbox("Take the logo off"):
        return None
    return now


def _colours(now: HouseStyle) -> tuple[str, str]:
    own = st.checkbox("Colours of our own", bool(now.accent or now.ground))
    if not own:
        return "", ""
    left, right = st.columns(2)
    accent = left.color_picker("Rules and headings", now.accent or _ACCENT)
    return accent, right.color_picker("Behind the head", now.ground or _GROUND)
