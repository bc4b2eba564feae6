"""What can be told of a desk on a server by looking at it, and of how safe the server keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.migrate import is_current
from db.verify_search import contents

if TYPE_CHECKING:
    from db.connection import Database
    from db.findings import Finding

_ABOUT = """
select current_setting('server_version') as version,
       (select rolsuper from pg_roles where rolname = current_user) as is_superuser,
       coalesce(inet_server_addr() is not null
         and inet_server_addr() is distinct from inet_client_addr(), false) as is_remote,
       coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as is_encrypted
"""
_SAFE = (
    "select name from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'off'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSurvey:
    """What a server and the desk on it say of themselves.

    `unsafe` names settings that are off and should not be; `last_event` is empty for none.
    """

    version: str
    is_superuser: bool
    is_remote: bool
    is_encrypted: bool
    unsafe: tuple[str, ...]
    last_event: str
    search: tuple[Finding, ...]


def surveyed(database: Database) -> ServerSurvey:
    """Look at a desk on a server. Raises DatabaseUnfit when it cannot be reached."""
    is_ready = is_current(database)
    with database.snapshot() as snapshot:
        about = snapshot.rows(_ABOUT)[0]
        last = snapshot.row("select max(at) as at from events") if is_ready else None
        found = [one for all_ in contents(snapshot) for one in all_] if is_ready else []
        unsafe = tuple(row["name"] for row in snapshot.rows(_SAFE))
    return ServerSurvey(
        version=about["version"],
        is_superuser=bool(about["is_superuser"]),
        is_remote=bool(about["is_remote"]),
        is_encrypted=bool(about["is_encrypted"]),
        unsafe=unsafe,
        last_event=str((last or {}).get("at") or ""),
        search=tuple(found),
    )
