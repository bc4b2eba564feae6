"""What a report says, gathered from one snapshot of the desk and independent of any format.

A `Dossier` is built by `desk.exports` inside one read transaction and handed to a renderer
in `reports`. The same dossier always renders to the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from review.house import PLAIN, HouseStyle
from review.independence import Independence, Shared, independence
from review.reply import NOTHING_HEARD, Heard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from claims.lineage import Strand
    from claims.model import Caveat, Claim, Document, Relation
    from review.earlier import EarlierAnswer
    from review.model import Event, Evidence, Head, Review, Verdict, VerdictScale
    from review.publication import Publication
    from review.sign_off import SignOff


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """One claim with everything the desk knows of it, oldest first in each list.

    `evidence` holds retracted pieces too (`retracted_at` is set); `verdicts` holds superseded
    ones: the last of each layer is the one that stands. `caveats` holds resolved ones.
    """

    claim: Claim
    scale: VerdictScale
    evidence: tuple[Evidence, ...] = ()
    reviews: tuple[Review, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    history: tuple[Event, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    stale: tuple[str, ...] = ()
    """Why a standing verdict waits to be looked at again, a sentence each; nothing is quoted."""
    earlier_checks: tuple[EarlierAnswer, ...] = ()
    """Checks by others that a person took as answers to it."""
    strands: tuple[Strand, ...] = ()
    """Where the claim and the evidence that stands come from."""
    shared: tuple[Shared, ...] = ()
    """What people said of their origins."""
    heard: Heard = NOTHING_HEARD
    """Who was asked for an answer, and what came of it."""
    signed: tuple[SignOff, ...] = ()
    """Who answers, or answered, for its verdicts."""
    publications: tuple[Publication, ...] = ()
    """What went out, embargoed lines left out: the last one is what readers see."""

    @property
    def independence(self) -> Independence:
        """How many independent sources the evidence of `strands` amounts to."""
        return independence(self.strands, self.shared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A set of claims with their documents, and the state of the record they were read at.

    `scope` says in words what was chosen ("all claims of 2 documents"); `documents` holds every
    document that an occurrence or a piece of evidence points to; `people` maps an actor to the
    name to print.
    """

    title: str
    scope: str
    documents: tuple[Document, ...]
    claims: tuple[ClaimRecord, ...]
    relations: tuple[Relation, ...]
    scales: tuple[VerdictScale, ...]
    head: Head
    left_out: tuple[str, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    as_of: datetime | None = None
    """When the record stood so, in a report that looks back; None for the record as it is."""
    house: HouseStyle = PLAIN
    """What the newsroom puts on its reports."""
