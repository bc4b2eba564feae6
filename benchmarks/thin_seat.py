"""One of the people of `benchmarks.ten_people`, without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from benchmarks.thin_client import Answer, ThinClient, Unanswered

SHARES = 23
"""Claims are dealt out by number to so many people at most, so that nobody is refused as late. A
prime: every page has some for each, and those accepted when the desk was built are everybody's."""


def is_dealt(number: int, turn: int) -> bool:
    """Whether the claim of this number is one of theirs who came at this turn."""
    return number > SHARES and number % SHARES == turn


@dataclass(slots=True)
class ThinSeat:
    """Somebody who speaks Streamlit's messages; `turn` says which claims are theirs."""

    address: str
    name: str
    password: str
    turn: int
    _client: ThinClient | None = None
    _claim: str = ""
    reason: str = ""
    _page: int = 1
    _taken: set[str] = field(default_factory=set)

    def sign_in(self) -> None:
        """Send the form of the sign-in page, and open the list."""
        jar = HTTPCookieProcessor()
        opener = build_opener(jar)
        with opener.open(f"{self.address}/sign-in", timeout=60) as page:
            fields = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', page.read().decode()))
        sent = urlencode({**fields, "name": self.name, "password": self.password, "next": "/"})
        asked = Request(f"{self.address}/sign-in", sent.encode(), {"Origin": self.address})  # noqa: S310
        with opener.open(asked, timeout=60):
            cookie = "; ".join(f"{one.name}={one.value}" for one in jar.cookiejar)
        self._client = ThinClient.connected(self.address, cookie)
        self.open_list()

    def prepare(self, act: str) -> None:
        """Find a claim of one's own share; open the form; else nothing comes before."""
        if act == "open_claim":
            self._find_mine()
        elif act == "assign":
            self.client.open("Assign")
        self.client.answer = Answer()

    @property
    def spent(self) -> float:
        """Milliseconds that the last act took; there is nothing to draw."""
        return 1000 * self.client.answer.seconds

    @property
    def client(self) -> ThinClient:
        """Return the open page."""
        if self._client is None:
            msg = "Nobody signed in."
            raise Unanswered(msg)
        return self._client

    def open_list(self) -> None:
        """Open the list of claims by its address."""
        self.client.visit(f"/?page={self._page}")

    def filter_list(self) -> None:
        """Leave only claims to triage in the list."""
        states = self.client.found("button_group", "Where claims stand").element.button_group
        self.client.choose("button_group", "Where claims stand", states.options[0].content)

    def open_claim(self) -> None:
        """Open the next claim of one's own share."""
        self.client.trigger("claims", "opened", self._claim)

    def _find_mine(self) -> None:
        while (row := next(filter(self._is_mine, self._rows()), None)) is None:
            self._page += 1
            if self._page > self._pages():
                msg = f"No claims are left for {self.name}."
                raise Unanswered(msg)
            self.client.trigger("claims", "page", self._page)
        self._claim = row["id"]
        self._taken.add(self._claim)

    def link(self) -> str | None:
        """Link the first suggestion, if there is one; the claim's id."""
        board: Any = self.client.content("evidence")
        if not board["proposals"]:
            return None
        self.client.trigger(
            "evidence", "link", {"id": board["proposals"][0]["id"], "stance": "supports"}
        )
        return self._kept(self._claim)

    def write(self) -> None:
        """Write a rationale, which is kept as a draft."""
        self.reason = f"{self.name} looked at it for time {len(self._taken)}."
        self.client.write("text_area", "Rationale", self.reason)

    def rate(self) -> None:
        """Choose the rating that needs no evidence."""
        self.client.write("radio", "Your rating", "Unproven")

    def give(self) -> str:
        """Give the review; its rationale."""
        self.client.press("Give ")
        return self._kept(self.reason)

    def comment(self) -> str:
        """Say something about the claim; the words."""
        words = f"{self.name} says so for time {len(self._taken)}."
        command = f"cmd {words}"
        said = {"what": "begin", "target": "", "words": words, "command": command}
        self.client.trigger("talk", "said", said)
        board: Any = self.client.content("talk")
        return self._kept(words, also=command in board["kept"])

    def assign(self) -> str:
        """Assign the claim to oneself; the claim's id."""
        self.client.write("selectbox", "To", self.name)
        self.client.press("Assign")
        return self._kept(self._claim)

    def leave(self) -> None:
        """Close the page."""
        self.client.close()

    def _rows(self) -> list[dict[str, Any]]:
        board: Any = self.client.content("claims")
        return list(board["rows"])

    def _pages(self) -> int:
        board: Any = self.client.content("claims")
        return int(board["pages"])

    def _is_mine(self, row: dict[str, Any]) -> bool:
        return is_dealt(row["number"], self.turn) and row["id"] not in self._taken

    def refusal(self) -> str:
        """Return what the page says against the last act, or nothing."""
        alerts = [one.element.alert for one in self.client.drawn.values() if one.kind == "alert"]
        return next((one.body for one in alerts if one.format == one.ERROR), "")

    def written(self) -> str:
        """Return what stands in the field of the rationale now."""
        field_ = self.client.found("text_area", "Rationale").element.text_area
        kept = self.client.widgets.get(field_.id)
        return kept.string_value if kept is not None else field_.value or field_.default

    def _kept(self, what: str, *, also: bool = True) -> str:
        """Return what was done once the page says nothing against it."""
        told = self.refusal()
        if told or not also:
            msg = f"{self.name} was refused: {told}"
            raise Unanswered(msg)
        return what
