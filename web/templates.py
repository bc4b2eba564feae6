"""The plain pages beside Streamlit: one frame, and what each puts into it."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from web.preloaded import coming_next, font_faces


def _source(name: str) -> str:
    return files(__package__ or "web").joinpath("pages", name).read_text("utf-8")


_ENVIRONMENT = Environment(
    autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_source)
)
_ENVIRONMENT.globals["font_faces"] = Markup(font_faces())  # noqa: S704 -- ours, of file names only

_ENVIRONMENT.globals["coming_next"] = Markup(coming_next())  # noqa: S704 -- as above


def page(name: str, status: int = 200, /, **shown: object) -> Response:
    """Return the page `pages/<name>.html` with these values, never to be cached."""
    body = _ENVIRONMENT.get_template(f"{name}.html").render(shown)
    return HTMLResponse(body, status_code=status, headers={"Cache-Control": "no-store"})
