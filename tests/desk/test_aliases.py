"""A desk's aliases: shipped, added, refused, and read in documents but never used silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.aliases import SHIPPED, Alias
from claims.errors import InvalidInput
from db import evidence_store
from desk import aliases
from desk.suggestions import suggest
from tests.builders import a_claim, a_document, checked, events, the_claim

if TYPE_CHECKING:
    from desk import Desk

TRUST = Alias(short="HLT", long="Harbour Lights Trust")
STATED = "The Harbour Lights Trust (HLT) has opened a shop. Its till was new."


def in_use(desk: Desk) -> set[Alias]:
    with desk.database.snapshot() as snapshot:
        return set(aliases.in_use(snapshot).aliases)


def test_the_shipped_names_are_in_use_until_somebody_refuses_one(desk: Desk) -> None:
    assert in_use(desk) == set(SHIPPED)
    aliases.decide(desk, [SHIPPED[0]], used=False)
    assert in_use(desk) == set(SHIPPED[1:])
    aliases.decide(desk, [SHIPPED[0]], used=True)

    assert in_use(desk) == set(SHIPPED)
    assert checked(desk).ok


def test_what_documents_state_is_proposed_and_used_once_somebody_says_so(desk: Desk) -> None:
    a_document(desk, STATED)
    a_document(desk, "Later the Harbour Lights Trust (HLT) closed it.")
    (found,) = aliases.proposed(desk.database)

    assert (found.alias, found.documents, found.number) == (TRUST, 2, 1)
    assert TRUST not in in_use(desk)
    aliases.decide(desk, [found.alias], used=True)
    assert TRUST in in_use(desk)
    assert aliases.proposed(desk.database) == ()


def test_what_was_refused_is_not_proposed_again(desk: Desk) -> None:
    a_document(desk, STATED)
    aliases.decide(desk, [TRUST], used=False)

    assert aliases.proposed(desk.database) == ()


def test_a_decision_is_one_event_and_says_who(desk: Desk) -> None:
    before = events(desk)
    aliases.decide(desk, [TRUST, TRUST], used=True)

    assert events(desk) == before + 1
    (one,) = [one for one in aliases.listed(desk.database) if one.alias == TRUST]
    assert (one.used, one.decided_by) == (True, "Maya")


@pytest.mark.parametrize(
    ("short", "long"),
    [("", "Harbour"), ("HLT", " "), ("Harbour Lights", "HL"), ("?", "Harbour"), ("H", "x" * 121)],
)
def test_what_is_no_alias_is_refused_with_the_reason(desk: Desk, short: str, long: str) -> None:
    before = events(desk)
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        aliases.decide(desk, [Alias(short=short, long=long)], used=True)
    with pytest.raises(InvalidInput, match="No alias was chosen"):
        aliases.decide(desk, [], used=True)

    assert events(desk) == before


def test_a_passage_with_the_other_name_is_suggested(desk: Desk) -> None:
    a_document(desk, "Nobody doubts that the Harbour Lights Trust owns them.")
    claim = a_claim(desk, a_document(desk, "HLT paid for the crane."), "HLT paid for the crane")

    def quotes() -> list[str]:
        with desk.database.snapshot() as snapshot:
            linked = evidence_store.of_claims(snapshot, [claim.id])
            return [one.quote for one in suggest(snapshot, the_claim(desk, claim.id), linked)]

    assert quotes() == []
    aliases.decide(desk, [TRUST], used=True)
    assert len(quotes()) == 1
