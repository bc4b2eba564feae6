"""What the newsroom puts on its reports: set by an editor, kept in the settings.

The logo is kept by itself under its digest, once and for all, so that a report of the past carries
the logo of then.
"""

from __future__ import annotations

import base64
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypedDict, cast

from claims.errors import InvalidInput
from db import settings_store
from db.digest import of_bytes
from desk.act import Act, Told, carry_out
from desk.authority import Role, needs
from desk.fields import line, prose, web_address
from reports import html
from review.dossier import Dossier
from review.house import (
    INK,
    LEGIBLE,
    PAPER,
    PLAIN,
    SOFT,
    DayOrder,
    HouseStyle,
    Logo,
    PaperSize,
    contrast,
    is_colour,
)
from review.model import Head
from sources.logo import picture_of

if TYPE_CHECKING:
    from db.transaction import Snapshot
    from desk import Desk
    from desk.act import Done

KEY = "house style"
"""Under which name the settings keep it."""

LOGO = "house logo {digest}"
"""Under which name they keep a logo: its picture in base64, its width and its height."""

_TEXTS = ("name", "accent", "ground", "method", "corrections", "contact", "site")

LONGEST_NAME = 80
"""Characters: what fits the head of a page and the foot of a sheet."""


class _KeptLogo(TypedDict):
    png: str
    width: int
    height: int


def house_of(snapshot: Snapshot) -> HouseStyle:
    """Return the house style as it is set; of a snapshot turned back, as it was."""
    kept = cast("dict[str, str] | None", settings_store.value(snapshot, KEY))
    if kept is None:
        return PLAIN
    return HouseStyle(
        **{name: kept[name] for name in _TEXTS},
        logo=_logo(snapshot, kept["logo"]) if kept["logo"] else None,
        days=DayOrder(kept["days"]),
        paper=PaperSize(kept["paper"]),
    )


def logo_of(body: bytes) -> Logo:
    """Return the logo in a PNG or JPEG file; InvalidInput says what is wrong with it."""
    picture = picture_of(body)
    return Logo(
        digest=of_bytes(picture.body),
        body=picture.body,
        width=picture.width,
        height=picture.height,
    )


def checked(wanted: HouseStyle) -> HouseStyle:
    """Return a house style as it would be kept; InvalidInput says what cannot be printed."""
    name = line(wanted.name, "name")
    if len(name) > LONGEST_NAME:
        msg = (
            f"The name has {len(name)} characters; {LONGEST_NAME} fit the head of a page. "
            "Nothing was saved. Shorten it."
        )
        raise InvalidInput(msg)
    accent, ground = _colour(wanted.accent), _colour(wanted.ground)
    _check_legible(accent, ground)
    return replace(
        wanted,
        name=name,
        accent=accent,
        ground=ground,
        method=prose(wanted.method, "paragraph on method"),
        corrections=prose(wanted.corrections, "corrections policy"),
        contact=line(wanted.contact, "contact line"),
        site=(web_address(wanted.site) or "").rstrip("/"),
    )


@needs(Role.EDITOR)
def set_house(desk: Desk, wanted: HouseStyle, *, command_id: str | None = None) -> Done:
    """Set the house style of every report from now on; the record keeps what it was."""
    house = checked(wanted)

    def do(act: Act) -> Told:
        before = house_of(act.writing)
        changed = [
            f.name for f in fields(house) if getattr(before, f.name) != getattr(house, f.name)
        ]
        if house.logo:
            _keep(act, house.logo)
        settings_store.put(act.writing, KEY, _kept(house), at=act.at)
        return Told(action="set the house style", subject=KEY, details={"changed": changed})

    return carry_out(desk, command_id, do)


def sample(house: HouseStyle) -> bytes:
    """Return a page without claims in this house style, to look at before it is set."""
    nothing = Head(events=0, digest="0" * 64)
    return html.render(
        Dossier(
            title="A heading of a report",
            scope="an example without claims",
            documents=(),
            claims=(),
            relations=(),
            scales=(),
            head=nothing,
            house=house,
        )
    )


def _logo(snapshot: Snapshot, digest: str) -> Logo | None:
    kept = cast("_KeptLogo | None", settings_store.value(snapshot, LOGO.format(digest=digest)))
    if kept is None:
        return None
    body = base64.b64decode(kept["png"])
    return Logo(digest=digest, body=body, width=kept["width"], height=kept["height"])


def _keep(act: Act, logo: Logo) -> None:
    key = LOGO.format(digest=logo.digest)
    if settings_store.value(act.writing, key) is None:
        png = base64.b64encode(logo.body).decode("ascii")
        kept = {"png": png, "width": logo.width, "height": logo.height}
        settings_store.put(act.writing, key, kept, at=act.at)


def _kept(house: HouseStyle) -> dict[str, str]:
    kept = {f.name: str(getattr(house, f.name)) for f in fields(house) if f.name != "logo"}
    return {**kept, "logo": house.logo.digest if house.logo else ""}


def _colour(text: str) -> str:
    clean = text.strip().lower()
    if clean and not is_colour(clean):
        msg = (
            f"“{clean[:20]}” is no colour. Nothing was saved. Write it as six hexadecimal digits, "
            "such as #1b4f86."
        )
        raise InvalidInput(msg)
    return clean


def _check_legible(accent: str, ground: str) -> None:
    behind = ground or PAPER
    pairs = [("text", INK, behind), ("small print", SOFT, behind)] if ground else []
    if accent:
        pairs += [("the accent", accent, PAPER), ("the accent", accent, behind)]
    for what, words, under in pairs:
        if contrast(words, under) < LEGIBLE:
            msg = (
                f"Of {what} ({words}) on {under} the contrast is {contrast(words, under):.1f}; "
                f"it takes {LEGIBLE} to be read by everybody. Nothing was saved. Choose a darker "
                "accent or a lighter ground."
            )
            raise InvalidInput(msg)
