"""Other programs are told what happened: signed, in order, once, and without anybody's words."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from db import events_store
from desk import talk, webhooks
from desk.talk import About
from desk.upkeep import verify
from desk.webhooks import WAITS, AddWebhook, deliver_due, signature
from review.roles import Role
from sources.post import Message, UndeliveredError
from tests.builders import START, a_blind_desk, a_claim, a_document, a_review, events, with_roles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from claims.model import Claim
    from desk import Desk

ADDRESS = "https://chat.example.com/hooks/x"
EVERYTHING = tuple(webhooks.KINDS)


@dataclass(slots=True)
class Receiver:
    """Takes messages, or fails as often as it is told to."""

    failures: int = 0
    bodies: list[dict[str, object]] = field(default_factory=list)

    def __call__(self, message: Message, /) -> int:
        """Take a message."""
        if self.failures:
            self.failures -= 1
            raise UndeliveredError("it answered 503")
        self.bodies.append(json.loads(message.body))
        return 200

    @property
    def actions(self) -> list[object]:
        """What was told, in order."""
        return [one["action"] for one in self.bodies]


@dataclass(slots=True)
class Standing:
    """A clock that moves only when it is told to."""

    moment: datetime = START + timedelta(days=1)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment


@pytest.fixture
def claim(desk: Desk) -> Claim:
    return a_claim(desk, a_document(desk), "The pier is open every day.")


def deliver(
    desk: Desk, receiver: Receiver, clock: Standing | None = None, *, by: str = "one"
) -> int:
    return deliver_due(desk.database, server=by, post=receiver, clock=clock or Standing())


def hook(desk: Desk, *kinds: str, address: str = ADDRESS, is_inside: bool = False) -> str:
    wanted = AddWebhook(address=address, kinds=kinds or EVERYTHING, is_inside=is_inside)
    return webhooks.add(desk, wanted)


def test_what_happened_since_is_told_in_order_and_once(desk: Desk, claim: Claim) -> None:
    hook(desk)
    receiver = Receiver()
    thread = talk.begin(desk, About(claim=claim.id), "Sundays?").made[0]
    talk.settle(desk, thread, resolved=True)

    assert deliver(desk, receiver) == 2
    assert receiver.actions == ["wrote a remark", "resolved a thread"]
    assert deliver(desk, receiver) == 0


def test_only_the_kinds_that_were_chosen_are_told(desk: Desk, claim: Claim) -> None:
    hook(desk, "reviews")
    receiver = Receiver()
    talk.begin(desk, About(claim=claim.id), "Sundays?")
    a_review(desk, claim)
    deliver(desk, receiver)

    assert receiver.actions == ["gave a review"]


def test_a_message_holds_numbers_and_names_and_nothing_that_anybody_wrote(
    desk: Desk, claim: Claim
) -> None:
    webhooks.add(
        desk,
        AddWebhook(address=ADDRESS, kinds=EVERYTHING, desk_address="https://desk.example.com/"),
    )
    receiver = Receiver()
    talk.begin(desk, About(claim=claim.id), "Sundays?")
    deliver(desk, receiver)

    (body,) = receiver.bodies
    assert body.keys() == {"event", "at", "kind", "action", "actor", "about", "more"}
    assert body["about"] == [
        {
            "type": "claim",
            "id": claim.id,
            "number": claim.number,
            "link": f"https://desk.example.com/claim?claim={claim.number}",
        }
    ]
    assert (body["actor"], body["kind"]) == ("Maya", "talk")


def test_no_rating_follows_from_what_is_told_of_a_blind_review(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    a_blind_desk(desk)
    hook(desk)
    told: list[dict[str, object]] = []
    for rating in ("unproven", "unproven"):
        receiver = Receiver()
        a_review(desk if not told else colleague, claim, rating=rating, rationale="SECRET")
        deliver(desk, receiver)
        told += receiver.bodies

    same = ("kind", "action", "about", "more")
    assert len(told) == 2
    assert [told[0][key] for key in same] == [told[1][key] for key in same]
    assert not any(word in json.dumps(told) for word in ("unproven", "SECRET", "state", "layer"))


def test_a_failure_is_tried_again_after_growing_waits_and_nothing_is_left_out(
    desk: Desk, claim: Claim
) -> None:
    hook(desk)
    clock, receiver = Standing(), Receiver(failures=2)
    talk.begin(desk, About(claim=claim.id), "First")
    assert deliver(desk, receiver, clock) == 0
    assert deliver(desk, receiver, clock) == 0
    assert webhooks.webhooks(desk.database)[0].failure == "it answered 503"
    clock.moment += WAITS[0]
    assert deliver(desk, receiver, clock) == 0
    clock.moment += WAITS[0]
    assert receiver.failures == 0
    assert deliver(desk, receiver, clock) == 0
    clock.moment += WAITS[1]
    talk.begin(desk, About(claim=claim.id), "Second")

    assert deliver(desk, receiver, clock) == 2
    assert webhooks.webhooks(desk.database)[0].failure is None


def test_after_the_last_try_it_is_given_up_until_an_administrator_tries_again(
    desk: Desk, claim: Claim
) -> None:
    hook(desk)
    clock, receiver = Standing(), Receiver(failures=len(WAITS) + 1)
    talk.begin(desk, About(claim=claim.id), "First")
    for wait in (*WAITS, WAITS[-1], WAITS[-1]):
        deliver(desk, receiver, clock)
        clock.moment += wait
    (given_up,) = webhooks.webhooks(desk.database)
    assert given_up.given_up_at is not None
    assert deliver(desk, receiver, clock) == 0
    webhooks.try_again(desk, given_up.id)

    assert deliver(desk, receiver, clock) == 1


def test_an_administrator_may_leave_out_what_was_missed(desk: Desk, claim: Claim) -> None:
    hook(desk)
    clock, receiver = Standing(), Receiver()
    talk.begin(desk, About(claim=claim.id), "First")
    webhooks.try_again(desk, webhooks.webhooks(desk.database)[0].id, skip=True)

    assert deliver(desk, receiver, clock) == 0


def test_what_one_server_is_telling_no_other_tells(desk: Desk, claim: Claim) -> None:
    hook(desk)
    talk.begin(desk, About(claim=claim.id), "First")
    other = Receiver()

    def while_telling(_: Message) -> int:
        deliver(desk, other, by="two")
        return 200

    told = deliver_due(desk.database, server="one", post=while_telling, clock=Standing())
    assert told == 1
    assert other.bodies == []
    assert deliver(desk, other, by="two") == 0


def test_what_a_server_was_telling_when_it_died_another_tells(desk: Desk, claim: Claim) -> None:
    hook(desk)
    talk.begin(desk, About(claim=claim.id), "First")
    clock, receiver = Standing(), Receiver()

    def dying(_: Message) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(desk.database, server="one", post=dying, clock=clock)
    assert deliver(desk, receiver, clock, by="two") == 0
    clock.moment += webhooks.LEASE

    assert deliver(desk, receiver, clock, by="two") == 1


def test_an_ended_webhook_is_told_nothing_more(desk: Desk, claim: Claim) -> None:
    hook(desk)
    talk.begin(desk, About(claim=claim.id), "First")
    (known,) = webhooks.webhooks(desk.database)
    webhooks.end(desk, known.id)

    assert deliver(desk, Receiver()) == 0
    assert webhooks.webhooks(desk.database) == ()
    with pytest.raises(NotFound):
        webhooks.end(desk, known.id)


def test_setting_up_and_telling_leave_the_record_whole_and_name_no_secret(
    desk: Desk, claim: Claim
) -> None:
    secret = hook(desk, address="https://chat.example.com/hooks/s3cret")
    talk.begin(desk, About(claim=claim.id), "First")
    before = events(desk)
    deliver(desk, Receiver())

    assert verify(desk.database).ok
    assert events(desk) == before
    with desk.database.snapshot() as snapshot:
        told = " ".join(event.details for event in events_store.latest(snapshot, most=50))
    assert secret not in told
    assert "s3cret" not in told
    assert webhooks.webhooks(desk.database)[0].host == "chat.example.com"


@pytest.mark.parametrize(
    ("address", "is_inside"),
    [
        ("", False),
        ("http://chat.example.com/x", False),
        ("https://chat.example.com:8065/x", False),
        ("https://10.0.0.7/x", False),
        ("http://10.0.0.7/x", True),
        ("http://localhost:9/x", False),
        ("https://me:word@chat.example.com/x", True),
    ],
)
def test_addresses_that_nothing_is_told_are_refused(
    desk: Desk, address: str, is_inside: bool
) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        hook(desk, address=address, is_inside=is_inside)


@pytest.mark.parametrize(
    "address", ["https://10.0.0.7:8065/x", "http://127.0.0.1:9/x", "https://chat.newsroom.lan/x"]
)
def test_our_own_network_may_be_told_when_somebody_says_so(desk: Desk, address: str) -> None:
    hook(desk, address=address, is_inside=True)

    assert len(webhooks.webhooks(desk.database)) == 1


def test_a_double_click_sets_one_webhook_up_and_tells_its_secret(desk: Desk) -> None:
    wanted = AddWebhook(address=ADDRESS, kinds=("talk",), command_id="cmd_1")

    assert webhooks.add(desk, wanted) == webhooks.add(desk, wanted)
    assert len(webhooks.webhooks(desk.database)) == 1


def test_kinds_that_there_are_not_are_refused(desk: Desk) -> None:
    for kinds in ((), ("ratings",)):
        with pytest.raises(InvalidInput, match="Nothing was saved"):
            webhooks.add(desk, AddWebhook(address=ADDRESS, kinds=kinds))


def test_only_an_administrator_sets_webhooks_up(desk: Desk) -> None:
    seats = with_roles(desk, Ines=Role.EDITOR)

    with pytest.raises(NotAllowed):
        hook(seats["Ines"])


class _Handler(BaseHTTPRequestHandler):
    taken: ClassVar[list[tuple[dict[str, str], bytes]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's name
        """Say nothing."""


@contextmanager
def receiving() -> Iterator[int]:
    _Handler.taken.clear()
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_real_receiver_can_prove_who_told_it(desk: Desk, claim: Claim) -> None:
    with receiving() as port:
        secret = hook(desk, address=f"http://127.0.0.1:{port}/hooks?x=1", is_inside=True)
        talk.begin(desk, About(claim=claim.id), "First")
        assert deliver_due(desk.database, server="one", clock=Standing()) == 1

    ((headers, body),) = _Handler.taken
    at, told = headers["Claimdesk-Signature"].split(",")
    assert told == "v1=" + signature(secret, int(at.removeprefix("t=")), body)
    assert json.loads(body)["event"] == int(headers["Claimdesk-Event"])
    assert headers["Content-Type"] == "application/json"


def test_a_receiver_that_is_not_there_is_a_failure_to_be_seen(desk: Desk, claim: Claim) -> None:
    with receiving() as port:
        address = f"http://127.0.0.1:{port}/x"
    hook(desk, address=address, is_inside=True)
    talk.begin(desk, About(claim=claim.id), "First")
    deliver_due(desk.database, server="one", clock=Standing())

    assert "did not answer" in (webhooks.webhooks(desk.database)[0].failure or "")
