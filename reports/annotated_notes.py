"""The note beside a checked fact: what was found, why in one line, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports import lineage_words, publication_words, reply_words, sign_off_words
from reports.claim_evidence import stance_views
from reports.claim_verdicts import tone
from reports.lookup import rating_label, rating_of, standing
from reports.reasoning import reason_of
from reports.wording import NO_VERDICT, WITHDRAWN_VERDICT, label
from review.model import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.dossier import ClaimRecord, Dossier
    from review.model import Verdict

UNDECIDED = "none"
"""The tone of a fact on which no verdict stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """What was found on one layer; `question` is empty where there is no verdict."""

    question: str
    label: str
    tone: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One piece of evidence in short: what it does, where it is from; `printed` is for paper."""

    symbol: str
    stance: str
    title: str
    address: str | None
    printed: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """One fact of one article. `number` is its place among the notes, `claim` the desk's number."""

    number: int
    claim: int
    statement: str
    outcomes: tuple[OutcomeView, ...]
    caveats: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    replies: tuple[str, ...]
    withheld: tuple[str, ...]
    independent: str
    """How many independent sources there are; empty without evidence."""

    @property
    def main(self) -> OutcomeView:
        """The outcome that marks the words: whether it is so, before whether it was said."""
        return self.outcomes[-1]


def note_view(number: int, record: ClaimRecord, dossier: Dossier) -> NoteView:
    """Return the note on a claim; `dossier` is disclosed."""
    stances = stance_views(record, dossier)
    return NoteView(
        number=number,
        claim=record.claim.number,
        statement=record.claim.statement,
        outcomes=outcomes(record, dossier),
        caveats=tuple(" ".join(c.text.split()) for c in record.caveats if c.resolved_at is None),
        sources=tuple(dict.fromkeys(_sources(record, dossier))),
        replies=tuple(_beside(record)),
        withheld=tuple(s.withheld.partition(" (")[0] for s in stances if s.withheld),
        independent=lineage_words.summary(record.independence),
    )


def _beside(record: ClaimRecord) -> Iterator[str]:
    """Yield what a reader should know of the verdict: who signed, what went out, who was asked."""
    if alone := sign_off_words.alone(record):
        yield alone
    yield from publication_words.lines(record)
    yield from reply_words.lines(record.heard)


def outcomes(record: ClaimRecord, dossier: Dossier) -> tuple[OutcomeView, ...]:
    """Return what stands on each layer, "it was said" first; at least that nothing stands yet."""
    last = [verdict for layer in Layer if (verdict := standing(record, layer))]
    found = tuple(_outcome(verdict, record, dossier) for verdict in last)
    return found or (OutcomeView(question="", label=NO_VERDICT, tone=UNDECIDED),)


def _outcome(verdict: Verdict, record: ClaimRecord, dossier: Dossier) -> OutcomeView:
    name = rating_label(dossier, record, verdict)
    rating = rating_of(dossier, record, verdict)
    decided = tone(rating.colour if rating else "")
    return OutcomeView(
        question=label(verdict.layer),
        label=name or WITHDRAWN_VERDICT,
        tone=decided if name else UNDECIDED,
        reason=reason_of(verdict, record) if name else "",
    )


def _sources(record: ClaimRecord, dossier: Dossier) -> Iterator[SourceLine]:
    for stance in stance_views(record, dossier):
        for piece in stance.items:
            if not piece.retracted:
                yield SourceLine(
                    symbol=stance.symbol,
                    stance=stance.label,
                    title=piece.source,
                    address=piece.address,
                    printed=piece.printed,
                    facts=piece.facts[:2],
                )
