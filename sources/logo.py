"""A newsroom's logo: read from a PNG or JPEG, and encoded anew.

What the file is, its content says. Only its picture is kept: no text, place, profile or comment
that came with it, and nothing behind its end. Other formats are not read; SVG can hold programs.
"""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from PIL import Image

from claims.errors import InvalidInput

LARGEST = 2 * 1024 * 1024
"""Bytes of the file that is given."""

MOST_PIXELS = 25_000_000
"""Pixels that are unpacked at most: a small file can hold a picture that fills the memory."""

BOX = (900, 300)
"""Pixels that it is scaled down to fit: three inches by one, at 300 to the inch."""

HEAVIEST = 400_000
"""Bytes as it is kept, and as it stands in every report: drawn logos take a tenth of it."""


class Picture(NamedTuple):
    """A PNG file and its size in pixels."""

    body: bytes
    width: int
    height: int


def picture_of(body: bytes) -> Picture:
    """Return the picture in a PNG or JPEG file as a PNG of our own that fits `BOX`.

    Raises InvalidInput for what is no such file, is damaged, or is too large.
    """
    if not body or len(body) > LARGEST:
        raise _refused("is empty" if not body else f"is larger than {LARGEST // 2**20} MB")
    try:
        picture = _read(body)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _refused("is no PNG or JPEG picture, or it is damaged") from error
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    if out.tell() > HEAVIEST:
        raise _refused("is too rich in detail for a logo")
    return Picture(out.getvalue(), picture.width, picture.height)


def _read(body: bytes) -> Image.Image:
    with Image.open(BytesIO(body), formats=("PNG", "JPEG")) as found:
        if found.width * found.height > MOST_PIXELS:
            msg = "too many pixels"
            raise ValueError(msg)
        bare = Image.new("RGBA", found.size)
        bare.paste(found.convert("RGBA"))
        bare.thumbnail(BOX)
        return bare


def _refused(why: str) -> InvalidInput:
    return InvalidInput(
        f"The logo {why}. Nothing was saved. Choose a PNG or JPEG file, best of a drawing."
    )
