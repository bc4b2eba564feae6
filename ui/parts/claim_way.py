"""A claim's way to its readers: what is sealed, who answers for the verdict, what went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from claims.model import ClaimState
from desk import clock, publishing, sign_off
from reports import wording
from review.scales import scale
from review.workflow import ClaimAction
from ui import moments, session, words
from ui.act import attempt, pressed, tell
from ui.components.passage import Line, lines
from ui.date_order import date_format
from ui.folding import popover
from ui.parts import adjudication, claim_signing
from ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime, time

    from desk.act import Done
    from desk.screens import ClaimScreen
    from desk.screens.way import Held, Published, Signature
    from review.model import Layer, Verdict

KINDS = {"first": "Published", "correction": "Corrected", "retraction": "Retracted"}
SIGNED = {"editorial": "Signed off", "legal": "Signed off by a lawyer"}


def sealed(screen: ClaimScreen) -> None:
    """Say which reviews are in and not to be seen yet, and whose turn it is."""
    for layer in screen.layers:
        names, needed = screen.way.sealed.get(layer, ()), screen.way.needed.get(layer, 1)
        if needed < 2:
            continue
        if not names:
            continue
        about = f"{words.LAYER_QUESTIONS[layer]} " if len(screen.layers) > 1 else ""
        st.info(plain(about + _whose_turn(names, needed, screen.actor)), icon=":material/lock:")


def stands_published(screen: ClaimScreen) -> None:
    """Show what readers still read of a claim that is looked at again."""
    way = screen.way
    if not way.is_told or screen.claim.state.is_published:
        return
    out = way.published[-1]
    told = [
        _told_to_readers(screen, one, out) for one in screen.verdicts if one.id in out.verdict_ids
    ]
    if told:
        lines(told, key=f"published {screen.claim.id}", label="What readers read by now")


def _told_to_readers(screen: ClaimScreen, verdict: Verdict, out: Published) -> Line:
    rating = scale(verdict.scale).rating(verdict.rating or "")
    question = f"{words.LAYER_QUESTIONS[verdict.layer]} " if len(screen.layers) > 1 else ""
    return Line(
        lead=rating.label if rating else verdict.rating or "",
        words=f"{question}What was published stands until a correction takes its place.",
        quiet=f"{KINDS[out.kind]} by {out.by}, {moments.moment(out.at)}",
        colour=rating.colour if rating else None,
    )


def blind(screen: ClaimScreen, layer: Layer) -> None:
    """Say above the form of a first review that it will be sealed."""
    way, needed = screen.way, screen.way.needed.get(layer, 1)
    begun = way.sealed.get(layer) or layer in screen.standing or layer in way.unsettled
    if needed > 1 and not begun:
        told = f"{needed} people review this blind: nobody sees another's first."
        st.markdown(f":material/visibility_off: {plain(told)}")


def _whose_turn(names: tuple[str, ...], needed: int, actor: str) -> str:
    left = needed - len(names)
    more = f"{wording.count(left, 'more review')} {'is' if left == 1 else 'are'} needed"
    if actor in names:
        return f"Your review is in and sealed; {more} before anybody sees it."
    told = " and ".join(names)
    return f"{told} reviewed it; {more}. You will see theirs once all are in."


def show(screen: ClaimScreen) -> None:
    """Draw the hold, the signatures and the publications, and what can be done next."""
    way = screen.way
    shown = [
        *([_held("Held", way.held)] if way.held else []),
        *([_held("Killed", way.killed)] if way.killed else []),
        *map(_signature, way.signatures),
        *map(_published, way.published),
    ]
    if shown:
        lines(shown, key=f"way {screen.claim.id}", label="Hold, signatures, publications")
    _next(screen)


def _held(lead: str, held: Held) -> Line:
    until = f", until {held.until}" if held.until else ""
    by = f"{held.by}, {moments.moment(held.at)}{until}"
    return Line(lead=lead, words=held.because, quiet=by)


def _signature(signed: Signature) -> Line:
    by = f"{signed.by}, {moments.moment(signed.at)}"
    return Line(lead=SIGNED[signed.kind], words=signed.note, quiet=by)


def _published(out: Published) -> Line:
    later = f", from {moments.moment(out.not_before)} on" if out.not_before else ""
    by = f"{out.by}, {moments.moment(out.at)}{later}"
    return Line(lead=KINDS[out.kind], words=out.because, quiet=by)


def _next(screen: ClaimScreen) -> None:
    """Draw a form for each step towards the readers that can be taken now."""
    possible = set(screen.way.actions)
    claim_signing.show(screen)
    if ClaimAction.PUBLISH in possible:
        _publish(screen)
    with st.container(horizontal=True):
        _back(screen)


def _back(screen: ClaimScreen) -> None:
    """Draw a button for each step back; each asks why."""
    possible = set(screen.way.actions)
    if ClaimAction.TAKE_BACK in possible:
        reasoned(
            screen, "Take the sign-off back", "Why it is taken back",
            lambda because: sign_off.take_back(
                session.desk(), screen.claim.id, because=because
            ),
            "The sign-off is taken back.",
        )  # fmt: skip
    if ClaimAction.REVISE in possible:
        reasoned(
            screen, "Revise", "Why it is looked at again",
            lambda because: publishing.revise(session.desk(), screen.claim.id, because=because),
            "It is open again. What was published stands until it is corrected.",
        )  # fmt: skip
    if ClaimAction.KILL in possible and screen.way.is_told:
        reasoned(
            screen, "Retract", "What readers are told",
            lambda because: publishing.retract(session.desk(), screen.claim.id, because=because),
            "Retracted.",
        )  # fmt: skip


def _publish(screen: ClaimScreen) -> None:
    again, held = screen.way.is_told, st.session_state
    notice, day, hour = (f"{one} {screen.claim.id}" for one in ("notice", "not before", "at hour"))
    with st.form(f"publish {screen.claim.id}", border=True):
        st.markdown("**Publish the correction**" if again else "**Publish the verdict**")
        if again:
            st.text_area(
                "Correction notice: what was wrong, and what is right", height=90, key=notice
            )
        later = st.columns(2)
        later[0].date_input(
            f"Not before, if under embargo ({plain(moments.zone_name())})",
            value=None,
            key=day,
            format=date_format(),
        )
        later[1].time_input("at", value=None, key=hour)
        claim_signing.sending(
            "Publish",
            lambda: publishing.publish(
                session.desk(), screen.claim.id, because=held.get(notice) or "",
                not_before=_not_before(held.get(day), held.get(hour)),
                seen_revision=screen.claim.revision,
            ),
            lambda: _out_words(
                again=again, until=_not_before(held.get(day), held.get(hour))
            ),
            notice if again else "",
        )  # fmt: skip


_OUT_AGAIN = "The correction is published. The public site shows it once it is put out again."


def _out_words(*, again: bool, until: datetime | None) -> str:
    """Say that it is published, or from when on readers are told."""
    if until is not None and until > clock.now():
        return f"Kept under embargo. It goes out on {moments.moment(until)}."
    return _OUT_AGAIN if again else "Published."


def embargo(screen: ClaimScreen) -> datetime | None:
    """Return when what was published last is told, if that is still to come."""
    until = screen.way.published[-1].not_before if screen.way.published else None
    return until if until is not None and until > clock.now() else None


def _not_before(day: date | None, hour: time | None) -> datetime | None:
    return None if day is None else moments.at(day, hour)


def reasoned(
    screen: ClaimScreen, label: str, asked: str, do: Callable[[str], Done], told: str
) -> None:
    """Draw a button that asks for a reason and then acts."""
    popover(label, lambda: _asking_why(screen, label, asked, do, told))


def _asking_why(
    screen: ClaimScreen, label: str, asked: str, do: Callable[[str], Done], told: str
) -> None:
    with st.form(f"{label} {screen.claim.id}", border=False):
        because = st.text_area(plain(asked), height=90)
        if pressed(label, at=label, type="primary"):
            _do(lambda: do(because), told, at=label)


def _do(do: Callable[[], Done], told: str, *, at: str) -> None:
    if attempt(do, at=at) is not None:
        tell(told)
    st.rerun()


def decided_words(screen: ClaimScreen) -> str:
    """Say why no review can be given in the state of the claim."""
    return {
        ClaimState.DISMISSED: "A dismissed claim is not judged. Restore it first.",
        ClaimState.HELD: "A held claim is not judged. Release it first.",
        ClaimState.KILLED: "Its checking was stopped. An editor can revive it under “More”.",
        ClaimState.SIGNED_OFF: "It is signed off. Take the sign-off back to judge it anew.",
        ClaimState.ADJUDICATION: _who_settles(screen),
    }.get(screen.claim.state, _published_words(screen))


def _published_words(screen: ClaimScreen) -> str:
    until = embargo(screen)
    if until is None:
        return "Its verdict is published. Revise it to judge it anew."
    return (
        f"Its verdict is under embargo: it goes out on {moments.moment(until)}, and no reader is "
        "told before. Revise it to judge it anew."
    )


def _who_settles(screen: ClaimScreen) -> str:
    """Say whom a claim in adjudication waits for: whoever looks, if they have the form."""
    mine = any(adjudication.is_mine(screen, layer) for layer in screen.way.unsettled)
    who = "You settle it above." if mine else "An editor settles it."
    return f"The reviews it needs are in. {who}"
