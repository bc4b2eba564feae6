"""Reading on a Dask cluster: the one module that speaks to `distributed`, an extra of its own.

Chunks and answers travel pickled, so whoever reaches the scheduler may run anything on this
machine and on the workers: only inside one's own network, or with Dask's TLS.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from claims.errors import InvalidInput
from claims.reading import ENGINE
from desk.reading_chunk import read_chunk
from desk.reading_workers import WorkerLost
from desk.storing import ReadFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client

    from desk.reading_chunk import Answer, Chunk
    from desk.reading_workers import Given, Readers

SECONDS = 10
"""How long the scheduler may take to answer at first."""


class Cluster:
    """Reads on the workers of a cluster; a chunk whose worker dies is given to another by Dask."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.ahead = 2 * max(1, sum(client.nthreads().values())) + 1

    def give(self, chunk: Chunk) -> Given:
        """Have a chunk read by whichever worker is free."""
        return cast("Given", self._client.submit(read_chunk, chunk, pure=False, retries=2))

    def wait(self, given: Given) -> tuple[Answer, ...]:
        """Return the answers. Raises WorkerLost when one worker after the other died of them."""
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        try:
            return _same_version(given.result())
        except KilledWorker as error:
            raise WorkerLost from error

    def alone(self, chunk: Chunk) -> tuple[Answer, ...]:
        """Read a chunk with none beside it in its task. Raises WorkerLost."""
        return self.wait(self.give(chunk))


def _same_version(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Refuse what another version read: the desk would hold two readings under one name."""
    engines = {one.reading.engine for one in answers if isinstance(one, ReadFile)} - {ENGINE}
    if engines:
        msg = (
            f"The cluster's workers read with {min(engines)}, this desk with {ENGINE}. What was "
            "stored before stays. Install the same version of Claimdesk on the workers."
        )
        raise InvalidInput(msg)
    return answers


@contextmanager
def cluster(address: str) -> Iterator[Readers]:
    """Return the readers of the cluster whose scheduler is at `address` (tcp://…, tls://…).

    Raises InvalidInput where `distributed` is not installed or nothing answers.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        msg = (
            "Reading on a Dask cluster needs “distributed”, which is not installed. Nothing was "
            "taken in. Install claimdesk[dask], or use --workers on this machine."
        )
        raise InvalidInput(msg) from error
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        msg = (
            f"No Dask scheduler answers at “{address}”. Nothing was taken in. Look at its "
            "address, as tcp://192.0.2.7:8786, or use --workers on this machine."
        )
        raise InvalidInput(msg) from error
    with client:
        yield Cluster(client)
