"""What a desk with accounts offers to somebody who may only read: nothing that would be refused.

Every page is opened as Rhea, a reader, and each of its buttons pressed with its fields filled in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.model import ClaimState
from desk import (
    accounts,
    address,
    assigning,
    holding,
    publishing,
    tags,
    talk,
    team,
    triage,
    visitor,
)
from desk.act import claim_of
from desk.authority import Role
from desk.sign_in import session_of
from desk.talk import About
from tests.builders import (
    LEDGER,
    a_blind_desk,
    a_colleague,
    a_document,
    a_link,
    a_review,
    a_sign_off,
)
from tests.journeys.opening import open_everything, open_form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from claims.model import Claim
    from db.connection import Database
    from desk import Desk

PASSWORD = "four lamps on the pier"  # noqa: S105 -- of a desk that ends with the tests
REFUSED = "Ask somebody who may"
"""What every refusal for want of a role says."""

STATES = {
    ClaimState.CANDIDATE: "There is 1 lamp on the pier.",
    ClaimState.TRIAGED: "There are 2 lamps on the pier.",
    ClaimState.ASSIGNED: "There are 3 lamps on the pier.",
    ClaimState.SECOND_REVIEW: "There are 4 lamps on the pier.",
    ClaimState.ADJUDICATION: "There are 5 lamps on the pier.",
    ClaimState.READY: "There are 6 lamps on the pier.",
    ClaimState.SIGNED_OFF: "There are 7 lamps on the pier.",
    ClaimState.PUBLISHED: "There are 8 lamps on the pier.",
    ClaimState.HELD: "There are 9 lamps on the pier.",
    ClaimState.KILLED: "There are 10 lamps on the pier.",
    ClaimState.DISMISSED: "There are 11 lamps on the pier.",
}
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "claims": ("claims", {}),
    "documents": ("documents", {}),
    "document": ("document", {"document": "1"}),
    "version": ("version", {"document": "2"}),
    "cross-check": ("cross_check", {}),
    "said again": ("cross_check", {"view": "again"}),
    "quotation": ("quotation", {"words": "Nobody has mended one since 2019"}),
    "sources": ("sources", {}),
    "stale": ("stale", {}),
    "tags": ("tags", {"tag": "harbour"}),
    "reports": ("reports", {}),
    "inbox": ("inbox", {}),
    "desk": ("desk", {}),
    "search": ("search", {"q": "lamps"}),
    "settings": ("settings", {}),
}


@pytest.fixture(scope="module")
def pier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Role, str]]:
    """Make a desk with a claim in every state; return where it is and a session for each role."""
    path = tmp_path_factory.mktemp("readers") / "desk.db"
    database = address.opened(path)
    ada = team.sit_down(database, "Ada")
    _work(ada)
    accounts.turn_on(ada, PASSWORD)
    people = {Role.READER: "Rhea", Role.CHECKER: "Cleo"}
    codes = {role: accounts.invite(ada, name, role) for role, name in people.items()}
    return path, {role: accounts.accept(database, code, PASSWORD) for role, code in codes.items()}


def _work(ada: Desk) -> None:
    """Bring a claim into each state, with evidence, a remark and somebody's tag."""
    a_document(ada, "\n\n".join(STATES.values()))
    a_blind_desk(ada)
    claims = {state: _claim(ada.database, words) for state, words in STATES.items()}
    ledger = a_document(ada, LEDGER)
    tags.tag_documents(ada, [ledger.id], "harbour")
    ben = a_colleague(ada, "Ben")
    for state, claim in claims.items():
        if state is not ClaimState.CANDIDATE:
            triage.accept(ada, [claim.id])
    piece = a_link(ada, claims[ClaimState.ADJUDICATION], ledger, "Ten of the lamps")
    talk.begin(ada, About(claim=claims[ClaimState.TRIAGED].id), "Who counts?")
    a_review(ada, claims[ClaimState.ADJUDICATION])
    a_review(ben, claims[ClaimState.ADJUDICATION], rating="missing_context", evidence_ids=(piece,))
    _move(ada, ben, claims)


def _move(ada: Desk, ben: Desk, claims: dict[ClaimState, Claim]) -> None:
    """Take each other claim on until it is where it is to be."""
    assigning.assign(ada, [claims[ClaimState.ASSIGNED].id], ben.actor)
    a_review(ada, claims[ClaimState.SECOND_REVIEW])
    for state in (ClaimState.READY, ClaimState.SIGNED_OFF, ClaimState.PUBLISHED):
        a_review(ada, claims[state])
        a_review(ben, claims[state])
        if state is not ClaimState.READY:
            a_sign_off(ada, claims[state].id)
    publishing.publish(ada, claims[ClaimState.PUBLISHED].id)
    holding.hold(ada, claims[ClaimState.HELD].id, because="The council votes in May.")
    holding.kill(ada, claims[ClaimState.KILLED].id, because="Nobody can count them.")
    triage.dismiss(ada, [claims[ClaimState.DISMISSED].id])


def _claim(database: Database, words: str) -> Claim:
    """Return the claim that the reading proposed of these words."""
    with database.snapshot() as snapshot:
        found = snapshot.row(
            "select c.id from claims c join texts t on t.digest = c.statement_digest "
            "where t.body = :words",
            words=words,
        )
        assert found is not None
        return claim_of(snapshot, found["id"])


@pytest.fixture
def sit_as(
    pier: tuple[Path, dict[Role, str]], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Role], None]:
    """Have whoever opens a page be somebody with this role."""
    path, sessions = pier
    monkeypatch.setenv("CLAIMDESK_DATABASE", str(path))
    monkeypatch.delenv("CLAIMDESK_PERSON", raising=False)

    def sit(role: Role) -> None:
        monkeypatch.setattr(
            visitor, "session_in", lambda database, _cookies: session_of(database, sessions[role])
        )

    return sit


@pytest.fixture
def as_rhea(
    sit_as: Callable[[Role], None], visit: Callable[..., AppTest]
) -> Callable[..., AppTest]:
    """Open a page of the desk as a reader."""
    sit_as(Role.READER)
    return visit


def pressed_one_by_one(app: AppTest) -> None:
    """Fill each field in and press each button; nothing may be refused for want of a role."""
    open_everything(app)
    for number in range(len(app.button)):
        if number >= len(app.button) or app.button[number].disabled:
            continue
        for field in (*app.text_input, *app.text_area):
            field.set_value("lamps")
        label = app.button[number].label
        app.button[number].click().run()
        assert not app.exception, label
        assert [one.value for one in app.error if REFUSED in one.value] == [], label


def offered(app: AppTest) -> list[str]:
    """Return what our own components were told that may be done in them."""
    found: list[str] = []
    for one in app.get("bidi_component"):
        data = json.loads(one.proto.json or "{}")
        found += [name for name, value in data.items() if name.startswith("can") and value is True]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_is_offered_nothing_that_would_be_refused(
    as_rhea: Callable[..., AppTest], name: str
) -> None:
    page, parameters = PAGES[name]
    app = as_rhea(page, **parameters)

    assert not app.error
    assert offered(app) == []
    assert len(app.get("file_uploader")) == (name == "reports")
    pressed_one_by_one(app)


@pytest.mark.parametrize("state", STATES)
def test_a_reader_reads_a_claim_in_each_state_and_changes_nothing(
    as_rhea: Callable[..., AppTest], pier: tuple[Path, dict[Role, str]], state: ClaimState
) -> None:
    claim = _claim(address.opened(pier[0]), STATES[state])
    assert claim.state is state
    app = as_rhea("claim", claim=str(claim.number))

    assert not app.error
    assert offered(app) == []
    pressed_one_by_one(app)
    assert {one.label for one in app.text_area} == set()
    assert [one.label for one in app.radio] == []


def test_what_a_reader_is_not_offered_a_checker_is(
    sit_as: Callable[[Role], None],
    pier: tuple[Path, dict[Role, str]],
    visit: Callable[..., AppTest],
) -> None:
    sit_as(Role.CHECKER)
    claim = _claim(address.opened(pier[0]), STATES[ClaimState.TRIAGED])

    app = visit("claim", claim=str(claim.number))

    open_form(app, "Assign")
    assert {"Give your review", "Assign"} <= {one.label for one in app.button}
    assert {"canWrite", "canAct"} & set(offered(app))
