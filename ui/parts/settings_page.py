"""The page of settings: verdict scales, and whether the record is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from desk import upkeep
from desk.authority import Role
from desk.screens import settings_screen
from desk.usual_scale import set_usual_scale, usual_scale
from reports import act_words, wording
from ui import moments, session
from ui.act import attempt, pressed, tell
from ui.components.passage import Line, lines
from ui.parts.api_keys import api_key_form
from ui.parts.archive_settings import archive_settings
from ui.parts.fetching_switch import fetching_switch
from ui.parts.guide import titled
from ui.parts.house_form import house_form
from ui.parts.people_form import people_form
from ui.parts.policy_form import policy_form
from ui.parts.search_aliases import aliases_form
from ui.parts.webhook_form import webhook_form
from ui.parts.weights_form import weights_form
from ui.plain import plain

if TYPE_CHECKING:
    from db.findings import Verification
    from desk.screens import SettingsScreen
    from review.model import Head, VerdictScale

_FOUND = "verification"


def show() -> None:
    """Draw the settings."""
    titled("Settings", "administrators#settings")
    screen = settings_screen(session.database())
    people, judging = st.columns(2, gap="large")
    with people:
        people_form()
        _record(screen)
    with judging:
        _scales(screen)
        policy_form()
        weights_form()
        aliases_form()
    st.divider()
    programs, words = st.columns(2, gap="large")
    with programs:
        webhook_form()
        api_key_form()
    with words:
        fetching_switch()
        archive_settings()
    st.divider()
    house_form()


def _record(screen: SettingsScreen) -> None:
    st.header("The record", anchor=False)
    seen = screen.overview
    st.markdown(
        f"{wording.count(seen.documents, 'document')}, {wording.count(seen.claims, 'claim')}, "
        f"{wording.count(seen.verdicts, 'verdict')}; {wording.count(seen.head.events, 'event')}."
    )
    st.markdown("Every change is an event, chained to the one before. Verifying reads them all.")
    st.button("Verify the record", type="primary", on_click=_verify)
    _verified(seen.head)
    st.markdown(
        "Note this line down elsewhere: with it even a record that was rewritten whole is found "
        f"out. `{seen.head.events}:{seen.head.digest}`"
    )
    _safe(screen)
    with st.expander("Latest events"):
        lines(
            [
                Line(
                    lead=event.actor,
                    quiet=f"{act_words.told(event.action)}, {moments.moment(event.at)}",
                )
                for event in screen.latest
            ],
            key="latest events",
            label="Latest events, newest first",
        )


def _safe(screen: SettingsScreen) -> None:
    """Say where the desk is, and since when there is no copy of it."""
    st.subheader("Backups", anchor=False)
    size = f", {screen.size / 1e6:,.1f} MB" if screen.size else ""
    st.markdown(f"The desk is {plain(screen.database)}{size} ({plain(screen.engine)}).")
    made = screen.backup
    if made is None:
        st.markdown(
            "No backup was made yet with `claimdesk backup FOLDER`. Copies that other tools make "
            "are not seen here."
        )
        return
    came = screen.overview.head.events - made.events
    since = f"{wording.count(came, 'event')} came since" if came else "nothing happened since"
    where = f": {plain(made.place)}" if session.may(Role.ADMINISTRATOR) else ""
    st.markdown(f"The last backup is of **{plain(moments.moment(made.at))}** ({since}){where}")


def _verify() -> None:
    """Read the whole record, and remember what was found while this visit lasts."""
    found = attempt(lambda: upkeep.verify(session.database()))
    if found is not None:
        st.session_state[_FOUND] = found


def _choose(screen: SettingsScreen, now: VerdictScale) -> None:
    titles = {one.reference: one.title for one in screen.scales}
    with st.expander("Choose another scale"), st.form("usual scale", border=False):
        chosen = st.selectbox(
            "New claims are judged on", list(titles), index=list(titles).index(now.reference),
            format_func=titles.__getitem__,
        )  # fmt: skip
        if pressed("Save", at="usual scale", type="primary"):
            done = attempt(lambda: set_usual_scale(session.desk(), chosen), at="usual scale")
            if done is not None:
                tell("Saved. Claims that are here keep their scale.")
            st.rerun()


def _verified(head: Head) -> None:
    """Show what the last verification found, if the record is still as it was then."""
    found: Verification | None = st.session_state.get(_FOUND)
    if found is None or found.head != head:
        return
    if found.ok:
        st.success(f"The record is whole: {wording.count(found.events, 'event')} checked.")
    for notice in found.notices:
        st.info(plain(notice))
    for finding in found.findings[:50]:
        st.error(plain(finding.what))


def _scales(screen: SettingsScreen) -> None:
    st.header("Verdict scales", anchor=False)
    with session.database().snapshot() as snapshot:
        now = usual_scale(snapshot)
    st.markdown(
        f"New claims are judged on **{plain(now.title)}**. Another one for a single claim is under "
        "“Change the claim” on its page."
    )
    if session.may(Role.EDITOR):
        _choose(screen, now)
    for scale in screen.scales:
        with st.expander(plain(scale.title)):
            named = Line(quiet=f"In files and in the terminal: {scale.reference}")
            lines(
                [
                    *(
                        Line(lead=rating.label, words=rating.meaning, colour=rating.colour)
                        for rating in scale.ratings
                    ),
                    named,
                ],
                key=f"scale {scale.reference}",
                label=scale.title,
            )
