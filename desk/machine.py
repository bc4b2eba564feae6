"""What is right or wrong with a machine, whatever database is on it. Only looks."""

from __future__ import annotations

import locale
import socket
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from db.driver import is_affected, lacking, version
from desk.diagnosis import bad, good, odd

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desk.diagnosis import Diagnosis

OLDEST_PYTHON = (3, 11)


def python(found: tuple[int, int] = sys.version_info[:2]) -> Diagnosis:
    """Say whether this Python will do."""
    what = f"Python {found[0]}.{found[1]}"
    if found >= OLDEST_PYTHON:
        return good("python", f"{what}.")
    return bad("python", f"{what}.", "Claimdesk needs 3.11 or newer.", "Install a newer Python.")


def sqlite(
    found: tuple[int, int, int] | None = None, lacks: tuple[str, ...] | None = None
) -> Diagnosis:
    """Say whether this SQLite will do, and whether it loses changes in its fastest mode."""
    number = found or version()
    what = f"SQLite {'.'.join(map(str, number))}"
    if missing := lacking() if lacks is None else lacks:
        told = f"{what}, without {' and '.join(missing)}."
        why = "No desk can be made or opened with it."
        return bad("sqlite", told, why, "pip install pysqlite3, or use a newer Python.")
    if not is_affected(number):
        return good("sqlite", f"{what}, without the fault of resetting its log.")
    why = "Its fastest mode can lose saved changes, so Claimdesk works in a slower one."
    return odd("sqlite", f"{what}.", why, "pip install pysqlite3, or use a newer Python.")


def language(encoding: str | None = None, now: datetime | None = None) -> Diagnosis:
    """Say how this machine writes characters, and which time zone it is in."""
    found = encoding or locale.getpreferredencoding(do_setlocale=False)
    zone = now.astimezone().strftime("%Z, UTC%z") if now else "unknown"
    what = f"Characters are written as {found}, the time zone is {zone}; the record is in UTC."
    if found.lower().replace("-", "") == "utf8":
        return good("language", what)
    why = "Names and quotations with other letters are shown as escapes in this terminal."
    return odd("language", what, why, "Set LANG=C.UTF-8 (or PYTHONUTF8=1).")


def extras(environment: Mapping[str, str], *, has_oidc: bool | None = None) -> Diagnosis:
    """Say whether what the environment asks for is installed, and that nothing else is needed."""
    is_there = has_oidc if has_oidc is not None else _has("authlib") and _has("httpx2")
    told = "OpenID Connect is installed." if is_there else "OpenID Connect is not installed."
    if environment.get("CLAIMDESK_OIDC_ISSUER") and not is_there:
        why = "CLAIMDESK_OIDC_ISSUER names a provider, and nobody can sign in there."
        return bad("extras", told, why, "pip install 'claimdesk[oidc]'")
    return good("extras", f"{told} No browser, LibreOffice or model is needed on this machine.")


def port(number: int, *, host: str = "localhost", is_served: bool = False) -> Diagnosis:
    """Say whether the app could listen here; `is_served` when a server works on the desk."""
    if is_served:
        return good("port", "A Claimdesk server is working on this desk.")
    try:
        with socket.create_server((host, number)):
            return good("port", f"Port {number} of {host} is free.")
    except OSError as error:
        what = f"Port {number} of {host} is taken ({error.strerror or error})."
        why = "claimdesk serve would be refused there."
        return odd("port", what, why, "Give another with --port, or end what listens there.")


def _has(module: str) -> bool:
    return find_spec(module) is not None
