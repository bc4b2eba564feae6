"""A claim on a terminal: its words in context, what speaks for and against it, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Mode, SpeakerRole
from cli import layout, replies
from cli.json_views import claim_json
from cli.safe_text import one_line
from reports import act_words, headings
from reports.wording import (
    SYMBOLS,
    amount,
    day,
    label,
    listed,
    moment,
    of_hundred,
    period,
    plain,
    relation,
)
from review.model import Confidentiality, Layer, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Attribution, Caveat
    from cli.console import Console
    from desk.screens import Bearing, ClaimScreen, Context
    from review.model import Event, Evidence, Review, Verdict

AROUND = 160
"""Characters of context on either side; the whole document is one command away."""
MOST_EVENTS = 8
MOST_REASONS = 6
"""Reasons of a score that are named; the JSON has all with their weights."""


def write(console: Console, screen: ClaimScreen) -> None:
    """Write everything about one claim."""
    if console.as_json:
        console.json(claim_json(screen))
        return
    for heading, lines in _sections(screen, console.columns):
        if heading and lines:
            console.line()
            console.line(console.paint(heading, "bold"))
        for line in lines:
            console.line(line)


def _sections(screen: ClaimScreen, columns: int) -> Iterator[tuple[str, list[str]]]:
    yield "", _head(screen, columns)
    yield "Where it is made", [x for c in screen.contexts for x in _place(c, columns)]
    yield "Evidence", [x for e in screen.evidence for x in _evidence(e, screen, columns)]
    yield "Reviews", [x for r in screen.reviews for x in _review(r, screen, columns)]
    yield "Verdict", _verdicts(screen, columns)
    yield "Caveats", [x for c in screen.caveats for x in _caveat(c, columns)]
    yield headings.REPLIES, replies.lines(screen.heard, columns)
    yield "Other claims", [x for b in screen.bearings for x in _bearing(b, columns)]
    yield "History", _history(screen, columns)


def _caveat(caveat: Caveat, columns: int) -> list[str]:
    settled = f" (resolved: {caveat.resolved_because})" if caveat.resolved_at else ""
    return layout.wrapped(one_line(caveat.text + settled), columns, first=f"  {caveat.id}  ")


def _bearing(bearing: Bearing, columns: int) -> list[str]:
    one = bearing.relation
    verb = relation(one.kind, from_left=bearing.from_left)
    told = f"{verb} claim {bearing.other} ({label(one.state)}): {one_line(one.reason)}"
    return layout.wrapped(told, columns, first=f"  {one.id}  ")


def _head(screen: ClaimScreen, columns: int) -> list[str]:
    claim = screen.claim
    told = (
        f"Claim {claim.number}",
        label(claim.state),
        label(claim.kind),
        label(claim.checkability),
        f"check-worthiness {of_hundred(claim.score)} of 100",
        f"revision {claim.revision}",
    )
    strongest = sorted(claim.reasons, key=lambda reason: -abs(reason.weight))[:MOST_REASONS]
    reasons = ", ".join(plain(reason.feature) for reason in strongest)
    merged = f"Folded into claim {screen.merged_into}." if screen.merged_into else ""
    return [
        *layout.wrapped(" · ".join(told), columns),
        *layout.wrapped(one_line(claim.statement), columns, first="  "),
        *layout.fields([("  because", reasons), ("  note", merged)], columns),
    ]


def _place(context: Context, columns: int) -> list[str]:
    span, spoken = context.occurrence.span, context.occurrence.attribution
    when = (
        f"published {context.published_on}" if context.published_on else "publication date unknown"
    )
    where = (
        f"document {context.document_number} “{one_line(context.title)}”",
        one_line(context.publisher or ""),
        when,
        context.place,
        f"characters {span.start}–{span.end}",
    )
    return [
        *layout.wrapped(", ".join(part for part in where if part), columns, first="  "),
        *layout.wrapped(_in_context(context), columns, first="    "),
        *layout.fields(_read_there(context, spoken), columns),
    ]


def _in_context(context: Context) -> str:
    before, after = context.before, context.after
    left = ("…" if len(before) > AROUND or context.start else "") + before[-AROUND:]
    right = after[:AROUND] + ("…" if len(after) > AROUND else "")
    return one_line(f"{left}»{context.occurrence.span.quote}«{right}")


def _read_there(context: Context, spoken: Attribution) -> list[tuple[str, str]]:
    occurrence = context.occurrence

    def words(start: int, end: int) -> str:
        return one_line(context.text[start - context.start : end - context.start])

    numbers = [
        f"{one_line(amount(q))} (“{words(q.extent.start, q.extent.end)}”)"
        for q in occurrence.quantities
    ]
    days = [f"{period(t)} (“{words(t.extent.start, t.extent.end)}”)" for t in occurrence.times]
    return [
        ("    speaker", _speaker(spoken)),
        ("    chain", " → ".join(one_line(s) for s in _chain(context, spoken))),
        ("    numbers", "; ".join(numbers)),
        ("    dates", "; ".join(days)),
    ]


def _speaker(spoken: Attribution) -> str:
    if spoken.mode is Mode.NARRATED or spoken.role is SpeakerRole.AUTHOR:
        return "the writer, in their own voice"
    possible = ""
    if spoken.speaker is None and spoken.candidates:
        possible = f"possibly {listed(tuple(spoken.candidates), 'or')}"
    parts = (
        spoken.speaker or label(spoken.role).lower(),
        spoken.title,
        possible,
        label(spoken.mode).lower(),
        f"“{spoken.verb}”" if spoken.verb else "",
    )
    return one_line(", ".join(part for part in parts if part))


def _chain(context: Context, spoken: Attribution) -> tuple[str, ...]:
    if not spoken.via:
        return ()
    first = spoken.speaker or label(spoken.role).lower()
    last = (context.publisher,) if context.publisher and context.publisher not in spoken.via else ()
    return (first, *spoken.via, *last)


def _evidence(piece: Evidence, screen: ClaimScreen, columns: int) -> list[str]:
    gone = " (retracted)" if piece.retracted_at else ""
    stance = f"{SYMBOLS[piece.stance]} {label(piece.stance)}{gone}  {piece.id}"
    quote = piece.span.quote if piece.span else piece.quote
    open_ = piece.confidentiality is Confidentiality.ON_THE_RECORD
    return [
        *layout.wrapped(stance, columns, first="  "),
        *layout.fields(
            [
                ("    in", _source(piece, screen)),
                ("    words", f"“{one_line(quote)}”" if quote else None),
                ("    note", one_line(piece.note)),
                ("    by", f"{one_line(piece.added_by)}, {moment(piece.added_at)}"),
                ("    may be shown", None if open_ else label(piece.confidentiality).lower()),
                ("    retracted", one_line(piece.retracted_because or "")),
            ],
            columns,
        ),
    ]


def _source(piece: Evidence, screen: ClaimScreen) -> str:
    if piece.shown is not Shown.EVERYTHING:
        return f"kept from you; ask {one_line(piece.added_by)}, or say who you are with --as"
    if piece.span is not None:
        number, title = screen.titles.get(piece.span.document_id, (0, ""))
        return f"document {number} “{one_line(title)}”, {piece.span.start}–{piece.span.end}"
    if piece.source is None:
        return ""
    source = piece.source
    parts = (
        f"{label(source.kind).lower()} “{source.title}”",
        piece.locator,
        source.address,
        f"published {day(source.published_on)}" if source.published_on else None,
        f"looked at {day(source.accessed_on)}" if source.accessed_on else None,
        f"file {source.file}" if source.file else None,
    )
    return one_line(", ".join(part for part in parts if part))


def _review(review: Review, screen: ClaimScreen, columns: int) -> list[str]:
    rating = f"{_rating(screen, review.rating)}, {label(review.layer).lower()}"
    superseded = any(later.supersedes == review.id for later in screen.reviews)
    told = "withdrawn" if review.rating is None else rating
    old = " (no longer stands)" if superseded and review.rating else ""
    by = f"{one_line(review.given_by)}, {moment(review.given_at)}"
    return [
        f"  {told}{old}  {review.id}",
        *layout.fields(
            [
                ("    because", one_line(review.rationale)),
                ("    sure", label(review.confidence).lower() if review.confidence else None),
                ("    rests on", ", ".join(review.evidence_ids)),
                ("    by", by),
            ],
            columns,
        ),
    ]


def _rating(screen: ClaimScreen, key: str | None) -> str:
    found = screen.scale.rating(key) if key else None
    return found.label if found else key or ""


def _verdicts(screen: ClaimScreen, columns: int) -> list[str]:
    lines = [
        line
        for layer in Layer
        if layer in screen.standing
        for line in layout.wrapped(_verdict(screen.standing[layer], screen), columns, first="  ")
    ]
    return lines or ["  No verdict stands."]


def _verdict(verdict: Verdict, screen: ClaimScreen) -> str:
    stale = verdict.id in {one.id for one in screen.stale}
    shaken = "; it rests on evidence retracted since: look again" if stale else ""
    return (
        f"{label(verdict.layer)}: {_rating(screen, verdict.rating)} "
        f"({label(verdict.basis).lower()}, {moment(verdict.decided_at)}, {verdict.scale}){shaken}"
    )


def _history(screen: ClaimScreen, columns: int) -> list[str]:
    events = screen.history[-MOST_EVENTS:]
    earlier = len(screen.history) - len(events)
    more = [f"  … and {earlier} before"] if earlier else []
    return [*more, *(line for event in events for line in _event(event, columns))]


def _event(event: Event, columns: int) -> list[str]:
    told = f"{moment(event.at)}: {one_line(event.actor)} {act_words.told(event.action)}"
    return layout.wrapped(told, columns, first=f"  {event.seq:>5}  ")
