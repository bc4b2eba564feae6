"""What each page costs the server: a visit and its commonest act, in messages, KB and milliseconds.

    python -m benchmarks.page_costs [--claims 1000] [--runs 5] [--desk FILE] [--tree FOLDER]

No browser: a thin visitor speaks Streamlit's messages (`benchmarks.thin_client`). Milliseconds are
the server's processor time, the least of `--runs`, so that a busy machine can be measured on. With
`--tree` the server is an older checkout's, for the figures before a change.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.desks import PERSON, build
from benchmarks.pages import ROOT, served
from benchmarks.thin_client import ThinClient
from db import idle

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.pages import Server
    from benchmarks.thin_client import Answer

    Act = Callable[[ThinClient], Answer | None]


def rate(client: ThinClient) -> Answer | None:
    """Choose a rating."""
    return client.write("radio", "Your rating", "Unproven")


def assign(client: ThinClient) -> Answer | None:
    """Send the form that is folded under “Assign”, opened before."""
    client.write("selectbox", "To", PERSON)
    return client.press("Assign")


def opened(client: ThinClient) -> Answer | None:
    """Open a form, where it is built only then."""
    return client.open("Assign") if client.folded.get("Assign", ("",))[0] else None


def of_state(client: ThinClient) -> Answer | None:
    """Leave only claims to triage."""
    states = client.found("button_group", "Where claims stand").element.button_group
    return client.choose("button_group", "Where claims stand", states.options[0].content)


def check(client: ThinClient) -> Answer | None:
    """Look for a quotation."""
    client.write("text_area", "The quotation", "The harbour office said so.")
    return client.press("Check")


def found(client: ThinClient) -> Answer | None:
    """Find a document by a word."""
    return client.write("text_input", "Find a document", "harbour")


def followed(client: ThinClient) -> Answer | None:
    """Follow, or follow no longer, what the page is about."""
    return client.press("Follow")


PAGES: dict[str, tuple[tuple[str, Act], ...]] = {
    "": (("filter by state", of_state),),
    "claim?claim={n}": (("choose a rating", rate), ("open a form", opened), ("assign", assign)),
    "documents": (("find", found),),
    "document?document=5": (("follow", followed),),
    "quotation": (("check", check),),
    "cross-check": (),
    "reports": (),
    "inbox": (),
    "desk": (),
    "settings": (),
    "search?q=harbour": (),
    "sources": (),
    "tags": (),
    "stale": (),
}
"""What is measured on each page, in this order; `{n}` is another claim each time."""


def measured(server: Server, runs: int) -> dict[str, tuple[int, int, float, int]]:
    """Return messages, bytes, milliseconds and runs of the script of each step."""
    client = ThinClient.connected(server.address)
    costs: dict[str, tuple[int, int, float, int]] = {}

    def note(step: str, do: Act) -> None:
        before = server.processor_seconds()
        answer = do(client)
        spent = 1000 * (server.processor_seconds() - before)
        if answer is not None:
            least = min(spent, costs[step][2]) if step in costs else spent
            costs[step] = (answer.messages, answer.size, least, answer.runs)

    for turn in range(runs):
        for path, acts in PAGES.items():
            address = "/" + path.format(n=31 + 10 * turn)
            note(f"/{path.partition('?')[0]}", lambda one, to=address: one.visit(to))  # type: ignore[misc]
            for name, act in acts:
                note(f"… {name}", act)
    client.close()
    return costs


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--desk", type=Path, help="a desk to copy and use")
    parser.add_argument("--tree", type=Path, default=ROOT, help="the checkout that serves")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        built, path = given.desk or Path(folder) / "built.db", Path(folder) / "desk.db"
        if not built.exists():
            build(built, claims=given.claims)
            idle.let_go(built)
        shutil.copy(built, path)
        with served(path, tree=given.tree) as server:
            costs = measured(server, given.runs)
    print("| step | messages | KB | ms | runs |\n|---|---|---|---|---|")
    for step, (messages, size, spent, runs) in costs.items():
        print(f"| {step} | {messages} | {size / 1000:,.0f} | {spent:,.0f} | {runs} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
