"""What whoever makes a report leaves out on purpose: candidates, dissent, names of reviewers.

Cut before any renderer sees the dossier, as `reports.disclosure` cuts what is confidential, and
said inside the file. `only_published` cuts to what readers were given, for the read API.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from claims.model import ClaimState
from reports.claim_verdicts import DISSENT, became
from review.publication import PublicationKind, as_published, standing

if TYPE_CHECKING:
    from review.dossier import ClaimRecord, Dossier
    from review.publication import Publication

_Value = TypeVar("_Value")

NOBODY_NAMED = "a reviewer"
"""Stands for every name of the desk's people where names are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class With:
    """What a report holds beside decided claims; each switch that is off is said in the file."""

    candidates: bool = True
    dissent: bool = True
    names: bool = True


WHOLE = With()


def leave_out(dossier: Dossier, wanted: With) -> Dossier:
    """Return `dossier` without what is not wanted, and with a sentence for each such thing."""
    said = tuple(sentence for name, sentence in _SAID.items() if not getattr(wanted, name))
    if not said:
        return dossier
    claims = dossier.claims
    if not wanted.candidates:
        claims = tuple(r for r in claims if r.claim.state is not ClaimState.CANDIDATE)
    if not wanted.dissent:
        claims = tuple(map(_agreed, claims))
    cut = _pointed_to(replace(dossier, claims=claims, left_out=(*dossier.left_out, *said)))
    cut = replace(cut, scope="; ".join((cut.scope, *(s.rstrip(".").lower() for s in said))))
    return cut if wanted.names else _unnamed(cut)


_SAID = {
    "candidates": "Candidates are left out.",
    "dissent": "Reviews that dissent from the verdict are left out.",
    "names": "Names of reviewers are left out.",
}


def only_published(dossier: Dossier) -> Dossier:
    """Return what readers may know: what stands published, as it was published, nobody named.

    Relations are working material, and a document that only later evidence points to is not
    listed. The state of a claim that is being looked at again is the one readers know.
    """
    claims = tuple(
        _published(record, out) for record in dossier.claims if (out := standing(record))
    )
    return _unnamed(_pointed_to(replace(dossier, claims=claims, relations=())))


def _published(record: ClaimRecord, out: Publication) -> ClaimRecord:
    corrected = out.kind is PublicationKind.CORRECTION
    state = ClaimState.CORRECTED if corrected else ClaimState.PUBLISHED
    shown = as_published(record, out)
    return replace(shown, claim=replace(shown.claim, state=state))


def _agreed(record: ClaimRecord) -> ClaimRecord:
    """Keep every review but those that say something else than the verdict beside them."""
    kept = tuple(review for review in record.reviews if became(review, record) != DISSENT)
    return replace(record, reviews=kept)


def _pointed_to(dossier: Dossier) -> Dossier:
    """Keep the documents and relations that the claims which stayed point to."""
    kept = {record.claim.id for record in dossier.claims}
    made_in = {o.span.document_id for r in dossier.claims for o in r.claim.occurrences}
    cited = {e.span.document_id for r in dossier.claims for e in r.evidence if e.span}
    return replace(
        dossier,
        documents=tuple(d for d in dossier.documents if d.id in made_in | cited),
        relations=tuple(r for r in dossier.relations if kept & {r.left, r.right}),
    )


def _unnamed(dossier: Dossier) -> Dossier:
    return replace(
        dossier,
        people=dict.fromkeys(dossier.people, NOBODY_NAMED),
        claims=_without_names(dossier.claims),
        documents=_without_names(dossier.documents),
        relations=_without_names(dossier.relations),
    )


def _without_names(value: _Value) -> _Value:
    """Return a value with nobody named in any field that says by whom, however deep it lies."""
    if isinstance(value, tuple):
        return cast("_Value", tuple(map(_without_names, value)))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    found = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
    cut = {name: _cut(name, one) for name, one in found.items()}
    changed = {name: one for name, one in cut.items() if one is not found[name]}
    return cast("_Value", replace(value, **changed)) if changed else value


def _cut(name: str, value: object) -> object:
    whose = name.endswith("_by") or name == "actor"
    return NOBODY_NAMED if whose and isinstance(value, str) and value else _without_names(value)
