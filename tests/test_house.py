"""What holds for every file of the house and no other tool looks at.

import-linter knows who may import whom, ruff and mypy know a line from another; here are the
sizes, the words that must not be there, and the promises about texts that are not ours.
"""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
ROOMS = (
    "claims", "sources", "review", "reports", "db", "desk", "ui", "web", "cli", "samples",
)  # fmt: skip
WORDS_IN_A_ROW = 12
"""Fewer are met by chance ("the council will vote on the proposal next month")."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked() -> tuple[str, ...]:
    """Every file that git keeps or would keep, from the root; outside git, every file."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    names = answer.stdout.decode().split("\0")
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def python_files(*rooms: str) -> list[str]:
    return [
        name
        for name in tracked()
        if name.endswith(".py") and (not rooms or name.split("/")[0] in rooms or name in rooms)
    ]


@cache
def parsed(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"))


def lines(name: str) -> int:
    return len((ROOT / name).read_text("utf-8").splitlines())


def functions(name: str) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(name)) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_every_folder_with_python_is_a_package() -> None:
    folders = {str(Path(name).parent) for name in python_files()} - {"."}

    assert [one for one in sorted(folders) if f"{one}/__init__.py" not in tracked()] == []


def test_every_module_says_what_lives_in_it() -> None:
    assert [name for name in python_files() if not ast.get_docstring(parsed(name))] == []


def test_no_file_is_longer_than_400_lines() -> None:
    assert {name: lines(name) for name in python_files(*ROOMS) if lines(name) > 400} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    long = {
        f"{name}:{function.name}": length(function)
        for name in python_files(*ROOMS, "docs", "app.py")
        for function in functions(name)
        if length(function) > 50
    }

    assert long == {}


def test_half_of_all_functions_have_at_most_ten_lines() -> None:
    """The target is eight; a docstring with its blank lines counts."""
    lengths = sorted(
        length(function) for name in python_files(*ROOMS) for function in functions(name)
    )

    assert lengths[len(lengths) // 2] <= 10


def test_the_front_door_and_every_page_have_at_most_40_lines() -> None:
    doors = [name for name in python_files() if name == "app.py" or name.startswith("ui/pages/")]

    assert {name: lines(name) for name in doors if lines(name) > 40} == {}


_VERBS = (
    "select .+ from", "insert into", "update [a-z_]+ set", "delete from", "create table", "pragma"
)  # fmt: skip
SQL = re.compile(
    "|".join(
        r"\b" + spelled.replace(" ", r"\s+") + r"\s"
        for verb in _VERBS
        for spelled in (verb, verb.upper())
    ),
    re.DOTALL,
)
"""In small or in capital letters; a sentence that begins with “Select” is prose."""


def strings(name: str) -> Iterator[str]:
    """Yield every string of a module that is not a docstring."""
    tree = parsed(name)
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in documented:
            yield node.value if isinstance(node.value, str) else ""


def test_sql_stands_in_one_room() -> None:
    found = [
        name
        for name in python_files(*(room for room in ROOMS if room != "db"))
        if any(SQL.search(words) for words in strings(name))
    ]

    assert found == []


def test_the_search_for_sql_knows_sql_when_it_sees_it() -> None:
    assert SQL.search("select id\nfrom claims where 1")
    assert SQL.search("DELETE FROM claims ")
    assert not SQL.search("Select the words you want from the document")


def names_used(name: str) -> set[str]:
    return {node.id for node in ast.walk(parsed(name)) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(parsed(name)) if isinstance(node, ast.Attribute)
    }


def keywords_used(name: str) -> set[str]:
    return {node.arg or "" for node in ast.walk(parsed(name)) if isinstance(node, ast.keyword)}


def modules_imported(name: str) -> set[str]:
    found = set()
    for node in ast.walk(parsed(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_no_page_renders_markup_that_somebody_sent() -> None:
    flag = "unsafe_" + "allow_html"

    assert [name for name in python_files() if flag in keywords_used(name)] == []


def test_nothing_is_unpickled() -> None:
    unsafe = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}

    assert [name for name in python_files() if unsafe & modules_imported(name)] == []


def test_any_stands_only_where_values_come_from_outside_python() -> None:
    """In rows and events, and in what a child process, a provider or another desk hands us."""
    found = {name for name in python_files(*ROOMS, "docs", "app.py") if "Any" in names_used(name)}

    assert found <= {
        "db/package_check.py", "db/rows.py", "desk/bulk_undo.py", "desk/package_merge.py",
        "desk/policy.py", "desk/provider.py", "desk/report_choice.py", "sources/wire.py",
    }  # fmt: skip


def defined_at_the_top(name: str) -> Iterator[str]:
    """Yield the functions, classes and constants of a module that no decorator hands on."""
    for node in parsed(name).body:
        if isinstance(node, ast.ClassDef) or (
            isinstance(node, Function) and not node.decorator_list
        ):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (one.id for one in targets if isinstance(one, ast.Name))


def exported(name: str) -> set[int]:
    """Return the nodes of `__all__`: to hand a name on is not to use it."""
    nodes = [node for node in parsed(name).body if isinstance(node, ast.Assign)]
    named = [node for node in nodes if "__all__" in {getattr(t, "id", "") for t in node.targets}]
    return {id(inner) for node in named for inner in ast.walk(node)}


def read_in(name: str) -> Iterator[str]:
    """Yield every name that a module reads, also in a string as an annotation."""
    handed_on = exported(name)
    for node in ast.walk(parsed(name)):
        if id(node) in handed_on:
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names if alias.asname)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"\w+", node.value) if len(node.value) < 80 else ()


FOR_TESTS = {
    "db/search.py: any_of", "desk/authority.py: needed_by", "sources/intake.py: read_source",
}  # fmt: skip
"""What measures search by any word, walks the use-cases, and reads a file without a child."""


def test_nothing_in_the_rooms_is_there_for_tests_and_benchmarks_alone() -> None:
    read = {word for name in python_files(*ROOMS, "docs", "app.py") for word in read_in(name)}
    unread = [
        f"{name}: {defined}"
        for name in python_files(*ROOMS)
        for defined in defined_at_the_top(name)
        if defined not in read and not defined.startswith("__")
    ]

    assert set(unread) == FOR_TESTS, "Use it where it helps somebody, or delete it with its tests."


def catches_everything(name: str) -> bool:
    for node in ast.walk(parsed(name)):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(one is None or getattr(one, "id", "") == "Exception" for one in caught):
                return True
    return False


def test_only_the_outermost_doors_catch_every_error() -> None:
    """A page, a request, a command, and one file of an archive, which another process may read."""
    found = {name for name in python_files(*ROOMS, "app.py") if catches_everything(name)}

    assert found <= {"ui/act.py", "web/unbroken.py", "cli/__main__.py", "desk/reading_chunk.py"}


def test_nothing_is_asserted_outside_the_tests() -> None:
    found = [
        name
        for name in python_files(*ROOMS, "docs", "app.py")
        if any(isinstance(node, ast.Assert) for node in ast.walk(parsed(name)))
    ]

    assert found == []


def text_of(name: str) -> str:
    try:
        return (ROOT / name).read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_the_workplace_is_mentioned_nowhere() -> None:
    places = ("/wor" + "k/", "/tm" + "p/venv", "helper sess" + "ion", "the bri" + "ef says")
    found = {name: place for name in tracked() for place in places if place in text_of(name)}

    assert found == {}


def test_no_text_holds_a_conflict_mark() -> None:
    assert [name for name in tracked() if "\n<<<<<<" + "< " in text_of(name)] == []


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1)}


def borrowed(folder: Path, endings: tuple[str, ...]) -> dict[str, str]:
    """Return, for each tracked file with words of a text in `folder`, some of these words."""
    theirs: set[tuple[str, ...]] = set()
    for file in sorted(folder.rglob("*")):
        if file.suffix in endings:
            theirs |= shingles(file.read_text("utf-8", "replace"))
    found = {}
    for name in tracked():
        shared = shingles(text_of(name)) & theirs
        if shared:
            found[name] = " ".join(min(shared))
    return found


def test_no_text_that_was_lent_for_trying_out_is_in_the_repository() -> None:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("The articles to try out on are not beside this checkout.")

    assert borrowed(folder, (".txt",)) == {}


def test_borrowed_words_are_noticed(tmp_path: Path) -> None:
    lent = tmp_path / "lent.txt"
    lent.write_text(text_of("tests/test_house.py"), "utf-8")

    assert "tests/test_house.py" in borrowed(tmp_path, (".txt",))
