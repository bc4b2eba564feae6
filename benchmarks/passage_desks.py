"""Desks that hold sentences and nothing else, for measuring search among many documents.

Documents go in through the desk's own stores, as taking in does, but nothing is read in them: no
claims are proposed, and each sentence is given. `verify` finds nothing wrong with such a desk.
"""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.fictional import article, day
from claims.model import Checkability, Claim, ClaimState, Kind
from db import documents_store
from db.opening import open_database
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from desk.clock import now
from desk.team import sit_down
from review.scales import DEFAULT_SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from desk import Desk

Page = tuple[str, "Sequence[str]"]
"""A document's title, and its sentences in order."""
_AT_ONCE = 500
_ENDS = re.compile(r"(?<=[.?!”])\s+(?=[A-Z“])")


def build(path: Path, pages: Iterable[Page]) -> Desk:
    """Make a desk with these documents at `path`; each must differ from the others."""
    desk = sit_down(open_database(path), "Maya")
    waiting = iter(pages)
    while batch := list(islice(waiting, _AT_ONCE)):
        _take_in(desk, batch)
    return desk


def invented(count: int, *, first: int = 1) -> Iterator[Page]:
    """Yield invented articles, the same ones every time, `first` being the number of the first."""
    for number in range(first, first + count):
        title, *paragraphs = article(number).strip().split("\n\n")
        yield title, [one for each in paragraphs for one in _ENDS.split(each)]


def a_claim_that(says: str) -> Claim:
    """Return a claim of no document that says this."""
    return Claim(
        id="clm_asked",
        number=0,
        statement=says,
        kind=Kind.EVENT,
        checkability=Checkability.NOW,
        state=ClaimState.CANDIDATE,
        score=0.5,
        reasons=(),
        occurrences=(),
        revision=1,
        scale=DEFAULT_SCALE.reference,
        detector=None,
        created_at=now(),
        changed_at=now(),
    )


@needs(Role.CHECKER)
def _take_in(desk: Desk, pages: Sequence[Page]) -> None:
    def do(act: Act) -> Told:
        made = [_add(act, title, sentences, turn) for turn, (title, sentences) in enumerate(pages)]
        return Told(action="took in", subject=made[0], made=tuple(made))

    carry_out(desk, None, do)


def _add(act: Act, title: str, sentences: Sequence[str], turn: int) -> str:
    text = "\n\n".join(sentences)
    original = f"{title}\n\n{text}".encode()
    document = act.new("doc")
    documents_store.add(
        act.writing,
        {
            "id": document,
            "title": title,
            "text_digest": act.writing.words(text),
            "digest": sha256(original).hexdigest(),
            "file": "page.txt",
            "media_type": "text/plain",
            "reader": "given@1",
            "engine": "given@1",
            "published_on": day(turn).isoformat(),
            "found": "{}",
            "added_by": act.actor,
            "added_at": act.at,
        },
        [],
        original,
    )
    documents_store.add_passages(act.writing, list(_places(document, sentences)), sentences)
    return document


def _places(
    document: str, sentences: Sequence[str]
) -> Iterator[dict[str, str | int | float | bytes | None]]:
    at = 0
    for position, sentence in enumerate(sentences):
        yield {
            "document_id": document,
            "position": position,
            "block": "body",
            "start_at": at,
            "end_at": at + len(sentence),
        }
        at += len(sentence) + 2
