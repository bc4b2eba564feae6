"""The report as Markdown, for an editor's draft, a wiki or a pull request.

Whatever comes from a document or a person is escaped character by character (CommonMark lets
every ASCII punctuation mark be escaped), so it can become no heading, list, image, link or HTML.
Of links there are only those we write ourselves, to http and https addresses.

Some viewers turn a bare e-mail address into a link even so; nothing is loaded by that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports import publication_words
from reports.gathering import report_view
from reports.headings import REPLIES, SIGNED
from reports.plain_text import showable
from reports.renderer import Renderer
from reports.wording import MAKER, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.views import (
        ClaimView,
        DocumentView,
        EvidenceView,
        PlaceView,
        ReportView,
        ReviewView,
        StanceView,
        VerdictView,
    )
    from review.dossier import Dossier

_EVERYWHERE = re.compile(r"[\\`*_{}\[\]<>|~$&@^]|!(?=\[)|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""Marks that open something in the middle of a line, here or in GitHub's dialect."""

_AT_START = re.compile(r"^([#+\-=:!]|\d{1,9}(?=[.)]))")
"""Marks that open a block at the start of a line; of a list's number, the mark after it."""

_ENTITY = re.compile(r"&(?=#?\w+;)")
"""What an address holds that Markdown would read as one character."""

_WHITE = re.compile(r"\s+")


def escaped(text: str) -> str:
    """Return `text` as one line of Markdown that shows exactly its words and nothing else."""
    line = _WHITE.sub(" ", showable(text)).strip()
    safe = _EVERYWHERE.sub(lambda mark: "\\" + mark[0], line)
    return _AT_START.sub(_opened, safe, count=1)


def render(dossier: Dossier) -> bytes:
    """Return `dossier` as UTF-8 Markdown."""
    report = report_view(dossier)
    blocks = [*_opening(report)]
    for claim in report.claims:
        blocks += _claim(claim)
    blocks += _closing(report)
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _opened(mark: re.Match[str]) -> str:
    return "\\" + mark[0] if not mark[0].isdigit() else mark[0] + "\\"


def _joined(parts: Iterable[str], separator: str = " · ") -> str:
    return separator.join(escaped(part) for part in parts if part)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _quotation(lines: Sequence[str]) -> str:
    """A block quote that keeps the line breaks of what it quotes."""
    return "\n".join(f"> {escaped(line)}\\" if escaped(line) else ">" for line in lines).rstrip(
        "\\"
    )


def _paragraphs(lines: Sequence[str]) -> str:
    return "\n\n".join(escaped(line) for line in lines if line.strip())


def _linked(text: str, address: str | None) -> str:
    """A link to an address that `claim_places.web_address` let through; it holds no brackets."""
    if not address:
        return escaped(text)
    exact = _ENTITY.sub("&amp;", address)
    return f"[{escaped(text)}](<{exact}>)"


def _opening(report: ReportView) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    if report.house.name != MAKER:
        yield f"**{escaped(report.house.name)}**"
    yield _joined((report.scope, report.size, report.record))
    for summary in report.summaries:
        counts = (f"{escaped(t.label)}: **{t.count}**" for t in summary.tallies)
        yield f"## {escaped(summary.question)}\n\n{_bullets(counts)}"
    if report.documents:
        yield "## The documents\n\n" + _bullets(_document(d) for d in report.documents)


def _document(document: DocumentView) -> str:
    digest = fingerprint(document.digest)
    facts = _joined((*document.cited, document.printed, document.file, digest))
    return f"{_linked(document.title, document.address)} · {facts}"


def _claim(claim: ClaimView) -> Iterator[str]:
    yield f"## Claim {claim.number}: {escaped(claim.statement)}"
    yield _joined((*claim.nature, claim.worth))
    for verdict in claim.verdicts:
        yield from _verdict(verdict)
    if claim.caveats:
        head = "Caveat" if len(claim.caveats) == 1 else "Caveats"
        yield f"### {head}\n\n" + _bullets(map(escaped, claim.caveats))
    if claim.earlier_checks:
        yield "### Earlier checks\n\n" + _bullets(map(escaped, claim.earlier_checks))
    if claim.published:
        yield f"### {publication_words.HEADING}\n\n" + _bullets(map(escaped, claim.published))
    if claim.signed:
        yield f"### {SIGNED}\n\n" + _bullets(map(escaped, claim.signed))
    if claim.replies:
        yield f"### {REPLIES}\n\n" + _bullets(map(escaped, claim.replies))
    for place in claim.places:
        yield from _place(place)
    for stance in claim.stances:
        yield from _stance(stance)
    if claim.origins:
        yield "### Where the evidence comes from\n\n" + _bullets(map(escaped, claim.origins))
    yield from _tail(claim)


def _tail(claim: ClaimView) -> Iterator[str]:
    if claim.bearings:
        yield "### Beside other claims\n\n" + _bullets(map(escaped, claim.bearings))
    if claim.earlier:
        yield "### Other reviews"
        for review in claim.earlier:
            yield f"**{escaped(review.label)}** ({escaped(review.became)})"
            yield from _review(review)
    if claim.history:
        yield "### History\n\n" + _bullets(map(escaped, claim.history))


def _verdict(verdict: VerdictView) -> Iterator[str]:
    meaning = f": {escaped(verdict.meaning)}" if verdict.meaning else ""
    yield f"### {escaped(verdict.question)}: {escaped(verdict.label)}"
    yield f"**{escaped(verdict.label)}**{meaning}"
    for review in verdict.grounds:
        yield from _review(review)
    yield escaped(verdict.basis)


def _review(review: ReviewView) -> Iterator[str]:
    if review.rationale:
        yield _paragraphs(review.rationale)
    yield _joined((review.by, review.confidence, review.rests_on))


def _place(place: PlaceView) -> Iterator[str]:
    yield _quotation("".join(piece.text for piece in place.pieces).splitlines())
    document = _linked(place.document.title, place.document.address)
    facts = _joined((*place.document.cited, place.where))
    yield f"{_joined((place.speaker, place.manner))} · {document} · {facts}"
    if place.chain:
        yield _joined(place.chain, " → ")
    if place.readings:
        yield _joined(place.readings, "; ")


def _stance(stance: StanceView) -> Iterator[str]:
    yield f"### {stance.symbol} {escaped(stance.label)} ({stance.count})"
    for item in stance.items:
        yield from _evidence(item)
    if stance.withheld:
        yield escaped(stance.withheld)


def _evidence(item: EvidenceView) -> Iterator[str]:
    if item.retracted:
        yield f"**{escaped(item.retracted)}**"
    if item.words:
        yield _quotation(item.words)
    source = _linked(item.source, item.address)
    yield f"{source} · {_joined((*item.facts, item.printed, item.linked))}"
    if item.note:
        yield _paragraphs(item.note)


def _closing(report: ReportView) -> Iterator[str]:
    if report.left_out:
        yield "## Left out of this report\n\n" + _bullets(map(escaped, report.left_out))
    for scale in report.scales:
        ratings = (f"**{escaped(r.label)}**: {escaped(r.meaning)}" for r in scale.ratings)
        yield f"## What the ratings mean: {escaped(scale.title)}\n\n{_bullets(ratings)}"
    for name, lines in report.house.texts:
        yield f"## {escaped(name)}\n\n{_paragraphs(lines)}"
    yield "---"
    for name, text in report.house.lines:
        address = text if text == report.house.site else None
        yield f"{escaped(name)}: {_linked(text, address)}"
    yield _joined((report.foot, report.record, fingerprint(report.digest)))


RENDERER = Renderer(
    key="markdown",
    label="Markdown",
    media_type="text/markdown; charset=utf-8",
    suffix=".md",
    render=render,
)
