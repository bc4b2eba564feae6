"""Opening what is folded away, as a person does: forms are built only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest


def open_form(app: AppTest, *labels: str) -> AppTest:
    """Open popovers or expanders whose labels begin so, each inside the one before; return `app`.

    With none, or several, of a label the test is wrong and fails.
    """
    for label in labels:
        found = [key for name, key in _folded(app) if name.startswith(label)]
        if len(found) != 1:
            msg = f"{len(found)} called “{label}”; there are {[name for name, _ in _folded(app)]}"
            raise AssertionError(msg)
        app.session_state[found[0]] = True
        app.run()
    return app


def does(app: AppTest, stance: str) -> None:
    """Say in the form of an outside source what it does to the claim."""
    asked = next(one for one in app.button_group if one.label.startswith("What it does"))
    asked.set_value(stance)


def _folded(app: AppTest) -> Iterator[tuple[str, str]]:
    """Give label and key of whatever can be opened on the page."""
    for node in app.main:
        if node.type == "popover":
            label = node.proto.popover.label
        elif node.type == "expander":
            label = node.proto.label
        else:
            continue
        if node.key:
            yield label, node.key


def open_everything(app: AppTest) -> AppTest:
    """Open whatever is folded, and what is folded in it; return `app`."""
    opened: set[str] = set()
    while closed := {key for _, key in _folded(app)} - opened:
        for key in closed:
            app.session_state[key] = True
        opened |= closed
        app.run()
    return app
