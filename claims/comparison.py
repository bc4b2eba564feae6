"""Two claims side by side: what they share, what names they name, when they speak of.

Values and measures only; `claims.relate` has the rules that draw a conclusion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import NARRATED, Kind
from claims.structure import BlockKind

if TYPE_CHECKING:
    from datetime import date

    from claims.gist import Gist
    from claims.model import Attribution, Quantity, RelationKind, TimeReference
    from claims.text import Extent

SURE = 0.75
"""Share of the longer claim's content words, names apart, that a strong rule asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A claim as it is compared: the wording that stands alone, and what was read in it.

    `document` tells claims of one document from those of two; any stable key will do. `outlet`
    is who published it, by which another document may cite it; empty where nobody knows.
    `published_on` is the document's day. `words` are the exact words in which quantities and
    times stand, the statement where left out; `setting` holds the stems of the names that the
    document's beginning names.
    """

    statement: str
    kind: Kind
    document: str
    extent: Extent | None = None
    attribution: Attribution = NARRATED
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeReference, ...] = ()
    block: BlockKind = BlockKind.BODY
    outlet: str = ""
    published_on: date | None = None
    words: str = ""
    setting: frozenset[str] = frozenset()

    @property
    def exact(self) -> str:
        """The words that extents count from."""
        return self.words or self.statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A relation that a rule proposes. `left` and `right` are the places that decided it.

    Each is the decisive quantity or time where one decided, else the claim's own extent;
    None where the assertion came without one. `score` is how sure the rule is, 0 to 1.
    `from_left` says which of the two does it: False where the right one qualifies, updates or
    disputes the left. Kinds that read the same both ways leave it True.
    """

    kind: RelationKind
    reason: str
    score: float
    left: Extent | None
    right: Extent | None
    from_left: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """Two assertions and what each is about."""

    left: Assertion
    right: Assertion
    one: Gist
    other: Gist

    @property
    def names(self) -> frozenset[str]:
        """Stems that are names in both statements' eyes: nobody writes them small."""
        return (self.one.names | self.other.names) - (self.one.lower | self.other.lower)

    @property
    def names_apart(self) -> bool:
        """Whether both name somebody or something, and never the same."""
        return self.named_apart(frozenset())

    def named_apart(self, without: frozenset[str]) -> bool:
        """Return the same with some stems left out, such as the names of months."""
        names = self.names - without
        one, other = self.one.stems & names, self.other.stems & names
        return bool(one) and bool(other) and one.isdisjoint(other)

    @property
    def shared(self) -> int:
        """Content words in both, names left out: two claims about one person share his name."""
        return len((self.one.stems & self.other.stems) - self.names)

    @property
    def subjects_meet(self) -> bool:
        """Whether what each statement opens with is in the other: the port, not the library."""
        return self.one.opening in self.other.stems and self.other.opening in self.one.stems

    @property
    def denied(self) -> frozenset[str]:
        """Stems that one denies and the other says."""
        return self._only_one(self.one.denied, self.other.denied)

    @property
    def missing(self) -> frozenset[str]:
        """Stems of which one says that there is none, and that are in the other."""
        return self._only_one(self.one.missing, self.other.missing)

    def _only_one(self, one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
        both = one & other
        return (one & self.other.stems) - both or (other & self.one.stems) - both

    @property
    def settings_shared(self) -> int:
        """How many names the beginnings of both documents share; 0 where none was given."""
        return len(self.left.setting & self.right.setting)

    @property
    def settings_apart(self) -> bool:
        """Whether both documents name somebody or something at their beginnings, never the same."""
        one, other = self.left.setting, self.right.setting
        return bool(one) and bool(other) and one.isdisjoint(other)

    def same_scope(self, without: frozenset[str]) -> bool:
        """Whether both name the same and share two words besides `without`.

        A share or a sum fits any subject: "14 percent" of one thing says nothing of another.
        """
        named = (self.one.stems & self.names) == (self.other.stems & self.names)
        shared = (self.one.stems & self.other.stems) - self.names - without
        return named and len(shared) >= 2

    def alike(self, without: frozenset[str] = frozenset()) -> float:
        """Share of the longer statement's content words that stand in the other, 0 to 1."""
        left_out = self.names | without
        one, other = self.one.stems - left_out, self.other.stems - left_out
        longer = max(len(one), len(other))
        return len(one & other) / longer if longer else 0.0

    @property
    def speaks_of_absence(self) -> bool:
        """Whether one of the two says that something is missing."""
        return Kind.ABSENCE in {self.left.kind, self.right.kind}

    @property
    def plans(self) -> int:
        """How many of the two speak of what is to come."""
        kinds = (self.left.kind, self.right.kind)
        return sum(kind is Kind.PREDICTION_OR_PLAN for kind in kinds)

    def propose(
        self,
        kind: RelationKind,
        reason: str,
        score: float,
        places: tuple[Extent, Extent] | None = None,
        *,
        by: Assertion | None = None,
    ) -> Proposal:
        """Return a proposal between the two, at the places that decided it; `by` does it."""
        left, right = places or (self.left.extent, self.right.extent)
        return Proposal(
            kind=kind,
            reason=reason,
            score=score,
            left=left,
            right=right,
            from_left=by is not self.right,
        )


def at_other_times(both: Both) -> bool:
    """Whether both name a time and no two of them can overlap."""
    left = [each for each in both.left.times if each.earliest or each.latest]
    right = [each for each in both.right.times if each.earliest or each.latest]
    if not left or not right:
        return False
    return not any(overlap(one, other) for one in left for other in right)


def overlap(one: TimeReference, other: TimeReference) -> bool:
    """Whether some day can be both; an open end reaches as far as it takes."""
    return not (_before(one, other) or _before(other, one))


def _before(one: TimeReference, other: TimeReference) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)
