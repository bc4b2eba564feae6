"""One of the people of `benchmarks.ten_people`, with a context of one shared Chromium.

All contexts live in one browser and one event loop (`one_chromium`), so that what is measured is
the desk and its pages, not ten browsers starting. What somebody does before they press (typing,
opening a form, turning to the page their claim is on) is done in `prepare` and not in the time.
The time is the page's own, from the press until what it was to bring is there and the page rests.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from playwright.async_api import async_playwright

from benchmarks.thin_seat import is_dealt
from tests.browser_support import find_chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from playwright.async_api import Browser, Page

PATIENCE = 60_000
"""Milliseconds that anything may take."""
_LOOKS = Path(__file__).with_suffix(".js").read_text("utf-8")
_ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_ROWS = (".row[data-id] a.statement", "")
_RATIONALE = "Rationale"
_MEANING = "^The evidence that could be found neither"
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser, and the loop in which alone it may be spoken to."""

    browser: Browser
    loop: asyncio.AbstractEventLoop

    def wait(self, doing: Coroutine[Any, Any, _T]) -> _T:
        """Have something done in the loop; return what came of it."""
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result()


@contextmanager
def one_chromium() -> Iterator[Chromium]:
    """Start a Chromium that reaches nothing but this machine; end it with the block."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    try:
        playwright = _in(loop, async_playwright().start())
        browser = _in(
            loop,
            playwright.chromium.launch(
                executable_path=find_chromium(), args=["--no-sandbox", _ONLY_HERE]
            ),
        )
        yield Chromium(browser, loop)
        _in(loop, browser.close())
        _in(loop, playwright.stop())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _in(loop: asyncio.AbstractEventLoop, doing: Coroutine[Any, Any, _T]) -> _T:
    return asyncio.run_coroutine_threadsafe(doing, loop).result()


def _waited(
    do: Callable[Concatenate[BrowserSeat, _P], Coroutine[Any, Any, _T]],
) -> Callable[Concatenate[BrowserSeat, _P], _T]:
    """Have a method that speaks to the browser be called from any thread."""

    def waiting(seat: BrowserSeat, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return seat.chromium.wait(do(seat, *args, **kwargs))

    return waiting


@dataclass(slots=True)
class BrowserSeat:
    """Somebody at a page of their own context; `turn` says which claims are theirs."""

    address: str
    name: str
    password: str
    turn: int
    chromium: Chromium
    spent: float = 0.0
    """Milliseconds that the last act took."""

    _page: Page | None = None
    _claim: str = ""
    _words: str = ""
    _reason: str = ""
    _taken: set[str] = field(default_factory=set)

    @_waited
    async def sign_in(self) -> None:
        """Open a context, send the sign-in page's form, and see the list."""
        context = await self.chromium.browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE)
        await context.add_init_script(_LOOKS)
        self._page = await context.new_page()
        await self._page.goto(f"{self.address}/sign-in")
        await self._page.get_by_label("Name").fill(self.name)
        await self._page.get_by_label("Password").fill(self.password)
        await self._page.get_by_role("button", name="Sign in").click()
        await self._page.wait_for_url(lambda url: "sign-in" not in url)
        await self._evaluate("what => seat.ready(what)", _ROWS)

    @_waited
    async def prepare(self, act: str) -> None:
        """Do what comes before a press and is not in its time."""
        self.spent = 0.0
        match act:
            case "open_claim":
                await self._find_mine()
            case "write":
                await self._type_reason()
            case "comment":
                await self._type_remark()
            case "assign":
                await self._choose_oneself()

    @_waited
    async def open_list(self) -> None:
        """Go to the list of claims by the link above every page."""
        await self._act(("a[data-testid=stTopNavLink]", "^Claims$"), _ROWS, again=True)

    @_waited
    async def filter_list(self) -> None:
        """Leave only claims to triage in the list."""
        await self._act(("button", "^To triage"), ("button", "Clear all filters"))

    @_waited
    async def open_claim(self) -> None:
        """Open the next claim of one's own share."""
        await self._act(
            (f".row[data-id='{self._claim}'] a.statement", ""),
            ("h1", f"^{re.escape(self._words)}$"),
        )

    @_waited
    async def link(self) -> str | None:
        """Link the first suggestion, if there is one; the claim's id."""
        button = ("button[data-stance=supports]", "")
        if not await self._evaluate("what => seat.has(what)", button):
            return None
        await self._act(button, ("p", "Linked: supports the claim"))
        return self._claim

    @_waited
    async def write(self) -> None:
        """Leave the field with the rationale, which is kept as a draft."""
        await self._act(None, ("p", "^Draft kept"))

    @_waited
    async def rate(self) -> None:
        """Choose a rating; what it means is said beneath it."""
        await self._act(("[data-testid=stRadio] label", "^Unproven$"), ("p", _MEANING))

    @_waited
    async def give(self) -> str:
        """Give the review; its rationale."""
        button = ("button", "^Give (the verdict|your review)$")
        await self._act(button, ("p", "in the record|is in, sealed"))
        return self._reason

    @_waited
    async def comment(self) -> str:
        """Say something about the claim; the words."""
        await self._act(("button", "^Say it$"), (".threads p", re.escape(self._words_said())))
        return self._words_said()

    @_waited
    async def assign(self) -> str:
        """Assign the claim to oneself; the claim's id."""
        told = ("p", f"Assigned to {re.escape(self.name)}")
        await self._act(("[data-testid=stForm] button", "^Assign$"), told)
        return self._claim

    @_waited
    async def leave(self) -> None:
        """Close the page and its context."""
        await self.page.context.close()

    @property
    def page(self) -> Page:
        """Return the open page."""
        if self._page is None:
            msg = "Nobody signed in."
            raise RuntimeError(msg)
        return self._page

    async def _act(
        self, press: tuple[str, str] | None, until: tuple[str, str], *, again: bool = False
    ) -> None:
        given = [press, until, again]
        self.spent = await self._evaluate("given => seat.act(...given)", given)

    async def _evaluate(self, expression: str, given: object = None) -> Any:
        return await self.page.evaluate(expression, given)

    def _words_said(self) -> str:
        return f"{self.name} says so for time {len(self._taken)}."

    async def _find_mine(self) -> None:
        """Turn pages until a claim of one's own share is on one."""
        while not (mine := [row for row in await self._rows() if self._is_mine(row)]):
            await self._act(("button[data-act=next]", ""), _ROWS)
        self._claim, self._words = mine[0]["id"], mine[0]["words"]
        self._taken.add(self._claim)

    async def _rows(self) -> list[dict[str, Any]]:
        return list(await self._evaluate("() => seat.rows()"))

    def _is_mine(self, row: dict[str, Any]) -> bool:
        return is_dealt(row["number"], self.turn) and row["id"] not in self._taken

    async def _type_reason(self) -> None:
        self._reason = f"{self.name} looked at it for time {len(self._taken)}."
        await self.page.get_by_role("textbox", name=_RATIONALE).fill(self._reason)

    async def _type_remark(self) -> None:
        await self.page.get_by_role("textbox", name="Write a remark").fill(self._words_said())

    async def _choose_oneself(self) -> None:
        await self.page.get_by_role("button", name=re.compile("Assign$")).first.click()
        form = self.page.locator("[data-testid=stForm]").filter(has_text="Due on, if any")
        await form.get_by_role("combobox", name="To").click()
        await self.page.get_by_role("option", name=self.name, exact=True).click()
