"""Which provider of OpenID Connect a desk signs in through: read from the environment.

The client's secret is nowhere else: not in the database, not in a log, not in what is printed of
a `Provider`. Who may come in without an invitation is said here too, because it is for whoever
runs the server to say, not for whoever administers the desk.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.errors import InvalidInput
from desk.authority import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "CLAIMDESK_OIDC_"
ISSUER, CLIENT, SECRET = (f"{PREFIX}{name}" for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"))
NAME_CLAIM, GROUPS_CLAIM = f"{PREFIX}NAME_CLAIM", f"{PREFIX}GROUPS_CLAIM"
SCOPES, DOMAIN, ROLES = f"{PREFIX}SCOPES", f"{PREFIX}REQUIRED_DOMAIN", f"{PREFIX}ROLES"

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomers:
    """Who gets a role without an invitation: a `group`, or whoever is of an e-mail `domain`."""

    kind: str
    value: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider, this desk's account with it, and what is asked of people who come from it."""

    issuer: str
    """Without a slash at its end, which some providers have and some leave out."""
    client_id: str
    secret: str = field(repr=False)
    scopes: str = "openid profile email"
    name_claim: str = "name"
    groups_claim: str = "groups"
    required_domain: str | None = None
    newcomers: tuple[Newcomers, ...] = ()

    @property
    def host(self) -> str:
        """The provider as people know it."""
        return urlsplit(self.issuer).netloc


def provider(environment: Mapping[str, str] | None = None) -> Provider:
    """Return the provider that the environment names; InvalidInput says what is missing."""
    told = os.environ if environment is None else environment
    missing = [name for name in (ISSUER, CLIENT, SECRET) if not told.get(name, "").strip()]
    if missing:
        msg = (
            f"No provider of OpenID Connect is set up: {' and '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing in the environment of the server. "
            "Nothing was changed. Set what is missing and start Claimdesk again."
        )
        raise InvalidInput(msg)
    return Provider(
        issuer=_issuer(told[ISSUER].strip()),
        client_id=told[CLIENT].strip(),
        secret=told[SECRET].strip(),
        scopes=_scopes(told.get(SCOPES, "")),
        name_claim=told.get(NAME_CLAIM, "").strip() or "name",
        groups_claim=told.get(GROUPS_CLAIM, "").strip() or "groups",
        required_domain=_domain(told.get(DOMAIN, "")),
        newcomers=tuple(_newcomers(one) for one in told.get(ROLES, "").split(",") if one.strip()),
    )


def is_safe(address: str) -> bool:
    """Whether an address may carry secrets: HTTPS, or a server on this very machine."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    )


def _issuer(text: str) -> str:
    if not is_safe(text) or urlsplit(text).query or urlsplit(text).fragment:
        msg = f"{ISSUER} is not the https address of a provider. Nothing was changed. Mend it."
        raise InvalidInput(msg)
    return text.rstrip("/")


def _scopes(text: str) -> str:
    return " ".join(dict.fromkeys(("openid", *(text or "profile email").split())))


def _domain(text: str) -> str | None:
    return text.strip().lstrip("@").casefold() or None


def _newcomers(text: str) -> Newcomers:
    who, _, role = text.rpartition("=")
    kind, _, value = who.partition(":")
    kind, value, role = kind.strip(), value.strip(), role.strip()
    if kind not in {"group", "domain"} or not value or role not in set(Role):
        msg = (
            f"{ROLES} holds “{text.strip()[:80]}”, which gives nobody a role. Nothing was changed. "
            "Write group:NAME=ROLE or domain:NAME=ROLE, with commas between."
        )
        raise InvalidInput(msg)
    plain = value.lstrip("@").casefold() if kind == "domain" else value
    return Newcomers(kind=kind, value=plain, role=Role(role))
