"""Where a published verdict is found, and by what name machines know it: both never change.

The path and the name follow from the claim's id alone, so that they stand whatever is reworded,
corrected or withdrawn. Names are UUIDs of the free form (RFC 9562, version 8) over a digest.
"""

from __future__ import annotations

import re
from hashlib import sha256

from reports.claim_places import web_address

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


def page_of(claim_id: str) -> str:
    """Return the path of a claim's page within a site, made of characters that any disk takes."""
    plain = claim_id if _PLAIN.fullmatch(claim_id) else f"claim-{_digest('claim', claim_id)[:32]}"
    return f"claims/{plain}.html"


def within(site: str, path: str) -> str:
    """Return the address of `path` in the site at `site`; "" while the site has no web address."""
    base = web_address(site)
    return f"{base.rstrip('/')}/{path}" if base else ""


def name(kind: str, key: str) -> str:
    """Return the URN of a thing of this desk, such as a claim or an occurrence."""
    bits = int(_digest(kind, key)[:32], 16)
    bits = bits & ~(0xF << 76) | 0x8 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    text = f"{bits:032x}"
    parts = (text[:8], text[8:12], text[12:16], text[16:20], text[20:])
    return f"urn:uuid:{'-'.join(parts)}"


def _digest(kind: str, key: str) -> str:
    return sha256(f"{kind}:{key}".encode("utf-8", "backslashreplace")).hexdigest()
