"""Nothing that stands in a document reaches the log, whatever goes wrong."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING

import pytest

from claims.errors import DatabaseUnfit, Defect, InvalidInput, Refusal
from db.driver import driver
from desk import logs, triage
from desk.act import carry_out
from desk.authority import Role, needs
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk import Desk
    from desk.act import Act, Told

CANARY = "heliotrope quayside marmalade"
TEXT = f"Pier notes\n\nThe {CANARY} burned 14 lamps in March. Nobody mended them."


@pytest.fixture(params=["json", ""])
def log(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger whose lines can be read, made as the server makes its own, in both forms."""
    monkeypatch.setenv("CLAIMDESK_LOG", request.param)
    factory = logging.getLogRecordFactory()
    logs.keep_words_out()
    out = io.StringIO()
    handler, logger = logging.StreamHandler(out), logging.getLogger("claimdesk.canary")
    logger.addHandler(handler)
    yield logger, out
    logger.removeHandler(handler)
    logging.setLogRecordFactory(factory)


def _chained() -> None:
    try:
        {"lamp": 14}[CANARY]
    except KeyError as error:
        raise ValueError(CANARY) from error


def _of_the_database() -> None:
    raw = driver.connect(":memory:")
    try:
        raw.execute(f"select '{CANARY}' from nowhere_{CANARY[:10]}")
    finally:
        raw.close()


def _failing(desk: Desk) -> dict[str, Callable[[], object]]:
    claim = a_claim(desk, a_document(desk, TEXT), f"The {CANARY} burned 14 lamps in March.")

    def writes(act: Act) -> Told:
        act.writing.insert("claims", {"id": claim.id, "statement_digest": CANARY})
        raise AssertionError(CANARY)

    def breaks(_act: Act) -> Told:
        raise ValueError(claim.statement)

    return {
        "a refused command": lambda: triage.make_claim(desk, claim.id, 0, 10**6),
        "a row that the database refuses": lambda: _act(desk, writes),
        "a fault in the middle of an act": lambda: _act(desk, breaks),
        "a fault behind a fault": _chained,
        "a question that SQLite does not understand": _of_the_database,
        "a sentence for people": lambda: _refuse(f"“{CANARY}” is not in the document."),
    }


@needs(Role.CHECKER)
def _act(desk: Desk, do: Callable[[Act], Told]) -> object:
    return carry_out(desk, None, do)


def _refuse(sentence: str) -> None:
    raise InvalidInput(sentence)


def test_no_failure_takes_words_of_a_document_into_the_log(
    desk: Desk, log: tuple[logging.Logger, io.StringIO]
) -> None:
    logger, out = log
    failed = 0
    for what, fail in _failing(desk).items():
        try:
            fail()
        except (Refusal, driver.Error, LookupError, ValueError) as error:
            failed += 1
            logger.exception("incident %d: %s", failed, what)
            logger.warning("Not done: %s", error)
            logger.error(error)  # noqa: TRY400 -- how others log, too

    assert failed == 6
    written = out.getvalue()
    assert written.count("incident ") == 6
    assert "test_logs.py:" in written
    assert not [word for word in CANARY.split() if word in written]


def test_an_error_about_files_or_of_ours_says_what_it_is(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, out = log
    for error in (OSError(28, "No space left"), Defect("Row 7 is gone."), DatabaseUnfit("Full.")):
        logger.warning("Not saved: %s", error)

    assert all(word in out.getvalue() for word in ("No space left", "Row 7 is gone.", "Full."))


def test_each_line_is_one_json_object_where_that_is_asked_for(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, out = log
    try:
        _chained()
    except ValueError:
        logger.exception("two\nlines %s", "“quoted”")
    if not logs.are_json():
        assert out.getvalue().startswith("two\nlines “quoted”\n")
        return

    (line,) = out.getvalue().splitlines()
    said = json.loads(line)
    assert (said["level"], said["logger"]) == ("error", "claimdesk.canary")
    assert (said["message"], said["error"]) == ("two\nlines “quoted”", "ValueError")
    assert said["at"].endswith("+00:00")
    assert said["frames"][-1].endswith("_chained")
