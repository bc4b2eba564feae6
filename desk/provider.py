"""Speaking with a provider of OpenID Connect: where to send a browser, and who came back.

The authorization code flow with PKCE, state and nonce, by the provider's discovery document; and
back-channel logout, where the provider says by itself whom it signed out. The
document and the keys are fetched at each sign-in: people sign in a few times a day, and a key
that was withdrawn counts no more. Authlib speaks the protocol; it is imported when it is used,
because it is an extra and takes a quarter of a second.

What a token must be is said here and not by the provider: the algorithms, the audience, the
nonce. Nothing that a provider says is repeated to people as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from claims.errors import Refusal
from desk.openid_settings import is_safe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from ssl import SSLContext

    from desk.openid_settings import Provider

ALGORITHMS = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
)  # fmt: skip
"""Signatures by a key that only the provider has. “none” proves nothing; with HS256 whoever knows
the client's secret could sign."""

LEEWAY = 120
"""Seconds by which two clocks may differ; what Authlib allows, too."""

_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
"""What a logout token tells of; without it, another token of the provider's would do."""

PATIENCE = 10.0
"""Seconds to wait for each answer."""

_AGAIN = "Nobody was signed in. Try again; if it happens again, tell an administrator."


class ProviderTrouble(Refusal):
    """The provider cannot be asked, or what it answered proves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where a provider is asked what."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str | None
    takes_basic: bool
    """Whether the client's secret goes into a header; into the form otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One browser's way to the provider and back."""

    state: str
    nonce: str
    verifier: str
    redirect_uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is, as the provider says. `email` is None unless the provider verified it."""

    issuer: str
    subject: str
    name: str
    email: str | None
    groups: frozenset[str]

    @property
    def domain(self) -> str | None:
        """The part of the e-mail address after the last @, in small letters."""
        return None if self.email is None else self.email.rpartition("@")[2].casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a token is held against: who must have made it, with which keys, and the time."""

    where: Endpoints
    keys: Any
    now: datetime


def refuse_without_extra() -> None:
    """Raise ProviderTrouble, saying what to install, where Authlib is not there."""
    if find_spec("authlib") is None or find_spec("httpx2") is None:
        msg = (
            "This installation cannot speak OpenID Connect. Nothing was changed. Install what it "
            "takes (pip install 'claimdesk[oidc]') and start Claimdesk again."
        )
        raise ProviderTrouble(msg)


def endpoints(provider: Provider) -> Endpoints:
    """Ask a provider where it is asked what. Raises ProviderTrouble."""
    refuse_without_extra()
    found = _json(provider, f"{provider.issuer}/.well-known/openid-configuration")
    issuer = str(found.get("issuer", ""))
    if issuer.rstrip("/") != provider.issuer:
        msg = f"What answers at {provider.host} calls itself by another name. {_AGAIN}"
        raise ProviderTrouble(msg)
    userinfo = found.get("userinfo_endpoint")
    methods = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Endpoints(
        issuer=issuer,
        authorization=_safe(provider, found.get("authorization_endpoint")),
        token=_safe(provider, found.get("token_endpoint")),
        keys=_safe(provider, found.get("jwks_uri")),
        userinfo=None if userinfo is None else _safe(provider, userinfo),
        takes_basic="client_secret_basic" in methods,
    )


def way_there(provider: Provider, trip: Trip) -> str:
    """Return the address at the provider where somebody signs in. Raises ProviderTrouble."""
    where = endpoints(provider)
    with _client(provider, where, trip) as client:
        address, _ = client.create_authorization_url(
            where.authorization, state=trip.state, nonce=trip.nonce, code_verifier=trip.verifier
        )
    return str(address)


def who_came(provider: Provider, trip: Trip, code: str, *, now: datetime) -> Identity:
    """Exchange the code that a browser brought back for who it was. Raises ProviderTrouble."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415
    from httpx2 import HTTPError  # noqa: PLC0415

    where = endpoints(provider)
    asked = _Asked(where=where, keys=_json(provider, where.keys), now=now)
    try:
        with _client(provider, where, trip) as client:
            token = client.fetch_token(where.token, code=code, code_verifier=trip.verifier)
            claims = _proved(provider, trip, asked, token)
            return _identity(provider, {**_more(client, where, claims), **claims})
    except (AuthlibBaseError, HTTPError, ValueError) as error:
        msg = f"{provider.host} did not say who you are, or not in time. {_AGAIN}"
        raise ProviderTrouble(msg) from error


def who_left(provider: Provider, token: str, *, now: datetime) -> str:
    """Return the subject whom the provider signed out, as its logout token proves.

    Raises ProviderTrouble for a token that this provider did not make for us within LEEWAY, that
    is another kind of token, or that names a session only: those of here have no name there.
    """
    from joserfc import jwt  # noqa: PLC0415
    from joserfc.errors import JoseError  # noqa: PLC0415
    from joserfc.jwk import KeySet  # noqa: PLC0415

    where = endpoints(provider)
    known: Any = _json(provider, where.keys)
    registry = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()), leeway=LEEWAY, iss={"essential": True, "value": where.issuer},
        aud={"essential": True, "value": provider.client_id}, iat={"essential": True},
        sub={"essential": True},
    )  # fmt: skip
    try:
        keys = KeySet.import_key_set(known)
        claims = jwt.decode(token, keys, algorithms=[*ALGORITHMS]).claims
        registry.validate(claims)
        is_logout = _LOGOUT in claims["events"] and "nonce" not in claims
        is_fresh = claims["iat"] >= now.timestamp() - LEEWAY
    except (JoseError, KeyError, TypeError, ValueError) as error:
        raise ProviderTrouble(_no_logout(provider)) from error
    if not (is_logout and is_fresh):
        raise ProviderTrouble(_no_logout(provider))
    return str(claims["sub"])


def _no_logout(provider: Provider) -> str:
    return f"This does not prove that {provider.host} signed anybody out. Nothing was done."


def _client(provider: Provider, where: Endpoints, trip: Trip) -> Any:
    from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415

    return OAuth2Client(
        provider.client_id,
        provider.secret,
        scope=provider.scopes,
        redirect_uri=trip.redirect_uri,
        code_challenge_method="S256",
        token_endpoint_auth_method=(
            "client_secret_basic" if where.takes_basic else "client_secret_post"
        ),
        timeout=PATIENCE,
        verify=_trusted(),
    )


@cache
def _trusted() -> SSLContext:
    """Return whose certificates count: those that the machine trusts. Read once; it takes long."""
    import httpx2  # noqa: PLC0415

    return httpx2.create_ssl_context()


def _json(provider: Provider, address: str) -> dict[str, Any]:
    import httpx2  # noqa: PLC0415

    try:
        answer = httpx2.get(address, timeout=PATIENCE, verify=_trusted())
        answer.raise_for_status()
        found = answer.json()
    except (httpx2.HTTPError, ValueError) as error:
        msg = f"{provider.host} cannot be reached, or does not speak OpenID Connect. {_AGAIN}"
        raise ProviderTrouble(msg) from error
    return found if isinstance(found, dict) else {}


def _safe(provider: Provider, address: object) -> str:
    if not isinstance(address, str) or not is_safe(address):
        msg = f"{provider.host} does not say where people sign in, or not over HTTPS. {_AGAIN}"
        raise ProviderTrouble(msg)
    return address


def _proved(
    provider: Provider, trip: Trip, asked: _Asked, token: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the claims of an ID token that was made by this provider, for us, for this trip."""
    from authlib.oidc.core import CodeIDToken  # noqa: PLC0415
    from joserfc import jwt  # noqa: PLC0415
    from joserfc.errors import ExpiredTokenError, JoseError  # noqa: PLC0415
    from joserfc.jwk import KeySet  # noqa: PLC0415

    wanted = {
        "iss": {"essential": True, "value": asked.where.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "nonce": {"essential": True, "value": trip.nonce},
        "sub": {"essential": True},
    }
    context = {"client_id": provider.client_id, "access_token": token.get("access_token")}
    try:
        keys = KeySet.import_key_set(asked.keys)
        read = jwt.decode(str(token.get("id_token", "")), keys, algorithms=[*ALGORITHMS])
        claims = CodeIDToken(read.claims, read.header, wanted, context)
        claims.validate(now=int(asked.now.timestamp()), leeway=LEEWAY)
    except ExpiredTokenError as error:
        msg = (
            "What the provider said had run out when it came. The clock of this server or the "
            f"provider's may be wrong. {_AGAIN}"
        )
        raise ProviderTrouble(msg) from error
    except (JoseError, KeyError, TypeError, ValueError) as error:
        msg = f"What came back does not prove that {provider.host} said it to this desk. {_AGAIN}"
        raise ProviderTrouble(msg) from error
    return dict(claims)


def _more(client: Any, where: Endpoints, claims: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the provider tells of the same person beside the token, where that has little."""
    if where.userinfo is None or "email" in claims:
        return {}
    told = client.get(where.userinfo).raise_for_status().json()
    return told if isinstance(told, dict) and told.get("sub") == claims["sub"] else {}


def _identity(provider: Provider, claims: Mapping[str, Any]) -> Identity:
    email, groups = claims.get("email"), claims.get(provider.groups_claim)
    verified = claims.get("email_verified") in (True, "true")
    listed = groups if isinstance(groups, list) else [groups]
    named = (claims.get(key) for key in (provider.name_claim, "preferred_username", "email"))
    return Identity(
        issuer=provider.issuer,
        subject=str(claims["sub"]),
        name=next((one for one in named if isinstance(one, str) and one.strip()), ""),
        email=email if isinstance(email, str) and verified and "@" in email else None,
        groups=frozenset(one for one in listed if isinstance(one, str)),
    )
