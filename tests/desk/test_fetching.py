"""Pages are fetched once somebody has turned it on, and read like any other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, UnreadableSource
from db import settings_store, sources_store
from desk import fetching, outside_sources
from desk.authority import MODE, SignIn
from desk.intake import About
from desk.outside_sources import AddSource
from review.model import SourceKind
from review.sources import Way
from tests.builders import checked, number_of, the_document
from tests.sources.web_server import answer, site

if TYPE_CHECKING:
    from desk import Desk

PAGE = (
    b"<html><head><title>Pier</title></head><body><article><h1>Pier goes dark</h1>"
    b"<p>The pier at Saltmarsh has lost 14 of its 40 lamps.</p></article></body></html>"
)


def turned_on(desk: Desk) -> bool:
    with desk.database.snapshot() as snapshot:
        return fetching.is_on(snapshot)


def test_a_desk_fetches_nothing_until_somebody_turns_it_on(desk: Desk) -> None:
    with site({"/": answer(PAGE)}) as here:
        with pytest.raises(NotAllowed, match="person who runs the desk can turn it on"):
            fetching.take_in_page(desk, here.address(), get=here.fetch)
        assert here.asked == []
    assert not turned_on(desk)


def test_nothing_is_asked_of_a_host_for_somebody_who_may_not_take_in(desk: Desk) -> None:
    fetching.switch(desk, on=True)
    source = AddSource(kind=SourceKind.WEB, title="Lamps", address="https://lamps.example/")
    source_id = outside_sources.add(desk, source).made[0]
    with desk.database.write() as writing:
        settings_store.put(writing, MODE, SignIn.ACCOUNTS.value, at="2026-03-09")

    with site({"/": answer(PAGE)}) as here:
        with pytest.raises(NotAllowed, match="no role at this desk"):
            fetching.take_in_page(desk, here.address(), get=here.fetch)
        with pytest.raises(NotAllowed, match="no role at this desk"):
            fetching.fetch_copy(desk, source_id, get=here.fetch)
        assert here.asked == []
    with pytest.raises(NotAllowed, match="no role at this desk"):
        fetching.switch(desk, on=False)


def test_turning_it_on_and_off_are_events(desk: Desk) -> None:
    on = fetching.switch(desk, on=True)
    assert (on.event.action, turned_on(desk)) == ("turned fetching pages on", True)

    off = fetching.switch(desk, on=False)
    assert (off.event.action, turned_on(desk)) == ("turned fetching pages off", False)
    assert checked(desk).ok


def test_a_page_becomes_a_document_with_the_address_where_it_was_found(desk: Desk) -> None:
    fetching.switch(desk, on=True)
    with site({"/old": answer(b"", "Location: /pier", status="301 Moved"),
               "/pier": answer(PAGE)}) as here:  # fmt: skip
        taken = fetching.take_in_page(
            desk, here.address("/old"), About(publisher="Saltmarsh Post"), get=here.fetch
        )
        again = fetching.take_in_page(desk, here.address("/pier"), get=here.fetch)
        found = the_document(desk, taken.document or "")

        assert found.url == here.address("/pier")
    assert (found.title, found.publisher) == ("Pier goes dark", "Saltmarsh Post")
    assert (again.known, again.document) == (True, taken.document)


def test_a_page_without_words_is_refused_and_leaves_nothing(desk: Desk) -> None:
    fetching.switch(desk, on=True)
    with (
        site({"/": answer(b"<html><body></body></html>")}) as here,
        pytest.raises(UnreadableSource, match="without words"),
    ):
        fetching.take_in_page(desk, here.address(), get=here.fetch)
    assert number_of(desk, "select count(*) from documents") == 0


def test_a_source_is_copied_from_its_address(desk: Desk) -> None:
    fetching.switch(desk, on=True)
    with site({"/lamps": answer(PAGE)}) as here:
        source = AddSource(kind=SourceKind.WEB, title="Lamps", address=here.address("/lamps"))
        source_id = outside_sources.add(desk, source).made[0]
        fetching.fetch_copy(desk, source_id, get=here.fetch)
    with desk.database.snapshot() as snapshot:
        (copy,) = sources_store.snapshots(snapshot, source_id)

    assert (copy.way, copy.address, copy.media_type) == (Way.FETCHED, source.address, "text/html")
    assert "lost 14 of its 40 lamps" in (copy.text or "")
    assert checked(desk).ok


def test_a_source_without_an_address_is_not_fetched(desk: Desk) -> None:
    fetching.switch(desk, on=True)
    done = outside_sources.add(desk, AddSource(kind=SourceKind.INTERVIEW, title="Ada"))

    with pytest.raises(InvalidInput, match="has no address"):
        fetching.fetch_copy(desk, done.made[0])


@pytest.mark.parametrize("address", ["http://127.0.0.1:8501/", "http://localhost/", "file:///x"])
def test_the_switch_does_not_widen_what_may_be_fetched(desk: Desk, address: str) -> None:
    fetching.switch(desk, on=True)

    with pytest.raises(UnreadableSource):
        fetching.take_in_page(desk, address)
