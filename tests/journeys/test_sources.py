"""Outside sources, fetching and origins, as a person meets them on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.board_view import ClaimFilter
from desk import fetching, outside_sources, team
from desk import lineage as lineage_desk
from desk.outside_sources import AddSource
from desk.relations import AddCaveat, add_caveat
from desk.screens import claims_screen
from desk.screens.sources import source_screen, sources_screen
from desk.upkeep import verify
from review.model import SourceKind
from review.sources import SourceClass
from sources import fetch
from tests.builders import LEDGER, a_claim, a_document, a_link, the_claim, the_document
from tests.journeys.opening import does, open_form
from tests.sources.web_server import answer, site

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database

ADDRESS = "https://register.example/lamps"
PAGE = (
    b"<html><body><article><p>The pier has 40 lamps, 14 of them dark.</p></article></body></html>"
)


def button(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def field(app: AppTest, label: str, words: str) -> None:
    fields = [*app.text_input, *app.text_area]
    next(one for one in fields if one.label == label).set_value(words)


def told(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.info, *app.markdown, *app.error))


@pytest.fixture
def source(newsroom: Database) -> str:
    """A page that is here already; its id."""
    desk = team.sit_down(newsroom, "Maya")
    made = AddSource(
        kind=SourceKind.WEB,
        title="Lamp register",
        address=ADDRESS,
        attachment=("lamps.txt", b"Forty lamps, 14 of them dark.\n"),
    )
    return outside_sources.add(desk, made).made[0]


def test_an_address_that_is_here_already_offers_its_source_and_makes_no_twin(
    newsroom: Database, visit: Callable[..., AppTest], source: str
) -> None:
    claim = claims_screen(newsroom, ClaimFilter(states=("candidate",)), size=1).rows[0]
    before = len(sources_screen(newsroom))
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Add an outside source")
    address = next(one for one in app.text_input if one.label.startswith("Address"))
    address.set_value("http://www.register.example/lamps/").run()

    assert "This source is here already: **Lamp register**" in told(app)
    assert "Title (required)" not in [one.label for one in app.text_input]
    does(app, "supports")
    field(app, "What stands there, word for word", "14 of them dark")
    button(app, "Link the source")
    assert len(sources_screen(newsroom)) == before
    (leaning,) = source_screen(newsroom, source).leaning
    assert (leaning.number, leaning.place is not None) == (claim.number, True)


def test_a_source_is_classed_and_noted_on_its_page(
    newsroom: Database, visit: Callable[..., AppTest], source: str
) -> None:
    app = visit("source", source=source)
    assert app.title[0].value == "Lamp register"
    open_form(app, "Say what class of source it is")
    next(one for one in app.selectbox if one.label == "Class of source").set_value("reporting")
    button(app, "Save")
    field(app, "Note", "Counts at noon only.")
    button(app, "Add the note")
    screen = source_screen(newsroom, source)

    assert screen.said is not None
    assert screen.said.source_class is SourceClass.REPORTING
    assert [note.words for note in screen.notes] == ["Counts at noon only."]
    assert verify(newsroom).ok


def test_the_sources_are_listed(newsroom: Database, visit: Callable[..., AppTest]) -> None:
    assert visit("sources").title[0].value == "Outside sources"
    assert sources_screen(newsroom)


@pytest.mark.parametrize("page", ["source", "sources"])
def test_the_pages_of_sources_open_on_an_empty_desk(
    own: Database, visit: Callable[..., AppTest], page: str
) -> None:
    assert visit(page).title
    assert sources_screen(own) == ()


def test_a_desk_that_fetches_nothing_says_where_it_is_turned_on_and_by_whom(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    app = visit("documents")

    assert "The person who runs the desk can turn it on in Settings" in told(app)
    assert "Fetch and take in" not in [one.label for one in app.button]


def test_a_page_is_taken_in_by_its_address_once_fetching_is_on(
    own: Database, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    button(visit("settings"), "Turn fetching on")
    with own.snapshot() as snapshot:
        assert fetching.is_on(snapshot)
    with site({"/lamps": answer(PAGE)}) as here:
        monkeypatch.setattr(fetch, "fetch", here.fetch)
        app = visit("documents")
        field(app, "Address of the page", here.address("/lamps"))
        button(app, "Fetch and take in")

    assert not app.error
    assert claims_screen(own, ClaimFilter(), size=9).total >= 1


def test_an_address_near_the_desk_is_refused_in_words(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    fetching.switch(team.sit_down(own, "Maya"), on=True)
    app = visit("documents")
    field(app, "Address of the page", "http://127.0.0.1:8501/")
    button(app, "Fetch and take in")

    assert "Nothing was fetched" in told(app)


def test_the_count_of_independent_sources_stands_beside_the_evidence(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    rows = claims_screen(newsroom, ClaimFilter(stances=("refutes",)), size=1).rows
    desk = team.sit_down(newsroom, "Maya")
    found = lineage_desk.lineage_screen(desk, str(rows[0].number)).independence
    app = visit("claim", claim=str(rows[0].number))

    assert f"**{found.pieces} pieces, {found.sources} independent source" in told(app)


def test_two_pieces_are_counted_as_one_on_a_persons_word(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    number = claims_screen(newsroom, ClaimFilter(stances=("refutes",)), size=1).rows[0].number
    desk = team.sit_down(newsroom, "Maya")
    strands = [s for s in lineage_desk.lineage_screen(desk, str(number)).strands if not s.is_own]
    app = visit("claim", claim=str(number))
    two = [strands[0].id, strands[-1].id]
    open_form(app, "Where it comes from", "These two lean")
    next(one for one in app.multiselect if one.label == "Which two").set_value(two)
    field(app, "How you know", "one register")
    button(app, "Count them as one")

    (shared,) = lineage_desk.lineage_screen(desk, str(number)).shared
    assert {shared.left, shared.right} == set(two)


def test_a_verdict_over_a_caveat_is_asked_about_on_the_page(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(newsroom, "Maya")
    claim = claims_screen(newsroom, ClaimFilter(states=("candidate",)), size=1).rows[0]
    add_caveat(desk, AddCaveat(claim=claim.id, words="Only the eastern landing."))
    app = visit("claim", claim=str(claim.number))
    next(one for one in app.radio if one.label.startswith("Your rating")).set_value("unproven")
    field(app, "Rationale", "Nobody could say.")
    button(app, "Give the verdict")
    assert "Only the eastern landing" in " ".join(one.value for one in app.error)

    next(one for one in app.checkbox if one.label.startswith("I know of the caveat")).check()
    button(app, "Give the verdict")
    assert the_claim(desk, claim.id).state == "ready"


def test_a_source_that_counts_for_nothing_is_classed_where_that_is_said(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    claim = claims_screen(newsroom, ClaimFilter(states=("candidate",)), size=1).rows[0]
    app = visit("claim", claim=str(claim.number))
    open_form(app, "Add an outside source")
    next(one for one in app.text_input if one.label.startswith("Address")).set_value(ADDRESS).run()
    field(app, "Title (required)", "Lamp register")
    does(app, "supports")
    button(app, "Link the source")
    assert "1 piece leans on an origin that is not known" in told(app)

    open_form(app, "Say what “Lamp register” is, so that it can count")
    kind = next(one for one in app.selectbox if one.label == "Class of source")
    kind.set_value(SourceClass.PRIMARY_RECORD.value)
    button(app, "Save")

    assert "1 piece, 1 independent source" in told(app)
    assert "not known" not in told(app)


def test_a_passage_that_counts_for_nothing_is_told_its_publisher_where_that_is_said(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    ledger = a_document(desk, LEDGER)
    a_link(desk, claim, ledger, "Ten of the lamps")
    a_link(desk, claim, ledger, "Fourteen lamps")
    app = visit("claim", claim=str(claim.number))
    assert "2 pieces lean on an origin that is not known" in told(app)

    label = "Say who published “Works ledger of the harbour…”, so that it can count"
    open_form(app, label)
    button(app, "Save")
    assert "Write who published it" in told(app)
    field(app, "Publisher", "Saltmarsh Harbour Office")
    button(app, "Save")

    assert "2 pieces, 1 independent source" in told(app)
    assert the_document(desk, ledger.id).publisher == "Saltmarsh Harbour Office"


def test_whoever_the_desk_knows_is_offered_as_the_speaker_and_the_one_choice_is_what_is_kept(
    newsroom: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(newsroom, "Maya")
    row = claims_screen(newsroom, ClaimFilter(states=("candidate",)), size=1).rows[0]
    before = the_claim(desk, row.id).occurrences[0].attribution.speaker
    app = visit("claim", claim=str(row.number))
    open_form(app, "Correct what was read")
    asked = next(one for one in app.selectbox if one.label == "Who says it")
    assert asked.value == (before or "The writer's own voice")
    somebody = next(one for one in reversed(asked.options) if one != before)
    asked.set_value(somebody)
    button(app, "Save the speaker")

    assert the_claim(desk, row.id).occurrences[0].attribution.speaker == somebody


def test_how_confidential_a_source_is_is_asked_in_sight_not_in_the_fold(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    app = visit("claim", claim=str(claim.number))

    open_form(app, "Add an outside source")

    fold = next(one for one in app.expander if one.label == "More about it")
    assert "Confidentiality" in {one.label for one in app.selectbox}
    assert "Confidentiality" not in {one.label for one in fold.selectbox}


def test_what_an_unjudged_source_counts_as_is_said_as_it_is_counted(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    desk = team.sit_down(own, "Maya")
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    app = visit("claim", claim=str(claim.number))

    open_form(app, "Add an outside source")

    field = next(one for one in app.selectbox if one.label == "Class of source")
    assert field.placeholder == "Not judged yet: counts only as a record or interview"
