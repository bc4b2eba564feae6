"""Whoever is not cleared meets no word of confidential evidence, whatever they read and however.

Every public function of the desk that only reads is called with a word in the record that they must
not see. A new one is walked unasked; where it takes something this test cannot give, say it here.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest

import desk as desk_room
from claims.errors import Refusal
from claims.reading import read
from claims.text import Extent
from cli.__main__ import main
from db.board_view import ClaimFilter
from desk import exports
from desk.api_keys import May
from desk.authority import needed_by
from desk.screens import PairFilter, claim_screen
from desk.withdrawal import Withdraw
from reports.registry import RENDERERS
from review.model import Confidentiality, Shown, Stance
from tests.builders import PIER
from tests.confidence import CANARY, Cast
from tests.reports.reading_back import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk import Desk
    from reports.renderer import Renderer

NO_READERS = frozenset(
    f"desk.{name}"
    for name in (
        "accounts", "act", "authority", "claim_lists", "drafts", "intake", "many", "openid",
        "openid_settings", "presence", "sign_in", "team", "upkeep", "visitor",
    )
)  # fmt: skip
"""Modules that take things in, or know people and files and no evidence."""

NOT_WALKED = {
    "desk.archive.kept_out": "lists records of a file of earlier checks",
    "desk.archive_matches.catch_up_soon": "starts a thread",
    "desk.as_of.past": "opens a snapshot for exports, which cut what they read",
    "desk.bulk.foresee": "counts claims",
    "desk.exports.export": "logs what `preview` renders",
    "desk.exports.gather": "gives the whole to the renderers, which cut it: all are walked below",
    "desk.exports.log": "writes a line",
    "desk.readings.alike": "counts places",
    "desk.replay.replay": "needs a publication, and none is out here",
    "desk.search_checks.earlier_checks": "reads the archive alone",
    "desk.webhooks.deliver_due": "sends notices to servers",
}


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """The same desk for every reader: they change nothing."""
    return Cast(tmp_path_factory.mktemp("confidence"))


def readers() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the desk that takes a desk or a database and changes nothing."""
    for found in pkgutil.walk_packages(desk_room.__path__, "desk."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or function.__module__ != found.name or needed_by(function):
                continue
            if found.name in NO_READERS or f"{found.name}.{name}" in NOT_WALKED:
                continue
            first = next(iter(inspect.signature(function).parameters.values()), None)
            if first is not None and str(first.annotation) in {"Desk", "Database"}:
                yield f"{found.name}.{name}", function


def arguments(cast: Cast, function: Callable[..., Any], viewer: Desk) -> dict[str, Any]:
    """Everything the function asks for, or could, by name; KeyError for what is not known here."""
    is_document = any(part in function.__name__ for part in ("document", "version", "neighbours"))
    known: dict[str, Any] = {
        "desk": viewer,
        "database": viewer.database,
        "viewer": viewer.actor,
        "chosen": PairFilter() if "cross_check" in function.__name__ else ClaimFilter(),
        "order": "number",
        "size": 50,
        "reference": cast.document.id if is_document else cast.claim.id,
        "claim_id": cast.claim.id,
        "document": cast.document.id,
        "document_id": cast.document.id,
        "source_id": cast.source_id,
        "subject": cast.claim.id,
        "claims": (cast.claim.id,),
        "asked": Withdraw(because="", document=cast.document.id),
        "body": b"{}",
        "number": cast.claim.number,
        "scope": exports.Scope(),
        "key": "json",
        "place": Extent(start=0, end=200),
        "address": f"https://{CANARY}.example/talk",
        "reasons": "We sold the lamps and that is that",
        "words": "Nobody has mended one since 2019",
        "text": "Nobody has mended one since 2019",
        "data": PIER.encode(),
        "name": "pier.txt",
        "reading": read(PIER, published_on=None),
        "may": list(May)[-1],
    }
    asked = inspect.signature(function).parameters
    optional = {"viewer", "document", "claim_id"}
    return {
        name: known[name]
        for name, one in asked.items()
        if one.default is one.empty or (name in optional and name in known)
    }


@pytest.mark.parametrize(
    ("name", "function"), tuple(readers()), ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_reader_shows_nothing_to_whoever_is_not_cleared(
    cast: Cast, name: str, function: Callable[..., Any]
) -> None:
    try:
        told = shown(function(**arguments(cast, function, cast.tomas)))
    except Refusal as refusal:
        told = str(refusal)

    assert CANARY not in told.casefold().replace(CANARY + ".example/talk", "")


def shown(value: object) -> str:
    if inspect.isgenerator(value):
        value = tuple(value)
    return text_of(value.body) if isinstance(value, exports.Export) else repr(value)


def test_whoever_is_cleared_sees_it(cast: Cast) -> None:
    screen = claim_screen(cast.maya, cast.claim.id, chosen=ClaimFilter(), order="number")

    assert CANARY in repr(screen)


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda one: one.key)
def test_no_report_holds_it_whoever_makes_it(cast: Cast, renderer: Renderer) -> None:
    made = exports.preview(cast.maya, exports.Scope(), renderer.key)

    assert CANARY not in text_of(made.body)


@pytest.mark.parametrize(
    "line",
    [
        "show {claim}", "show {claim} --json", "show document {document} --json", "source list",
        "source list --json", "source show {source}", "origins show {claim}", "documents --json",
        "claims --json", "evidence suggest {claim}", "stale", "versions {document}", "search lamps",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["--as Tomas", ""])
def test_a_terminal_shows_nothing_either(
    cast: Cast, line: str, who: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = line.format(claim=cast.claim.id, document=cast.document.id, source=cast.source_id)

    main([*words.split(), *who.split(), "--database", str(cast.maya.database.path)])

    told = capsys.readouterr()
    assert CANARY not in (told.out + told.err).casefold()


def test_the_others_learn_that_it_is_there_and_whom_to_ask(cast: Cast) -> None:
    screen = claim_screen(cast.tomas, cast.claim.id, chosen=ClaimFilter(), order="number")
    piece = next(one for one in screen.evidence if one.id == cast.passage)

    assert piece.stance is Stance.SUPPORTS
    assert piece.confidentiality is Confidentiality.OFF_THE_RECORD
    assert piece.added_by == "Maya"
    assert piece.shown is Shown.NOTHING
    assert (piece.span, piece.source, piece.quote, piece.note) == (None, None, "", "")
