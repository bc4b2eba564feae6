"""What a publication rested on is rebuilt from the record, or the first difference is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import NotFound
from desk import evidence, publishing
from desk.house_style import logo_of, set_house
from desk.replay import replay, replay_all
from desk.withdrawal import Withdraw, withdraw
from review.house import HouseStyle
from tests.builders import (
    LEDGER,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    a_sign_off,
    nobody_need_be_asked,
)
from tests.sources.test_logo import picture

if TYPE_CHECKING:
    from desk import Desk


@pytest.fixture
def published(desk: Desk) -> str:
    """The id of a publication; evidence and people came and went since."""
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    link = a_link(desk, claim, a_document(desk, LEDGER), "Fourteen lamps were taken down")
    a_review(desk, claim)
    nobody_need_be_asked(desk, claim.id)
    a_sign_off(desk, claim.id)
    made = publishing.publish(desk, claim.id).made
    a_colleague(desk, "Ines")
    evidence.retract(desk, link, because="Wrong month.")
    return next(one for one in made if one.startswith("pub_"))


def test_the_record_gives_again_what_a_publication_rested_on(desk: Desk, published: str) -> None:
    assert replay(desk.database, published).same
    assert [one.publication for one in replay_all(desk.database)] == [published]


def test_a_desk_with_a_logo_publishes_and_replays_after_it_has_another(desk: Desk) -> None:
    set_house(desk, HouseStyle(name="The Pier Post", logo=logo_of(picture())))
    claim = a_claim(desk, a_document(desk), "lost 14 of its 40 lamps")
    a_review(desk, claim)
    nobody_need_be_asked(desk, claim.id)
    a_sign_off(desk, claim.id)

    made = publishing.publish(desk, claim.id).made
    set_house(desk, HouseStyle(name="The New Post", logo=logo_of(picture(size=(40, 40)))))

    assert replay(desk.database, next(one for one in made if one.startswith("pub_"))).same


def test_a_record_that_was_changed_behind_the_desk_differs_and_says_where(
    desk: Desk, published: str
) -> None:
    with desk.database.write() as writing:
        writing.execute("drop trigger reviews_stay")
        writing.execute("update reviews set confidence = 'high'")

    told = replay(desk.database, published)

    assert not told.same
    assert told.difference is not None
    assert told.difference.endswith("reviews › 0 › confidence: nothing then, “high” now")


def test_another_reading_of_texts_is_named_as_a_cause(
    desk: Desk, published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.canonical.ENGINE", "reading@999")
    monkeypatch.setattr("desk.replay.ENGINE", "reading@999")

    told = replay(desk.database, published)
    assert "are by reading@999 now" in (told.difference or "")


def test_what_was_never_published_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no publication"):
        replay(desk.database, "pub_nowhere")


def test_words_that_were_withdrawn_are_not_rebuilt_and_the_reason_is_told(
    desk: Desk, published: str
) -> None:
    withdraw(desk, Withdraw(document="1", because="A court ordered it."))

    told = replay(desk.database, published)

    assert told.difference is None
    assert told.refused is not None
    assert "A court ordered it." in told.refused
