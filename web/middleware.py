"""What every request passes, from the outside in."""

from __future__ import annotations

from web.first_style import FIRST_STYLE
from web.gate import GATE
from web.headers import HEADERS
from web.hosts import OWN_NAMES
from web.monitoring import COUNTED
from web.unbroken import UNBROKEN

MIDDLEWARE = (COUNTED, HEADERS, OWN_NAMES, UNBROKEN, GATE, FIRST_STYLE)
"""Counted is everything, refused answers too; they carry the headers. Whether a request asks for
this server by its name comes before who asks; what breaks from there on is answered by us."""
