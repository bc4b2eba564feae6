"""A logo keeps its picture, and nothing else that came with the file."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from claims.errors import InvalidInput
from sources import logo
from sources.logo import BOX, picture_of


def picture(form: str = "PNG", size: tuple[int, int] = (60, 20), **also: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#1b4f86").save(out, form, **also)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_png_or_a_jpeg_becomes_a_png(form: str) -> None:
    found = picture_of(picture(form))

    assert found.body.startswith(b"\x89PNG\r\n\x1a\n")
    assert (found.width, found.height) == (60, 20)
    assert picture_of(picture(form)) == found


def test_what_came_with_the_picture_is_not_kept() -> None:
    told = PngInfo()
    told.add_text("Author", "heron-canary")
    body = picture(pnginfo=told) + b"heron-canary <script>"

    assert b"heron-canary" in body
    assert b"heron-canary" not in picture_of(body).body


def test_a_large_picture_is_scaled_down_and_keeps_its_proportions() -> None:
    found = picture_of(picture(size=(1800, 300)))

    assert (found.width, found.height) == (BOX[0], 150)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        picture()[:60],
        picture("GIF"),
        picture("JPEG")[:200],
    ],
)
def test_what_is_no_whole_picture_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        picture_of(body)


def test_a_picture_of_too_many_pixels_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo, "MOST_PIXELS", 1_000)

    with pytest.raises(InvalidInput, match="no PNG or JPEG"):
        picture_of(picture())


def test_a_picture_with_too_much_in_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo, "HEAVIEST", 10)

    with pytest.raises(InvalidInput, match="too rich in detail"):
        picture_of(picture())
