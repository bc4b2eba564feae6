"""Taking documents in, and correcting what is known about them.

Reading happens before the transaction, so that a large file never holds up other people's
writes. A document is stored whole, with its original bytes, its passages and its candidate
claims, or not at all (`desk.storing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import DatabaseUnfit, Refusal
from desk import corrections
from desk.act import Done, carry_out
from desk.authority import Role, needs
from desk.own_reports import OwnReport
from desk.read_once import read_once
from desk.storing import About, ReadFile, TakenIn, already_here, store, told_of
from sources.identity import display_name
from sources.intake import DEFAULT_LIMIT, read_guarded, read_pasted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from desk import Desk
    from sources.model import ReadSource

__all__ = ["About", "TakenIn", "correct", "read_file", "take_in", "take_in_each", "take_in_pasted"]


def take_in(
    desk: Desk,
    data: bytes,
    name: str,
    about: About | None = None,
    *,
    limit: int = DEFAULT_LIMIT,
    command_id: str | None = None,
) -> TakenIn:
    """Take one file in. The same bytes again give the document that is here already.

    Raises UnreadableSource with what to do when the file cannot become a document.
    """
    known = already_here(desk, data, name)
    if known is not None:
        return known
    return store(desk, read_file(data, name, about, limit=limit), command_id)


def read_file(
    data: bytes, name: str, about: About | None = None, *, limit: int = DEFAULT_LIMIT
) -> ReadFile:
    """Return what `take_in` would store, asking no desk. Raises UnreadableSource."""
    source = read_guarded(data, name, limit=limit)
    return _prepared(display_name(name), data, source, about)


def take_in_pasted(
    desk: Desk, text: str, about: About | None = None, *, command_id: str | None = None
) -> TakenIn:
    """Take pasted text in as a document."""
    source = read_pasted(text)
    data = source.text.encode()
    name = "pasted text"
    known = already_here(desk, data, name)
    if known is not None:
        return known
    return store(desk, _prepared(name, data, source, about), command_id)


def take_in_each(
    desk: Desk,
    files: Iterable[tuple[str, Callable[[], bytes]]],
    about: About | None = None,
    *,
    take: Callable[[Desk, bytes, str, About | None], TakenIn] = take_in,
    unfit_ends: bool = False,
) -> Iterator[TakenIn]:
    """Take many files in, one by one; a bad one yields its refusal and the others go on.

    `take` is how each is taken in; `claim_lists.take_in_either` knows lists of claims, too. With
    `unfit_ends` a desk that cannot be written to is no file's fault: its DatabaseUnfit is raised.
    """
    for name, load in files:
        try:
            yield take(desk, load(), name, about)
        except OwnReport as refusal:
            yield TakenIn(name=display_name(name), refusal=str(refusal), is_ours=True)
        except Refusal as refusal:
            if unfit_ends and isinstance(refusal, DatabaseUnfit):
                raise
            yield TakenIn(name=display_name(name), refusal=str(refusal))
        except OSError as error:
            shown = display_name(name)
            yield TakenIn(name=shown, refusal=_UNREAD.format(name=shown, why=error.strerror))


@needs(Role.CHECKER)
def correct(
    desk: Desk,
    document: str,
    changes: Mapping[str, str | date | None],
    *,
    seen_revision: int | None = None,
    command_id: str | None = None,
) -> Done:
    """Correct title, publisher, author, published_on or url of a document.

    A new publication date resolves the dates that waited for it, as part of the same change.
    """
    return carry_out(
        desk,
        command_id,
        lambda act: corrections.apply(act, document, changes, seen_revision=seen_revision),
    )


def _prepared(name: str, data: bytes, source: ReadSource, about: About | None) -> ReadFile:
    told = told_of(source.found, about or About())
    reading = read_once(source.text, published_on=told.published_on)
    return ReadFile(
        name=name,
        data=data,
        source=source,
        about=told,
        reading=reading,
        candidates=reading.candidates,
    )


_UNREAD = "“{name}” cannot be read: {why}. Look whether it is still there and may be opened."
