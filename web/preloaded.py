"""What pages need of Streamlit's own files, named in the first page so that it is fetched at once.

Streamlit fetches the script of a kind of field when the first one is to be drawn. A page waits for
its connection, for its first elements, and then for these, and shows grey bars meanwhile. Named in
the head they come with the rest. What these scripts need in turn is read from the scripts, whose
names change with Streamlit; what is not found is left out, and comes when it is drawn.

The plain pages before it, where somebody says who they are, have all of it fetched ahead.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FIELDS = (
    "BidiComponent", "Button", "ButtonGroup", "Html", "Multiselect", "PageLink", "Radio",
    "Selectbox", "TextArea", "TextInput",
)  # fmt: skip
"""Scripts of what most pages draw; those of rarer fields come when they are drawn."""

FONTS = ("MaterialSymbols-Rounded", "SourceSerifVariable-Roman")

TYPEFACES = {"Source Sans": "SourceSansVF-Upright", "Source Serif": "SourceSerifVariable-Roman"}
"""What the app's pages are set in, so that a plain page beside them can be, too."""

_NEEDED = re.compile(r'(?:from|import)"\./([\w.~-]+\.js)"')
_IN_PAGE = re.compile(r"static/js/([\w.~-]+\.js)")


@cache
def preloading_links() -> str:
    """Return the `<link>` elements as HTML: scripts first, then fonts."""
    scripts = (f'rel="modulepreload" href="./static/js/{one}"' for one in _scripts())
    fonts = (
        f'rel="preload" as="font" type="font/woff2" href="./static/media/{font}"'
        for name in FONTS
        for font in _fonts(name)
    )
    return "".join(f"<link crossorigin {one}>" for one in (*scripts, *fonts))


@cache
def coming_next() -> str:
    """Return `<link>` elements for a plain page that leads to the app, as HTML.

    Somebody types a name there for some seconds, in which all that the app's page needs can come.
    """
    scripts = (f"js/{one}" for one in (*_named(), *_scripts()))
    fonts = (f"media/{font}" for name in FONTS for font in _fonts(name))
    return "".join(
        f'<link rel="prefetch" crossorigin href="/static/{one}">' for one in (*scripts, *fonts)
    )


@cache
def font_faces() -> str:
    """Return the CSS that makes the typefaces of the app known to a plain page."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: 200 900; font-display: swap; '
        f'src: url("/static/media/{font}") format("woff2"); }}'
        for family, name in TYPEFACES.items()
        for font in _fonts(name)
    )


def _fonts(name: str) -> list[str]:
    folder = _served() / "static" / "media"
    return [path.name for path in sorted(folder.glob(f"{name}.*woff2"))]


def _named() -> list[str]:
    """The file names of the scripts that Streamlit's page names itself."""
    return _IN_PAGE.findall((_served() / "index.html").read_text("utf-8"))


def _scripts() -> list[str]:
    """The file names of the scripts, each followed by those it needs and the page does not name."""
    folder = _served() / "static" / "js"
    passed = set(_named())
    found = []
    ahead = [path.name for name in FIELDS for path in sorted(folder.glob(f"{name}.*.js"))]
    while ahead:
        name = ahead.pop(0)
        if name not in passed and (folder / name).exists():
            found.append(name)
            ahead += _NEEDED.findall((folder / name).read_text("utf-8"))
        passed.add(name)
    return found


def _served() -> Path:
    """The folder of what Streamlit serves."""
    found = find_spec("streamlit")
    return Path(found.origin if found and found.origin else "").parent / "static"
