"""Telling another program something: one POST to an address that was checked, and no more.

An address is held to the same rules as a page that is fetched (`sources.public_web`), with one
exception that a person has to ask for: a program of the newsroom's own network, such as its chat
server. Even then some numbers stay refused, above all those where clouds keep their keys.
Everything goes through TLS, but for this very machine. Redirects are not followed: whoever set an
address up vouched for that one. What comes back is a status; its words are not read.
"""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.errors import UnreadableSource
from sources import fetch
from sources.pinned import Deadline, OutOfTimeError, connection
from sources.public_web import IP, PORTS, ip_of, is_public, target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sources.fetch import Resolve
    from sources.public_web import Target

SECONDS = 10.0
"""For the whole errand; a receiver that takes longer should keep the message and work later."""

_KEYS_OF_CLOUDS = frozenset({ip_address("fd00:ec2::254"), ip_address("fd20:ce::254")})
"""Numbers in private ranges that hand out credentials to any machine of a cloud that asks."""


class UndeliveredError(Exception):
    """It was not taken; `str()` says why in a few words, without the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What to send where; `is_inside` vouches for a host of the newsroom's own network."""

    address: str
    body: bytes
    headers: Mapping[str, str]
    is_inside: bool = False


def endpoint(address: str, *, is_inside: bool) -> Target:
    """Return where `address` leads. Raises UnreadableSource for one that is never told anything.

    With `is_inside` it may be any port of a host of the newsroom's own network.
    """
    vouched = frozenset({_host_and_port(address)}) if is_inside else frozenset()
    return target(address, allowed=vouched)


def post(
    message: Message,
    *,
    resolve: Resolve = fetch.resolve,
    clock: Callable[[], float] = monotonic,
) -> int:
    """Send a message and return the status, 200 to 299. Raises UndeliveredError."""
    try:
        where = endpoint(message.address, is_inside=message.is_inside)
        numbers = _numbers(where, resolve, is_inside=message.is_inside)
        with connection(where, numbers, Deadline(clock, SECONDS)) as line:
            line.request("POST", where.path, body=message.body, headers=dict(message.headers))
            status = line.getresponse().status
    except UnreadableSource:
        raise UndeliveredError("its address is not one that may be told") from None
    except OutOfTimeError:
        raise UndeliveredError(f"no answer within {SECONDS:.0f} seconds") from None
    except ssl.SSLError:
        raise UndeliveredError("its host could not prove that it is who it says") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise UndeliveredError("its host did not answer as a web server does") from None
    if not 200 <= status < 300:
        raise UndeliveredError(f"it answered {status}")
    return status


def _host_and_port(address: str) -> tuple[str, int]:
    """Return what to vouch for; nothing sensible for what is no address, which is refused then."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower().removesuffix(".")
        return host, parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return "", 0


def _numbers(where: Target, resolve: Resolve, *, is_inside: bool) -> Sequence[str]:
    """Return the numbers of a host, each of which may be told."""
    literal = ip_of(where.host)
    found = (str(literal),) if literal else resolve(where.host, where.port)
    known = [ip_of(number.partition("%")[0]) for number in found]
    allowed = [one for one in known if one is not None and may_tell(one, is_inside=is_inside)]
    if not known or len(allowed) < len(known):
        raise UndeliveredError("its host is not one that may be told")
    if where.scheme == "http" and not all(_bare(one).is_loopback for one in allowed):
        raise UndeliveredError("it would be told without TLS, which only this machine may")
    return tuple(map(str, allowed))


def may_tell(number: IP, *, is_inside: bool) -> bool:
    """Whether a machine with this number may be told, in our own network only with `is_inside`."""
    bare = _bare(number)
    if is_public(bare):
        return True
    near = bare.is_private or bare.is_loopback
    never = (
        bare.is_link_local or bare.is_multicast or bare.is_unspecified or bare in _KEYS_OF_CLOUDS
    )
    return is_inside and near and not never


def _bare(number: IP) -> IP:
    """Unwrap an IPv4 number that is written as an IPv6 one."""
    return (isinstance(number, IPv6Address) and number.ipv4_mapped) or number
