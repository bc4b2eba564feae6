"""The script that keeps a key pressed while a claim's page is still being loaded."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request  # noqa: TC002 -- read by the router
from starlette.responses import Response
from starlette.routing import Route

PATH = "/early-keys.js"
ELEMENT = '<script type="module" src="./early-keys.js"></script>'
"""What the head of the page says to have it."""

_SCRIPT = files("web").joinpath("pages", "early_keys.js").read_text("utf-8")


async def early_keys(_request: Request) -> Response:
    """Answer with the script."""
    return Response(_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


EARLY_KEYS_ROUTES = (Route(PATH, early_keys),)
