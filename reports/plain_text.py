"""Characters that no page can show, made visible before a layout escapes the rest."""

from __future__ import annotations

import re

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def showable(text: str) -> str:
    """Return `text` with control characters and lone surrogates as U+FFFD, one for one.

    Tab, line feed and carriage return stay. The result always encodes to UTF-8.
    """
    return _UNSHOWABLE.sub("\ufffd", text)
