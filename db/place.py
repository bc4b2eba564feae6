"""Whether a place on disk can carry a desk's database.

SQLite's write-ahead log needs shared memory between processes; over a network filesystem it
corrupts silently. So the kind of filesystem is looked at before a database is opened.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from claims.errors import DatabaseUnfit

_NETWORKED = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "glusterfs", "gpfs",
        "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "virtiofs",
    }
)  # fmt: skip
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How the mount table writes a space, a tab, a line end or a backslash in a path."""
_MOUNTS = Path("/proc/self/mounts")


def filesystem_of(path: Path, mounts: str) -> str | None:
    """Return the kind of filesystem that holds `path`, given the text of the mount table."""
    best: tuple[str, str | None] = ("", None)
    for line in mounts.split("\n"):
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1])
        if path.is_relative_to(point) and len(point) >= len(best[0]):
            best = (point, fields[2])
    return best[1]


def refuse_unfit(path: Path, mounts: str | None = None) -> None:
    """Raise DatabaseUnfit when `path` is not a place for a database file.

    `mounts` is the mount table's text; left out, it is read from the system where there is one.
    """
    if str(path).startswith("\\\\"):
        raise DatabaseUnfit(_sentence(path, "a Windows network share"))
    if "\0" in str(path):
        msg = "A file name cannot hold a NUL character. Give another one with --database."
        raise DatabaseUnfit(msg)
    table = mounts if mounts is not None else mount_table()
    kind = filesystem_of(Path(os.path.realpath(path)), table)
    if kind in _NETWORKED:
        raise DatabaseUnfit(_sentence(path, f"a network filesystem ({kind})"))
    # `Path.is_dir` raises where a folder on the way lets nobody through; SQLite says that better.
    if os.path.isdir(path) or not path.name:  # noqa: PTH112
        msg = (
            f"“{path}” is a folder, and a database is a file. "
            "Give a file name, such as “desk.db” inside it."
        )
        raise DatabaseUnfit(msg)


def path_of(address: Path | str) -> Path:
    """Return the absolute path that a person gave, `~` included, or raise DatabaseUnfit."""
    try:
        return Path(address).expanduser().absolute()
    except RuntimeError as error:
        msg = f"“{address}” names a home folder that does not exist. Give a path in full."
        raise DatabaseUnfit(msg) from error


def make_folder(path: Path) -> None:
    """Make the folder that is to hold the database, or raise DatabaseUnfit saying why not."""
    try:
        make_private(path.parent)
    except OSError as error:
        msg = (
            f"The folder “{path.parent}” cannot be made: {os.strerror(error.errno or 0)}. "
            "Choose another place with --database or CLAIMDESK_DATABASE."
        )
        raise DatabaseUnfit(msg) from error


def make_private(folder: Path) -> None:
    """Make a folder that nobody but its owner can look into; one that is there stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def claim_file(path: Path) -> None:
    """Make an empty file that nobody but its owner can read, unless one is there.

    SQLite would make it as the umask says, and gives what it keeps beside it (the log, the
    journal) the rights of the database. Where no file can be made, SQLite says why.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def mount_table() -> str:
    """Return the system's mount table as text; empty where there is none."""
    return _MOUNTS.read_text("utf-8", "surrogateescape") if _MOUNTS.exists() else ""


def _sentence(path: Path, what: str) -> str:
    return (
        f"“{path}” lies on {what}, where SQLite cannot keep several people's writes safe. "
        "Nothing was opened. Put the database on a local disk; a desk that needs several "
        "servers uses PostgreSQL instead of a shared file."
    )
