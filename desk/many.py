"""Taking many documents in: others read, this process alone writes, in the order of the input.

Promised: whoever reads, the desk holds the same; memory does not grow with the number of files; a
file that is here already is told by its digest and not read again, so that a run that was killed
is begun again and goes on. Each document is one transaction with one event, as by itself. A file
that meets a fault of ours is left out, and the fault is handed on with its outcome.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from claims.errors import InvalidInput, Refusal
from db import many_store
from db.digest import canonical
from desk.reading_chunk import Broken, Chunk, Unread, unbroken
from desk.reading_workers import WorkerLost
from desk.storing import TakenIn, store
from sources.identity import digest, display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desk import Desk
    from desk.reading_chunk import Answer
    from desk.reading_workers import Given, Readers
    from desk.storing import About

CHUNK_FILES = 16
"""Files that are given out together. An article is read in some 10 ms; a chunk of them takes long
enough that handing it over costs little, and is soon done again when its worker dies."""
CHUNK_BYTES = 4 * 2**20
"""A chunk ends with the file that passes this; what waits is bounded by bytes, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file; `digest` is of its bytes, None where they could not be had.

    `fault` is what the log is to be told where the file met a fault of ours.
    """

    name: str
    digest: str | None
    taken: TakenIn
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """One file of the input: its bytes, or why there are none."""

    name: str
    data: bytes = b""
    digest: str | None = None
    known: bool = False
    refusal: str | None = None

    @property
    def is_unread(self) -> bool:
        """Whether it waits to be read."""
        return self.digest is not None and not self.known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Consecutive files, those among them that wait to be read, and who reads them."""

    files: tuple[_File, ...]
    chunk: Chunk
    given: Given | None = None


def take_in_many(
    desk: Desk,
    files: Iterable[tuple[str, Callable[[], bytes]]],
    about: About,
    readers: Readers,
    *,
    as_list: bool = False,
) -> Iterator[Outcome]:
    """Take files in and yield what became of each, in order, once it is stored.

    A bad file yields its refusal, and so does one that stops whoever reads it.
    """
    waiting: deque[_Batch] = deque()
    for some in _batches(files):
        waiting.append(_given(desk, some, about, readers, as_list=as_list))
        if len(waiting) >= readers.ahead:
            yield from _stored(desk, waiting.popleft(), readers)
    while waiting:
        yield from _stored(desk, waiting.popleft(), readers)


class ContentsDigest:
    """Grows by what the desk holds of each file of a run, whatever its ids, and whenever it came.

    Two runs over the same input end with the same digest when the desk holds the same claims.
    """

    def __init__(self) -> None:
        self._total = sha256()

    def add(self, desk: Desk, digests: Sequence[str | None]) -> None:
        """Add files by the digests of their bytes, in the order of the input."""
        with desk.database.snapshot() as snapshot:
            rows = many_store.contents(snapshot, [one for one in digests if one])
        held: dict[str, list[str]] = {}
        for row in rows:
            held.setdefault(row["document"], []).append(canonical(dict(row)))
        for one in digests:
            self._total.update(canonical([one, sorted(held.get(one or "", ()))]).encode())

    def hexdigest(self) -> str:
        """Return the digest so far: SHA-256, lower-case hex."""
        return self._total.hexdigest()


def _batches(files: Iterable[tuple[str, Callable[[], bytes]]]) -> Iterator[tuple[_File, ...]]:
    some: list[_File] = []
    for name, load in files:
        some.append(_loaded(name, load))
        if len(some) == CHUNK_FILES or sum(len(one.data) for one in some) > CHUNK_BYTES:
            yield tuple(some)
            some = []
    if some:
        yield tuple(some)


def _loaded(name: str, load: Callable[[], bytes]) -> _File:
    try:
        data = load()
    except Refusal as refusal:
        return _File(name=name, refusal=str(refusal))
    return _File(name=name, data=data, digest=digest(data))


def _given(
    desk: Desk, some: tuple[_File, ...], about: About, readers: Readers, *, as_list: bool
) -> _Batch:
    """Give out what is not here yet; of what is, the bytes are let go."""
    with desk.database.snapshot() as snapshot:
        known = many_store.known(snapshot, [one.digest for one in some if one.digest])
    files = tuple(
        replace(one, data=b"", known=True) if one.digest in known else one for one in some
    )
    unread = tuple(Unread(name=one.name, data=one.data) for one in files if one.is_unread)
    chunk = Chunk(files=unread, about=about, as_list=as_list)
    return _Batch(files=files, chunk=chunk, given=readers.give(chunk) if unread else None)


def _stored(desk: Desk, batch: _Batch, readers: Readers) -> Iterator[Outcome]:
    """Store a batch, and say of each file what became of it."""
    answers = iter(_answers(batch, readers))
    for file in batch.files:
        yield _taken(desk, file, next(answers)) if file.is_unread else _unread(file)


def _answers(batch: _Batch, readers: Readers) -> tuple[Answer, ...]:
    if batch.given is None:
        return ()
    try:
        return readers.wait(batch.given)
    except WorkerLost:
        return _alone(batch.chunk, readers)


def _alone(chunk: Chunk, readers: Readers) -> tuple[Answer, ...]:
    """Read a chunk whose worker died; when it dies again, part by part until the file is found."""
    try:
        return readers.alone(chunk)
    except WorkerLost:
        if len(chunk.files) == 1:
            return (_DEADLY.format(name=display_name(chunk.files[0].name)),)
        first, second = chunk.halves()
        return (*_alone(first, readers), *_alone(second, readers))


def _taken(desk: Desk, file: _File, answer: Answer) -> Outcome:
    came = _kept(desk, file, answer)
    if isinstance(came, TakenIn):
        return Outcome(name=file.name, digest=file.digest, taken=came)
    if isinstance(came, Broken):
        why = _BROKEN.format(name=display_name(file.name))
        return replace(_left_out(file, why), fault=came.trace)
    return _left_out(file, came)


def _kept(desk: Desk, file: _File, answer: Answer) -> TakenIn | Broken | str:
    """Store what was read of a file, or return why it is left out."""
    if isinstance(answer, Broken | str):
        return answer
    try:
        return unbroken(lambda: store(desk, replace(answer, data=file.data), None))
    except InvalidInput as refusal:
        return str(refusal)


def _left_out(file: _File, why: str) -> Outcome:
    taken = TakenIn(name=display_name(file.name), refusal=why)
    return Outcome(name=file.name, digest=file.digest, taken=taken)


def _unread(file: _File) -> Outcome:
    taken = TakenIn(name=display_name(file.name), known=file.known, refusal=file.refusal)
    return Outcome(name=file.name, digest=file.digest, taken=taken)


_DEADLY = (
    "“{name}” stopped each process that read it, so it was left out. "
    "Open it in its own program, copy the words and paste them; or take it in by itself."
)
_BROKEN = (
    "“{name}” met a fault inside Claimdesk, and that is not your doing. It was left out and the "
    "others went on. Report the fault, or paste the file's words; a later run tries it again."
)
