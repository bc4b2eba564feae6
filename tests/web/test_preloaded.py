"""What the first page names of Streamlit's files is there, and is what pages draw with."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from web.preloaded import FIELDS, FONTS, TYPEFACES, coming_next, font_faces, preloading_links


def named() -> list[str]:
    return re.findall(r'href="\./([^"]+)"', preloading_links())


def served() -> Path:
    found = find_spec("streamlit")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "static"


def test_every_field_and_font_is_found_in_the_streamlit_that_is_installed() -> None:
    files = [Path(one).name for one in named()]

    assert [
        one for one in (*FIELDS, *FONTS) if not any(f.startswith(f"{one}.") for f in files)
    ] == []


def test_each_file_that_is_named_is_there_and_is_named_once() -> None:
    assert [one for one in named() if not (served() / one).is_file()] == []
    assert len(named()) == len(set(named()))


def test_what_a_script_needs_is_named_with_it_or_by_streamlits_own_page() -> None:
    page = (served() / "index.html").read_text("utf-8")
    known = {*named(), *re.findall(r"static/js/[\w.~-]+\.js", page)}
    needed = {
        f"static/js/{one}"
        for script in named()
        if script.endswith(".js")
        for one in re.findall(r'import(?:[^;"]*from)?"\./([^"]+)"', (served() / script).read_text())
    }

    assert needed - known == set()


def test_a_plain_page_is_set_in_the_typefaces_of_the_app() -> None:
    found = re.findall(r'font-family: "([^"]+)".*?url\("/([^"]+)"\)', font_faces())

    assert [family for family, _ in found] == list(TYPEFACES)
    assert [file for _, file in found if not (served() / file).is_file()] == []


def test_a_page_before_the_app_has_everything_fetched_that_the_app_names() -> None:
    fetched = re.findall(r'rel="prefetch" crossorigin href="/([^"]+)"', coming_next())
    page = (served() / "index.html").read_text("utf-8")

    assert {*named(), *re.findall(r"static/js/[\w.~-]+\.js", page)} <= set(fetched)
    assert [one for one in fetched if not (served() / one).is_file()] == []
    assert len(fetched) == len(set(fetched))
