"""Which addresses a page may be fetched from: public hosts of the web, and nothing near the desk.

An address is taken apart once, and refused if browsers and resolvers could read it in two ways.
Which machine a name leads to is judged by its number, unwrapped where an IPv4 number is carried
inside an IPv6 one: Python calls `2002:7f00:1::` and `64:ff9b::7f00:1` public, and both lead to
this very machine. Nothing here opens a connection.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from claims.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Sequence

IP = IPv4Address | IPv6Address

LONGEST = 2_000
"""Characters; browsers and servers cut longer addresses."""
PORTS = {"http": 80, "https": 443}
"""The only ports: others belong to printers, databases and consoles, seldom to pages."""

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)=")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_PRIVATE_ENDINGS = (
    "local", "localhost", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa",
    "localdomain", "test", "invalid", "onion",
)  # fmt: skip
"""Ends of names that no public resolver knows, or that mean the network one sits in."""
_UNICAST = IPv6Network("2000::/3")
_SPECIAL = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")
_SPECIAL_4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""Protocol assignments and relays of old, which Python calls public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to ask for a page; `host` is in small ASCII letters, or a bare number."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        """The whole address again, as it is asked for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def target(address: str, *, allowed: frozenset[tuple[str, int]] = frozenset()) -> Target:
    """Return where `address` leads, or raise UnreadableSource saying why it is not fetched.

    `allowed` are (host, port) that the caller vouches for, such as a test's own server.
    """
    clean = address.strip()
    if len(clean) > LONGEST or not clean.isprintable() or set(clean) & set(" \\"):
        raise _refused(address, "it is too long or holds characters that no address has")
    try:
        parts = urlsplit(clean)
        port = parts.port
    except ValueError:
        raise _refused(address, "it is not a web address") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise _refused(address, "it does not begin with http:// or https:// and a host name")
    if "[" in parts.netloc and ":" not in parts.hostname:
        raise _refused(address, "its host is not a number that a page can have")
    if "@" in parts.netloc:
        raise _refused(address, "it holds a user name, behind which another host can hide")
    found = Target(
        scheme=parts.scheme,
        host=_host(address, parts.hostname),
        port=PORTS[parts.scheme] if port is None else port,
        path=_path(parts.path, parts.query),
    )
    if (found.host, found.port) not in allowed:
        _check(address, found)
    return found


def is_public(number: IP) -> bool:
    """Whether a machine with this number is one of the public internet."""
    if isinstance(number, IPv4Address):
        special = number.is_multicast or number.is_reserved
        return number.is_global and not special and not _among(number, _SPECIAL_4)
    inner = _inside(number)
    if inner is not None:
        return is_public(inner)
    return number in _UNICAST and not _among(number, _SPECIAL)


def _among(number: IP, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    return any(number in network for network in networks)


def _inside(number: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 number that an IPv6 one stands for, or None."""
    if number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour


def ip_of(host: str) -> IP | None:
    """Return the IP number that `host` is, written in the one usual way, or None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _host(address: str, given: str) -> str:
    """Return the host in ASCII; other alphabets are written as the resolver will ask for them."""
    bare = given.lower()
    if ":" in bare:
        if ip_of(bare) is None or "%" in bare:
            raise _refused(address, "its host is not a number that a page can have")
        return bare
    try:
        return bare.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise _refused(address, "its host name cannot be resolved") from None


def _check(address: str, found: Target) -> None:
    """Refuse ports and hosts that are no public page's."""
    if found.port != PORTS[found.scheme]:
        raise _refused(address, f"it asks for port {found.port}, and pages stand at 80 and 443")
    number = ip_of(found.host)
    if number is not None:
        if not is_public(number):
            raise not_public(found.host)
        return
    labels = found.host.split(".")
    if not all(map(_LABEL.fullmatch, labels)) or _is_number(labels[-1]):
        raise _refused(address, "its host is a number written in an unusual way, or no name")
    ends_privately = any(found.host.endswith(f".{ending}") for ending in _PRIVATE_ENDINGS)
    if len(labels) < 2 or ends_privately:
        raise not_public(found.host)


def _is_number(label: str) -> bool:
    """Whether resolvers take a name that ends so for an IPv4 number: 2130706433, 0x7f.1, 0177.1."""
    return label.isdecimal() or re.fullmatch(r"0x[0-9a-f]*", label) is not None


def _path(path: str, query: str) -> str:
    safe = "/%:=&?~#+!$,;'@()*[]"
    asked = f"?{quote(query, safe=safe)}" if query else ""
    return (quote(path, safe=safe) or "/") + asked


def not_public(host: str) -> UnreadableSource:
    """Return the refusal for a host of this machine or of the network around it."""
    return UnreadableSource(
        f"“{host[:80]}” is not a host of the public web, so nothing was fetched: a page there "
        "could be a private one. Open it yourself, save it, and take the file in."
    )


def _refused(address: str, why: str) -> UnreadableSource:
    return UnreadableSource(
        f"“{address[:80]}” cannot be fetched: {why}. Nothing was fetched. "
        "Copy the address from the browser, or save the page and take the file in."
    )


def page_key(address: str) -> str:
    """Return what two addresses of one page have in common; only for comparing.

    Scheme, "www.", the default port, a closing slash, the fragment and what advertising adds to an
    address do not make another page.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address.strip().lower()
    host = (parts.hostname or "").removeprefix("www.").removesuffix(".")
    shown = "" if port in {None, *PORTS.values()} else f":{port}"
    asked = [one for one in parts.query.split("&") if one and not _TRACKING.match(one)]
    query = f"?{'&'.join(asked)}" if asked else ""
    return f"{host}{shown}{parts.path.rstrip('/')}{query}"
