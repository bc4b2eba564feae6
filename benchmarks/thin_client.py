"""A visitor without a browser: Streamlit's own messages over a websocket, and nothing drawn.

What the server does for a page is then known apart from what Chromium takes to draw it. A thin
visitor keeps what a browser keeps (the page it is on, what is drawn, what was written into fields),
so that the server does for it what it does for a browser. Only what our pages use is spoken.
A page that breaks, lacks what is asked for, or does not answer within a minute raises.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.proto.Element_pb2 import Element
    from websockets.sync.client import ClientConnection

WAITS = 60.0
"""Seconds until an answer that does not come is given up."""
_MOST_BYTES = 2**26


class Unanswered(RuntimeError):
    """The page broke, or does not have what was asked for; the message says which."""


@dataclass(slots=True)
class Answer:
    """What one act brought: runs of the script, messages, bytes, elements, seconds to the last."""

    runs: int = 0
    messages: int = 0
    size: int = 0
    elements: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """An element on the page, and the fragment that draws it anew."""

    element: Element
    fragment: str

    @property
    def kind(self) -> str:
        """Return what it is, as Streamlit calls it."""
        return self.element.WhichOneof("type") or ""

    @property
    def label(self) -> str:
        """Return its label; of a component of ours, its key."""
        inside = getattr(self.element, self.kind)
        if self.kind == "bidi_component":
            return str(inside.id).rpartition("-")[2]
        return str(getattr(inside, "label", ""))


@dataclass(slots=True)
class ThinClient:
    """One visitor with a page open; `cookie` is what a browser would send."""

    address: str
    socket: ClientConnection
    stream: ExitStack
    query: str = ""
    script: str = ""
    """Which page of the app is open, as Streamlit tells them apart."""

    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, WidgetState] = field(default_factory=dict)
    drawn: dict[tuple[int, ...], Drawn] = field(default_factory=dict)
    folded: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What can be opened: the id of each by its label, and the fragment that draws it anew."""

    answer: Answer = field(default_factory=Answer)
    """What the last act brought."""

    _touched: set[tuple[int, ...]] = field(default_factory=set)
    _kept: dict[str, ForwardMsg] = field(default_factory=dict)

    @classmethod
    def connected(cls, address: str, cookie: str = "") -> ThinClient:
        """Open the stream, as a page does when it is loaded."""
        stream = ExitStack()
        socket = stream.enter_context(
            connect(
                f"{address.replace('http', 'ws', 1)}/_stcore/stream",
                origin=Origin(address),
                subprotocols=[Subprotocol("streamlit")],
                additional_headers={"Cookie": cookie} if cookie else {},
                max_size=_MOST_BYTES,
                # Twenty of us in one process answer late when the machine is full; nobody left.
                ping_interval=None,
            )
        )
        return cls(address=address, socket=socket, stream=stream)

    def close(self) -> None:
        """Close the stream, as a page does when it is left."""
        self.stream.close()

    def visit(self, path: str) -> Answer:
        """Open a page of the app by its path and query, with nothing kept from before."""
        asked = urlsplit(path)
        self.query, self.script = asked.query, ""
        self.widgets.clear()
        self.drawn.clear()
        self.folded.clear()
        return self._ask(name=asked.path.strip("/"))

    def press(self, label: str) -> Answer:
        """Press the button that has this label."""
        found = self.found("button", label)
        return self._send(found, found.element.button.id, trigger_value=True)

    def open(self, label: str) -> Answer:
        """Open what is folded under this label."""
        if label not in self.folded:
            raise Unanswered(f"Nothing folded is called “{label}”; there are {[*self.folded]}.")
        widget, fragment = self.folded[label]
        self.widgets[widget] = WidgetState(id=widget, bool_value=True)
        return self._ask(fragment=fragment)

    def write(self, kind: str, label: str, words: str) -> Answer | None:
        """Write into a field and leave it; None in a form, which sends nothing yet."""
        found = self.found(kind, label)
        inside = getattr(found.element, kind)
        if not inside.form_id:
            return self._send(found, inside.id, string_value=words)
        self.widgets[inside.id] = WidgetState(id=inside.id, string_value=words)
        return None

    def choose(self, kind: str, label: str, *values: str) -> Answer:
        """Choose values of a group of buttons or a field of several, by their drawn words."""
        found = self.found(kind, label)
        state = WidgetState(id=getattr(found.element, kind).id)
        state.string_array_value.data.extend(values)
        return self._change(found, state)

    def trigger(self, key: str, name: str, value: object) -> Answer:
        """Have a component of ours, whose key begins so, say that something was done in it."""
        found = self.found("bidi_component", key)
        told = json.dumps([{"event": name, "value": value}])
        widget = f"$$STREAMLIT_INTERNAL_KEY_{found.element.bidi_component.id}__events"
        return self._send(found, widget, json_trigger_value=told)

    def content(self, key: str) -> dict[str, object]:
        """Return what a component of ours was given."""
        inside = self.found("bidi_component", key).element.bidi_component
        return dict(json.loads(inside.json or inside.mixed.json))

    def found(self, kind: str, label: str) -> Drawn:
        """Return the element of a kind with this label, or one whose label begins so."""
        named = [one for one in self.drawn.values() if one.kind == kind]
        for one in sorted(named, key=lambda one: one.label != label):
            if one.label.startswith(label):
                return one
        there = sorted({one.label for one in named})
        msg = f"No {kind} “{label}” on {self.script}?{self.query}; there are {there}."
        raise Unanswered(msg)

    def _send(self, found: Drawn, widget: str, **value: object) -> Answer:
        return self._change(found, WidgetState(id=widget, **value))  # type: ignore[arg-type]

    def _change(self, found: Drawn, state: WidgetState) -> Answer:
        """Say that a widget changed; what is a trigger counts once."""
        self.widgets[state.id] = state
        try:
            return self._ask(fragment=found.fragment)
        finally:
            if (state.WhichOneof("value") or "").endswith("trigger_value"):
                self.widgets.pop(state.id, None)

    def _ask(self, *, name: str = "", fragment: str = "") -> Answer:
        path = name or self.pages.get(self.script, "")
        asked = ClientState(
            query_string=self.query,
            page_script_hash=self.script,
            page_name=name,
            fragment_id=fragment,
            cached_message_hashes=[*self._kept],
        )
        asked.context_info.url = f"{self.address}/{path}"
        asked.context_info.timezone, asked.context_info.locale = "UTC", "en"
        asked.widget_states.widgets.extend(self.widgets.values())
        began = perf_counter()
        self.socket.send(BackMsg(rerun_script=asked).SerializeToString())
        self.answer = answer = Answer()
        for message in self._heard(answer):
            self._take(message, answer)
        answer.seconds = perf_counter() - began
        return answer

    def _heard(self, answer: Answer) -> Iterator[ForwardMsg]:
        """Give each message until the last run that was caused is at its end."""
        while True:
            raw = self.socket.recv(timeout=WAITS)
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            answer.messages += 1
            answer.size += len(raw)
            yield message
            at_end = message.WhichOneof("type") == "script_finished"
            if at_end and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _take(self, message: ForwardMsg, answer: Answer) -> None:
        match message.WhichOneof("type"):
            case "new_session":
                self._begin(message, answer)
            case "delta" | "ref_hash":
                self._draw(message, answer)
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "navigation":
                self.script = message.navigation.page_script_hash
                self.pages = {
                    one.page_script_hash: one.url_pathname for one in message.navigation.app_pages
                }
            case "script_finished":
                self._end(message)

    def _begin(self, message: ForwardMsg, answer: Answer) -> None:
        answer.runs += 1
        self._touched.clear()
        self.script = message.new_session.page_script_hash

    def _end(self, message: ForwardMsg) -> None:
        """What a whole run did not draw is gone."""
        if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self.drawn = {at: one for at, one in self.drawn.items() if at in self._touched}

    def _draw(self, message: ForwardMsg, answer: Answer) -> None:
        at = tuple(message.metadata.delta_path)
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash]
        elif message.metadata.cacheable:
            self._kept[message.hash] = message
        answer.elements += 1
        if message.delta.WhichOneof("type") != "new_element":
            block = message.delta.add_block
            if block.WhichOneof("type") in {"popover", "expandable"}:
                shown = getattr(block, block.WhichOneof("type") or "")
                self.folded[shown.label] = (shown.id, message.delta.fragment_id)
            return
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise Unanswered(f"{element.exception.type}: {element.exception.message}")
        self._touched.add(at)
        self.drawn[at] = Drawn(element, message.delta.fragment_id)
        inside: Any = getattr(element, element.WhichOneof("type") or "", None)
        if getattr(inside, "set_value", False):
            self.widgets.pop(inside.id, None)
