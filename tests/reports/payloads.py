"""Texts that try to become something else, and a way to put one into every field of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance

T = TypeVar("T")

MARKUP = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://evil.example/pixel.gif'>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='https://evil.example/a.svg#x'/></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=data:text/html;base64,PHNjcmlwdD4=></object>",
    "<embed src=//evil.example/x.swf>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</article></main></body></html><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='//evil.example/x.xsl'?>",
    "<form action=//evil.example><input name=p></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<a href=javascript:alert(1)>x</a>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=alert(1) `",
    "x style=background:url(//evil.example/x)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\x3cscript\\x3ealert(1)\\x3c/script\\x3e",
    "＜script＞alert(1)＜/script＞",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "{{ report.__class__.__mro__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "\x00<script\x00>alert(1)</script>",
    "\u202e<script>alert(1)</script>\u202c",
    "\ud83d<script>alert(1)</script>",
)

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    "https:evil.example",
    "https://",
    "http://[::1",
    'https://evil.example/"onmouseover="alert(1)',
    "https://evil.example/ onclick=alert(1)",
    "https://evil.example/>)<script>alert(1)</script>",
    "https://evil.example/\nX-Header: 1",
    "blob:https://evil.example/1",
)

MARKDOWN = (
    "![pixel](https://evil.example/p.gif)",
    "![x][1]\n\n[1]: https://evil.example/p.gif",
    "[click](javascript:alert(1))",
    "[click](<https://evil.example>)",
    "<https://evil.example>",
    "https://evil.example/x and www.evil.example",
    "# A heading\n## Another",
    "A heading\n=========",
    "Another\n---",
    "> a quotation",
    "- a list\n* of\n+ things",
    "1. first\n2) second",
    "```\ncode\n```",
    "    indented code",
    "~~~ html",
    "| a | b |\n|---|---|\n| c | d |",
    "***bold*** __strong__ ~~struck~~ `code`",
    "<b>bold</b><br/><!-- comment -->",
    "a\\\nb\\",
    "&copy; &#x3c;b&#x3e; &lt;",
    "[^1]: a footnote",
    "$$x$$ and $y$",
    ":::warning",
    "\ttabbed",
    "text  \nbreak",
)

PAYLOADS = MARKUP + ADDRESSES + MARKDOWN


def everywhere(value: T, text: str) -> T:
    """Return `value` with every text in it, however deep, replaced by `text`.

    Coded values, numbers, days and moments stay; so does what lies between them, so the result
    has the shape of the original.
    """
    return mapped(value, lambda _: text)


def mapped(value: T, change: Callable[[str], str]) -> T:
    """Return `value` with `change` applied to every text in it."""
    changed: Any = _mapped(value, change)
    return changed  # type: ignore[no-any-return]


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    if isinstance(value, Mapping):
        return {_mapped(k, change): _mapped(v, change) for k, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _mapped_fields(value, change)
    return value


def _mapped_fields(value: DataclassInstance, change: Callable[[str], str]) -> object:
    changes = {f.name: _mapped(getattr(value, f.name), change) for f in fields(value)}
    return replace(value, **changes)
