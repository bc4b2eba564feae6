"""Webhooks in Settings: how each goes, and what can be done about one that fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desk import talk, webhooks
from desk.talk import About
from desk.team import sit_down
from desk.webhooks import AddWebhook, deliver_due
from sources.post import Message, UndeliveredError
from tests.builders import a_claim, a_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from db.connection import Database


def failing(_: Message) -> int:
    raise UndeliveredError("it answered 503")


def test_settings_try_a_webhook_again_and_end_it(
    own: Database, visit: Callable[..., AppTest]
) -> None:
    maya = sit_down(own, "Maya")
    webhooks.add(maya, AddWebhook(address="https://chat.example.com/x", kinds=("talk",)))
    claim = a_claim(maya, a_document(maya), "The pier is open every day.")
    talk.begin(maya, About(claim=claim.id), "Sundays?")
    later = datetime.now(UTC) + timedelta(days=1)  # noqa: TID251 -- after what was just written
    deliver_due(own, server="one", post=failing, clock=lambda: later)
    assert webhooks.webhooks(own)[0].tries == 1
    page = visit("settings")
    next(one for one in page.button if one.label == "Try again now").click().run()
    assert webhooks.webhooks(own)[0].tries == 0
    next(one for one in page.button if one.label == "End it").click().run()

    assert webhooks.webhooks(own) == ()
