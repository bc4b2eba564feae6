"""Small real PDF files, written byte by byte, so that tests need no other program."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_PERMISSIONS = -44


def pdf(
    pages: Sequence[Sequence[tuple[int, int, str]]], fields: str = "", *, password: str = ""
) -> bytes:
    """Return a PDF of `pages`, each a list of (x, y, words) in points on 595 × 842.

    `fields` are entries of the document's properties, as PDF text ("/Title (…)"). With a
    `password` the file is marked as encrypted with it (its strings are left as they are).
    """
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {fields} >>".encode(),
    ]
    for number, page in enumerate(pages):
        bodies += [_page(6 + 2 * number), _stream(page)]
    trailer = f"/Root 1 0 R /Info 4 0 R /Size {len(bodies) + 1}"
    if password:
        trailer += _encryption(password)
    return _assembled(bodies, trailer)


def _page(contents: int) -> bytes:
    return (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
        f"/Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
    ).encode()


def _stream(lines: Sequence[tuple[int, int, str]]) -> bytes:
    drawn = b"\n".join(
        b"BT /F1 11 Tf %d %d Td (%s) Tj ET" % (x, y, _escaped(words)) for x, y, words in lines
    )
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)


def _escaped(words: str) -> bytes:
    written = words.encode("cp1252")
    return written.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assembled(bodies: list[bytes], trailer: str) -> bytes:
    file = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, entries)
    end = b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer.encode(), len(file))
    return file + table + end


def _encryption(password: str) -> str:
    """The entries of the standard security handler, revision 2 (40-bit RC4)."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)  # noqa: S324 - what the format asks for
    identity = b"0123456789abcdef"
    seed = padded + owner + _PERMISSIONS.to_bytes(4, "little", signed=True) + identity
    key = hashlib.md5(seed).digest()[:5]  # noqa: S324 - what the format asks for
    user = _rc4(key, _PADDING)
    return (
        f" /ID [<{identity.hex()}> <{identity.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2 "
        f"/O <{owner.hex()}> /U <{user.hex()}> /P {_PERMISSIONS} >>"
    )


def _rc4(key: bytes, message: bytes) -> bytes:
    box = list(range(256))
    other = 0
    for one in range(256):
        other = (other + box[one] + key[one % len(key)]) % 256
        box[one], box[other] = box[other], box[one]
    coded = bytearray()
    one = other = 0
    for byte in message:
        one = (one + 1) % 256
        other = (other + box[one]) % 256
        box[one], box[other] = box[other], box[one]
        coded.append(byte ^ box[(box[one] + box[other]) % 256])
    return bytes(coded)
