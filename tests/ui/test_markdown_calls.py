"""What is given to Streamlit to read as Markdown is our own words, or made plain first.

Looks at the calls in `ui/`: the first argument of whatever renders Markdown must be built from
constants, `plain(…)`, words that come from our own tables, and numbers.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
RENDERING = {
    "markdown", "write", "title", "header", "subheader", "caption", "error", "warning", "info",
    "success", "toast", "spinner", "progress", "button", "form_submit_button", "download_button",
    "page_link", "link_button", "popover", "expander", "checkbox", "toggle", "text_input",
    "text_area", "date_input", "number_input", "selectbox", "multiselect", "segmented_control",
    "pills", "file_uploader", "tabs", "radio", "metric", "dialog",
}  # fmt: skip
OURS = {
    "plain", "count", "label", "moment", "day", "short_digest", "listed", "len", "page_number",
    "_counted", "_told", "_nothing", "_time", "_alpha", "_yes", "_percent",
}  # fmt: skip
"""Functions whose answer is made plain, or comes from our own tables, or is a number; those
with an underscore are sentences of constants and counts in the modules that call them."""

NUMBERS = {
    "merged_into", "number", "sqlite", "events", "digest", "dismissed", "total", "page", "last",
    "newer", "earlier", "waiting",
}  # fmt: skip
"""Names of values that are numbers, digests or versions."""

PASSED_ON = {"label", "sign", "help"}
"""Names that are filled from constants, or by callers who are looked at, too."""

LABELS = {"rating", "scale", "SCALES", "SYMBOLS", "OUTCOMES", "KINDS", "LAYER_QUESTIONS"}
"""Objects of the verdict scales and tables of ours, whose words are ours."""


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, dict[str, list[ast.expr]]]]:
    """Yield each call with what the names of its function were set to."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            known = assigned(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and name_of(node.func) in RENDERING:
                    yield node, known


def assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
        elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple):
            for values in node.iter.elts:
                pairs = zip(elements(node.target), elements(values), strict=False)
                for target, value in pairs:
                    found.setdefault(name_of(target), []).append(value)
    return found


def elements(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def chain(node: ast.expr) -> set[str]:
    """Return the names in `a.b[c].d`."""
    names = set()
    while isinstance(node, ast.Attribute | ast.Subscript):
        names.add(name_of(node))
        node = node.value
    return names | {name_of(node)}


def is_safe(node: ast.expr, known: dict[str, list[ast.expr]]) -> bool:
    """Whether an expression can only hold our own words, plain ones, or numbers."""
    match node:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Attribute(attr="join"), args=[ast.GeneratorExp(elt=each)]):
            return is_safe(each, known)
        case ast.Call(func=ast.Name(id="side_by_side"), args=[ast.GeneratorExp(elt=each)]):
            return is_safe(each, known)
        case ast.Call():
            return name_of(node.func) in OURS
        case ast.Name() if node.id not in known:
            return node.id in NUMBERS | PASSED_ON or node.id.isupper()
        case ast.Attribute() | ast.Subscript():
            return name_of(node) in NUMBERS or name_of(node).isupper() or bool(chain(node) & LABELS)
    return all(is_safe(part, known) for part in parts_of(node, known))


def parts_of(node: ast.expr, known: dict[str, list[ast.expr]]) -> list[ast.expr]:
    """Return what an expression is put together from; an unknown kind is its own part."""
    match node:
        case ast.Name():
            return known[node.id]
        case ast.JoinedStr(values=parts) | ast.List(elts=parts):
            return parts
        case ast.FormattedValue(value=part, format_spec=None) | ast.ListComp(elt=part):
            return [part]
        case ast.FormattedValue() | ast.UnaryOp():
            return []
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
    return [ast.Attribute(value=ast.Name(id="unknown"), attr="unknown")]


def unsafe(source: str) -> list[str]:
    """Return the calls that hand over something unknown."""
    found = []
    for call, known in calls(ast.parse(source)):
        place = {"page_link": slice(0), "progress": slice(1, 2)}.get(name_of(call.func), slice(1))
        label = [word.value for word in call.keywords if word.arg in {"label", "help"}]
        if not all(is_safe(one, known) for one in (*call.args[place], *label)):
            found.append(f"{call.lineno}: {ast.unparse(call)[:100]}")
    return found


def test_nothing_that_somebody_wrote_is_given_to_be_read_as_markdown() -> None:
    found = {
        str(file.relative_to(ROOT)): lines
        for file in sorted((ROOT / "ui").rglob("*.py"))
        if (lines := unsafe(file.read_text("utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "st.markdown(document.title)",
        'st.markdown(f"**{claim.statement}**")',
        'st.error("No: " + str(refusal))',
        "shown = one.title\n    st.expander(shown)",
        "st.tabs([one.title for one in documents])",
        'st.page_link(PAGE, label=f"To {one.title}")',
    ],
)
def test_the_search_knows_a_leak_when_it_sees_one(line: str) -> None:
    assert unsafe(f"def show():\n    {line}\n")
