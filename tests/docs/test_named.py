"""Every file, name, command and make target that the pages for developers send a reader to."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.test_house import parsed, tracked

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md", "CONTRIBUTING.md", "docs/tour.md", "docs/extending.md", "docs/guide/developers.md",
)  # fmt: skip
_FILE = re.compile(r"[\w@-][\w./@-]*\.(?:py|toml|sql|md|js|css|typ|txt|json)|[\w./-]+/[\w./-]*")
_DOTTED = re.compile(r"[a-z_]+(?:\.[A-Za-z_]+)+")
_MODULE = re.compile(r"python -m ([\w.]+)")
_TARGET = re.compile(r"\bmake ([a-z]+)\b")


def code_of(page: str) -> list[str]:
    """Return what stands between backquotes on a page, and the lines of its code blocks."""
    text = (ROOT / page).read_text("utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [*spans, *(line for block in blocks for line in block.splitlines())]


def file_of(name: str) -> str | None:
    """Return the tracked file or folder that a page may mean by a path, or by the end of one."""
    bare = name.rstrip("/")
    whole = (one for one in tracked() if one == bare or one.startswith(f"{bare}/"))
    return next(whole, None) or next((one for one in tracked() if one.endswith(f"/{bare}")), None)


@cache
def names_in(module: str) -> frozenset[str]:
    """Return what a module defines or imports at its top, and the members of its classes."""
    nodes = [*parsed(module).body]
    nodes += [inner for one in nodes if isinstance(one, ast.ClassDef) for inner in one.body]
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {one.id for one in targets if isinstance(one, ast.Name)}
    return frozenset(found)


def is_there(dotted: str) -> bool:
    """Whether `room.module.name`, `module.name` or `room.module` is one of the house."""
    for taken in range(dotted.count(".") + 1, 0, -1):
        path = "/".join(dotted.split(".")[:taken])
        rest = dotted.split(".")[taken:]
        module = file_of(f"{path}.py") or (f"{path}/__init__.py" if file_of(f"{path}/") else None)
        if module is not None and (not rest or set(rest) <= names_in(module)):
            return True
    return False


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = [
        code for code in code_of(page) if _FILE.fullmatch(code) and not code.startswith("var/")
    ]

    assert [name for name in named if file_of(name) is None] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_name_of_the_code_that_a_page_uses_is_defined_where_it_says(page: str) -> None:
    named = [code for code in code_of(page) if _DOTTED.fullmatch(code) and file_of(code) is None]

    assert [name for name in named if not is_there(name)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_program_and_make_target_of_a_page_can_be_run(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    programs = {name for code in code_of(page) for name in _MODULE.findall(code)} - {"pytest"}
    targets = {name for code in code_of(page) for name in _TARGET.findall(code)}

    assert [name for name in sorted(programs) if not is_there(name)] == []
    assert [name for name in sorted(targets) if f"\n{name}: " not in makefile] == []


def test_a_name_that_is_not_there_is_noticed() -> None:
    assert file_of("claims/gone.py") is None
    assert not is_there("desk.intake.gone")
    assert not is_there("desk.intake.store")
    assert is_there("desk.storing.store")
