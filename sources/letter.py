"""E-mail (.eml): the letter itself, with subject, sender and day as metadata.

The plain version of a letter is preferred; where there is only HTML, its visible words
are taken. Attachments are left out and named in `found["left_out"]`; nothing that a
letter refers to is fetched. Encrypted letters are refused.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.policy import default as default_policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from claims.errors import UnreadableSource
from sources import metadata
from sources.blocks import join
from sources.encoding import decode
from sources.identity import display_name, suffix
from sources.model import Found, Place, Reader, ReadSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

_FIELD = re.compile(rb"[!-9;-~]{1,76}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*+(?:\r?\n|\Z)")
_WRITTEN_BY_MACHINES = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"content-type"}
)
_FAULTS = (
    MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError,
    AssertionError, OverflowError,
)  # fmt: skip
"""What the standard library's parser raises on headers and bodies that break the rules: it
promises to record defects instead, and mostly does."""


def recognises(head: bytes, name: str) -> bool:
    """Whether this begins with the header of a letter.

    "From:" and "Date:" alone also head a memo in plain text; then the name decides.
    """
    fields = set(_field_names(head))
    if b"from" not in fields or not fields & {b"date", b"subject", b"received"}:
        return False
    return bool(fields & _WRITTEN_BY_MACHINES) or suffix(name) in READER.suffixes


def _field_names(head: bytes) -> Iterator[bytes]:
    at = 0
    if head.startswith(b"From "):
        at = head.find(b"\n") + 1
    while field := _FIELD.match(head, at):
        yield field[0].split(b":", 1)[0].lower()
        at = field.end()


def read(data: bytes, name: str) -> ReadSource:
    """Return the words of the letter. Raises UnreadableSource."""
    try:
        letter = message_from_bytes(data, policy=default_policy)
        return _read(letter, name)
    except _FAULTS:
        raise UnreadableSource(_BROKEN.format(name=name)) from None


def _read(letter: EmailMessage, name: str) -> ReadSource:
    if letter.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
        raise UnreadableSource(_LOCKED.format(name=name))
    body = letter.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise UnreadableSource(_WORDLESS.format(name=name))
    text, places = _words(body, name)
    found = _fields(letter) | _left_out(letter)
    return ReadSource(
        text=text,
        media_type="message/rfc822",
        reader=READER.reference,
        places=places,
        found=metadata.with_title(found, text, name),
    )


def _words(body: MIMEPart, name: str) -> tuple[str, tuple[Place, ...]]:
    content = _content(body, name).replace("\r\n", "\n").replace("\x00", "")
    if body.get_content_type() == "text/html":
        return _words_of_page(content, name)
    if body.get_param("format") == "flowed":
        content = _unflowed(content, delete_space=body.get_param("delsp") == "yes")
    return content, (Place(start=0, end=len(content), label="letter"),) if content else ()


def _content(body: MIMEPart, name: str) -> str:
    """The characters of a part, also where it names a character set that does not exist."""
    try:
        return str(body.get_content())
    except LookupError:
        return decode(bytes(body.get_payload(decode=True)), name).text


def _words_of_page(page: str, name: str) -> tuple[str, tuple[Place, ...]]:
    # Loaded only for letters without a plain version.
    from sources import page_text  # noqa: PLC0415

    tree = page_text.parsed(page)
    if tree is None:
        raise UnreadableSource(_WORDLESS.format(name=name))
    return join(page_text.blocks_of(tree))


def _unflowed(content: str, *, delete_space: bool) -> str:
    """Lines that a mail program broke, whole again (RFC 3676, outside quoted replies)."""
    lines: list[str] = []
    is_open = False
    for line in content.split("\n"):
        bare = line.removeprefix(" ")
        quoted = line.startswith(">")
        if is_open and not quoted:
            lines[-1] = (lines[-1][:-1] if delete_space else lines[-1]) + bare
        else:
            lines.append(bare)
        is_open = bare.endswith(" ") and bare != "-- " and not quoted
    return "\n".join(lines)


def _fields(letter: EmailMessage) -> dict[str, Found]:
    sender, sender_address = parseaddr(_header(letter, "from"))
    fields = {
        "title": metadata.field(_header(letter, "subject"), "Subject"),
        "author": metadata.field(sender or sender_address, "From"),
        "published_on": _sent_on(_header(letter, "date")),
    }
    return {name: value for name, value in fields.items() if value}


def _header(letter: EmailMessage, name: str) -> str:
    """One header as text; empty when it is missing or the library stumbles over it."""
    try:
        return str(letter.get(name, ""))
    except _FAULTS:
        return ""


def _sent_on(header: str) -> Found | None:
    """The day on which the letter was sent, by the sender's own clock."""
    try:
        return Found(value=parsedate_to_datetime(header).date().isoformat(), where="Date")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _left_out(letter: EmailMessage) -> dict[str, Found]:
    names = [
        display_name(part.get_filename() or part.get_content_type())
        for part in letter.iter_attachments()
    ]
    if not names:
        return {}
    return {"left_out": Found(value=f"attachments ({', '.join(names)})", where="letter")}


_LOCKED = (
    "“{name}” is an encrypted letter. Open it in your mail program, copy the words and paste them."
)
_BROKEN = (
    "“{name}” looks like an e-mail but cannot be taken apart. "
    "Save it again from the mail program, or copy the words and paste them."
)
_WORDLESS = (
    "“{name}” is an e-mail without words of its own. "
    "Take in its attachments as files, or copy the words and paste them."
)

READER = Reader(
    name="letter",
    version=1,
    called="e-mail (.eml)",
    media_types=("message/rfc822",),
    suffixes=(".eml",),
    recognises=recognises,
    read=read,
)
