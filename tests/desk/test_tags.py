"""Tags: how names are tidied, and how editors keep them in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InvalidInput, NotFound
from db import tags_store
from desk import bulk, tags
from desk.bulk import Asked, Bulk
from tests.builders import a_claim, a_document, checked

if TYPE_CHECKING:
    from desk import Desk


def tag(desk: Desk, name: str, *claims: str) -> None:
    bulk.carry(desk, Asked(action=Bulk.TAG, claims=claims, tag=name))


def in_use(desk: Desk) -> dict[str, tuple[int, int]]:
    """How many claims and documents carry each tag."""
    with desk.database.snapshot() as snapshot:
        found = tags_store.in_use(snapshot)
    return {row["name"]: (row["claims"], row["documents"]) for row in found}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Harbour   budget ", "Harbour budget"),
        ("#harbour", "harbour"),
        ("har\u202ebour", "harbour"),
        ("har\u200bbour\n\tbudget\x00", "harbour budget"),
        ("ﬁsh", "fish"),
        ("<b>2026</b>", "<b>2026</b>"),
    ],
)
def test_a_name_is_tidied(written: str, kept: str) -> None:
    assert tags.tidied(written) == kept


@pytest.mark.parametrize("name", ["", " ", "#", "\u200b", "—", "x" * 41])
def test_a_name_without_words_or_too_long_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        tags.tidied(name)


@given(st.text(max_size=60))
def test_a_tidied_name_is_tidy(name: str) -> None:
    try:
        once = tags.tidied(name)
    except InvalidInput:
        return
    assert tags.tidied(once) == once
    assert once.isprintable()


def test_a_renamed_tag_is_renamed_wherever_it_is(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "14 of its 40 lamps")
    tag(desk, "harbor", claim.id)
    tags.rename(desk, "Harbor", "Harbour")

    assert in_use(desk) == {"Harbour": (1, 0)}
    with pytest.raises(NotFound, match="Nothing is tagged “harbor”"):
        tags.rename(desk, "harbor", "port")


def test_a_tag_is_not_renamed_to_another_one(desk: Desk) -> None:
    claim = a_claim(desk, a_document(desk), "14 of its 40 lamps")
    tag(desk, "harbor", claim.id)
    tag(desk, "harbour", claim.id)

    with pytest.raises(InvalidInput, match="Fold “harbor” into it instead"):
        tags.rename(desk, "harbor", "HARBOUR")


def test_what_carried_a_folded_tag_carries_the_other_and_its_name_leads_there(desk: Desk) -> None:
    document = a_document(desk)
    first = a_claim(desk, document, "14 of its 40 lamps")
    both = a_claim(desk, document, "The pier is open every day.")
    tag(desk, "harbor", first.id, both.id)
    tag(desk, "harbour", both.id)
    tags.tag_documents(desk, [str(document.number)], "Harbor")
    tags.merge(desk, "harbor", "harbour")
    tag(desk, "HARBOR", a_claim(desk, document, "vote on new lamps").id)

    assert in_use(desk) == {"harbour": (3, 1)}
    assert checked(desk).findings == ()
    with pytest.raises(InvalidInput, match="two different tags"):
        tags.merge(desk, "harbor", "harbour")


def test_a_document_is_tagged_once_and_untagged_once(desk: Desk) -> None:
    document = a_document(desk)
    tags.tag_documents(desk, [document.id], "harbour")
    with pytest.raises(InvalidInput, match="carry “harbour” already"):
        tags.tag_documents(desk, [document.id], "harbour")
    tags.untag_documents(desk, [document.id], "harbour")

    assert in_use(desk) == {"harbour": (0, 0)}
    with pytest.raises(InvalidInput, match="do not carry"):
        tags.untag_documents(desk, [document.id], "harbour")
