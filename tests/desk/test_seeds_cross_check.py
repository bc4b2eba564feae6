"""What a careful checker finds between the two articles lent for trying out, and what not.

The articles are read at run time and are not part of the repository.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.model import RelationKind
from desk import cross_check
from desk.intake import About, take_in_pasted
from tests.builders import a_desk, the_claim
from tests.fireboat import relations

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
Pair = tuple[RelationKind, str, str]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[Pair]:
    """Every proposal as (kind, what does it, what it is done to), in the documents' words."""
    files = sorted(SEEDS.glob("*.txt"))
    if not files:
        pytest.skip("The articles to try out on are not beside this checkout.")
    desk = a_desk(tmp_path_factory.mktemp("seeds"))
    for file in files:
        take_in_pasted(desk, file.read_text("utf-8"), About(title=file.name))
    cross_check.propose(desk)
    return {
        (one.kind, the_claim(desk, one.left).statement, the_claim(desk, one.right).statement)
        for one in relations(desk)
    }


def between(found: set[Pair], one: str, other: str) -> set[tuple[RelationKind, bool]]:
    """Kinds between claims with these words, and whether the first is the one that does it."""
    kinds = set()
    for kind, left, right in found:
        if one in left and other in right:
            kinds.add((kind, True))
        if other in left and one in right:
            kinds.add((kind, False))
    return kinds


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("loophole in city law", "does not assist ICE", RelationKind.QUALIFIES),
        ("voted unanimously", "scheduled to take up", RelationKind.UPDATES),
        ("any federal human trafficking", "supports cutting off all ties to ICE after",
         RelationKind.QUALIFIES),
        ("did not address sex trafficking", "had been prosecuted and convicted",
         RelationKind.QUALIFIES),
        ("did not address sex trafficking", "any federal human trafficking",
         RelationKind.QUALIFIES),
        ("made false statements", "two officers were only there", RelationKind.DISPUTES),
    ],
)  # fmt: skip
def test_what_qualifies_updates_or_disputes_is_found_with_its_direction(
    found: set[Pair], one: str, other: str, kind: RelationKind
) -> None:
    assert between(found, one, other) == {(kind, True)}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("provided traffic support", "already does not assist", RelationKind.CONTRADICTS),
        ("now faces deportation", "facing deportation hearings", RelationKind.CORROBORATES),
    ],
)
def test_what_contradicts_or_corroborates_across_the_articles_is_found(
    found: set[Pair], one: str, other: str, kind: RelationKind
) -> None:
    assert {each for each, _ in between(found, one, other)} == {kind}


def test_a_planned_vote_and_the_vote_taken_are_no_contradiction(found: set[Pair]) -> None:
    contradicted = [pair for pair in found if pair[0] is RelationKind.CONTRADICTS]

    assert not [pair for pair in contradicted if "scheduled" in pair[1] + pair[2]]
    assert len(contradicted) == 1


def test_the_count_of_convictions_rests_on_one_article_and_nothing_corroborates_it(
    found: set[Pair],
) -> None:
    corroborated = [
        pair
        for pair in found
        if pair[0] in {RelationKind.CORROBORATES, RelationKind.SAME, RelationKind.DUPLICATE}
    ]

    assert not [pair for pair in corroborated if "convict" in pair[1] + pair[2]]


def test_an_accusation_is_not_limited_by_what_a_review_of_convictions_left_out(
    found: set[Pair],
) -> None:
    assert between(found, "did not address sex trafficking", "was accused of being part") == set()
