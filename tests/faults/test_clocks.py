"""A clock is put back: what ends does end, nothing goes out early, nobody is locked out for long.

What was noted while the clock ran ahead would not end for as long as it ran ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed
from db import events_store, openid_store, people_store, workflow_store
from db.rows import stamp
from desk import (
    accounts,
    drafts,
    handing_out,
    holding,
    inbox,
    openid,
    presence,
    publishing,
    sign_in,
    talk,
    webhooks,
)
from desk.accounts import holder
from desk.api_keys import TooManyWrong, UnknownKey, opened_by
from desk.as_of import event_at
from desk.published import out_by
from desk.sign_in import FREE, IDLE, MOST_WAITING, session_of
from desk.talk import About
from desk.webhooks import LEASE, WAITS, AddWebhook, deliver_due
from review.roles import Role
from sources.post import Message, UndeliveredError
from tests.builders import (
    START,
    a_claim,
    a_colleague,
    a_desk,
    a_document,
    a_review,
    a_sign_off,
    checked,
    nobody_need_be_asked,
    number_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

YEARS = timedelta(days=3_653)
WORDS = "four lamps on the pier"
HERE = "192.0.2.7"


@dataclass(slots=True)
class Set:
    """A clock that stands where it was set."""

    moment: datetime = START

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment


@pytest.fixture
def clock() -> Set:
    """A clock that runs years ahead until somebody puts it back."""
    return Set(START + YEARS)


@pytest.fixture
def desk(tmp_path: Path, clock: Set) -> Desk:
    """A desk that was begun by this clock."""
    return a_desk(tmp_path, clock=clock)


@pytest.fixture
def maya(desk: Desk) -> Desk:
    """The same with accounts, Maya its administrator."""
    accounts.turn_on(desk, WORDS)
    return desk


def enter(desk: Desk, password: str = WORDS) -> str:
    return sign_in.sign_in(desk.database, "Maya", password, address=HERE, clock=desk.clock)


def is_in(desk: Desk, token: str) -> bool:
    return session_of(desk.database, token, clock=desk.clock) is not None


def test_a_session_that_was_begun_ahead_of_the_clock_is_over_for_good(
    maya: Desk, clock: Set
) -> None:
    token = enter(maya)
    assert is_in(maya, token)
    clock.moment = START
    assert not is_in(maya, token)

    clock.moment = START + YEARS
    assert not is_in(maya, token)


def test_a_session_that_was_used_ahead_of_the_clock_is_over(maya: Desk, clock: Set) -> None:
    token = enter(maya)
    clock.moment += timedelta(hours=3)
    assert is_in(maya, token)
    clock.moment -= timedelta(hours=2)

    assert not is_in(maya, token)


def test_a_session_that_was_over_stays_over_when_the_clock_is_put_back(
    maya: Desk, clock: Set
) -> None:
    token = enter(maya)
    clock.moment += IDLE + timedelta(minutes=1)
    assert not is_in(maya, token)
    clock.moment -= timedelta(hours=2)

    assert not is_in(maya, token)


def test_a_clock_that_was_corrected_by_a_minute_signs_nobody_out(maya: Desk, clock: Set) -> None:
    token = enter(maya)
    clock.moment -= timedelta(minutes=1)

    assert is_in(maya, token)


def test_a_wait_after_wrong_passwords_never_grows_beyond_the_longest_and_ends(
    maya: Desk, clock: Set
) -> None:
    for _ in range(FREE + 1):
        with pytest.raises(InvalidInput):
            enter(maya, "wrong")
    clock.moment = START
    with pytest.raises(NotAllowed, match="Wait 901 seconds"):
        enter(maya)
    clock.moment += MOST_WAITING - timedelta(seconds=1)
    with pytest.raises(NotAllowed, match="Wait 2 seconds"):
        enter(maya)
    clock.moment += timedelta(seconds=1)

    assert is_in(maya, enter(maya))


def test_a_clock_put_back_gives_a_guesser_no_further_free_guess(maya: Desk, clock: Set) -> None:
    for _ in range(FREE + 1):
        with pytest.raises(InvalidInput):
            enter(maya, "wrong")
    clock.moment = START
    with pytest.raises(NotAllowed):
        enter(maya, "wrong")
    clock.moment += MOST_WAITING
    with pytest.raises(InvalidInput):
        enter(maya, "wrong")

    with pytest.raises(NotAllowed, match="Wait 5 seconds"):
        enter(maya, "wrong")


def test_a_wait_after_wrong_keys_ends_as_well(desk: Desk, clock: Set) -> None:
    def guess() -> None:
        opened_by(desk.database, "wrong", address=HERE, clock=clock)

    for _ in range(FREE + 1):
        with pytest.raises(UnknownKey):
            guess()
    clock.moment = START
    with pytest.raises(TooManyWrong):
        guess()
    clock.moment += MOST_WAITING

    with pytest.raises(UnknownKey):
        guess()


def test_an_invitation_made_ahead_of_the_clock_is_not_good(maya: Desk, clock: Set) -> None:
    code = accounts.invite(maya, "Tomas", Role.CHECKER)
    assert holder(maya.database, code, clock=clock) == "Tomas"
    clock.moment = START

    assert holder(maya.database, code, clock=clock) is None
    with pytest.raises(NotAllowed, match="not good any more"):
        accounts.accept(maya.database, code, "a long new password", clock=clock)
    with maya.database.snapshot() as snapshot:
        tomas = people_store.by_name(snapshot, "Tomas")
    assert tomas is not None
    again = accounts.reset_password(maya, tomas["id"])
    assert holder(maya.database, again, clock=clock) == "Tomas"


def test_a_sign_in_at_a_provider_begun_ahead_of_the_clock_is_begun_again(
    desk: Desk, clock: Set
) -> None:
    answer = openid.Answer(state="known to both", browser="its own", code="")
    digests = [sign_in.digest_of(one) for one in (answer.state, answer.browser)]
    with desk.database.write() as writing:
        openid_store.keep_attempt(
            writing,
            {
                "state_digest": digests[0],
                "browser_digest": digests[1],
                **dict.fromkeys(("nonce", "verifier", "redirect_uri", "going_to"), "x"),
                "code_digest": None,
                "turning_on": None,
                "made_at": stamp(clock()),
            },
        )
    clock.moment = START

    with pytest.raises(NotAllowed, match="Begin again"):
        openid.arrive(desk.database, answer, clock=clock)


def test_who_was_seen_ahead_of_the_clock_is_not_there_for_ever(desk: Desk, clock: Set) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    tomas = a_colleague(desk)
    presence.come(tomas, claim.id)
    assert presence.others(desk, [claim.id])
    clock.moment = START
    assert not presence.others(desk, [claim.id])
    assert handing_out.next_one(desk) == claim.id

    presence.come(tomas, claim.id)

    assert presence.others(desk, [claim.id])
    clock.moment += presence.FORGOTTEN_AFTER + timedelta(seconds=1)
    assert not presence.others(desk, [claim.id])


@dataclass(slots=True)
class Receiver:
    """Counts what it is told, or refuses it."""

    told: int = 0
    refuses: bool = False

    def __call__(self, _: Message, /) -> int:
        """Take a message."""
        if self.refuses:
            raise UndeliveredError("it answered 503")
        self.told += 1
        return 200


def deliver(desk: Desk, post: Receiver, by: str = "one") -> int:
    return deliver_due(desk.database, server=by, post=post, clock=desk.clock)


@pytest.fixture
def hooked(desk: Desk) -> str:
    """A claim of which a webhook tells every remark."""
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    address = "https://chat.example.com/hooks/x"
    webhooks.add(desk, AddWebhook(address=address, kinds=("talk",)))
    return claim.id


def test_a_webhook_is_told_at_once_and_once_whatever_was_told_ahead_of_the_clock(
    desk: Desk, clock: Set, hooked: str
) -> None:
    receiver = Receiver()
    talk.begin(desk, About(claim=hooked), "First")
    assert deliver(desk, receiver) == 1
    clock.moment = START
    talk.begin(desk, About(claim=hooked), "Second")

    assert (deliver(desk, receiver), deliver(desk, receiver)) == (1, 0)
    clock.moment = START + YEARS
    assert deliver(desk, receiver) == 0


def test_a_webhook_that_waits_after_a_failure_waits_no_longer_than_the_longest(
    desk: Desk, clock: Set, hooked: str
) -> None:
    receiver = Receiver(refuses=True)
    talk.begin(desk, About(claim=hooked), "First")
    assert deliver(desk, receiver) == 0
    receiver.refuses = False
    clock.moment -= WAITS[-1] - timedelta(minutes=1)
    assert deliver(desk, receiver) == 0
    clock.moment = START

    assert deliver(desk, receiver) == 1


def test_the_lease_of_a_server_that_died_ahead_of_the_clock_is_taken_over(
    desk: Desk, clock: Set, hooked: str
) -> None:
    receiver = Receiver()
    talk.begin(desk, About(claim=hooked), "First")

    def dying(_: Message) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(desk.database, server="dead", post=dying, clock=clock)
    clock.moment -= timedelta(minutes=1)
    assert deliver(desk, receiver) == 0
    clock.moment -= LEASE * 2

    assert (deliver(desk, receiver), receiver.told) == (1, 1)


def a_signed_claim(desk: Desk) -> str:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    a_review(desk, claim)
    nobody_need_be_asked(desk, claim.id)
    a_sign_off(desk, claim.id)
    return claim.id


def out(desk: Desk) -> int:
    """How many claims readers see by the desk's clock."""
    with desk.database.snapshot() as snapshot:
        return len(workflow_store.public(snapshot, now=stamp(desk.clock())))


def test_an_embargo_holds_again_when_the_clock_is_put_back_and_ends_once(
    desk: Desk, clock: Set
) -> None:
    clock.moment = START
    claim = a_signed_claim(desk)
    later = START + timedelta(days=30)
    publishing.publish(desk, claim, not_before=later)
    seen = []
    for days in (29, 31, 29, 31):
        clock.moment = START + timedelta(days=days)
        seen.append(out(desk))

    assert seen == [0, 1, 0, 1]
    assert number_of(desk, "select count(*) from publications") == 1


def test_an_embargo_that_a_clock_ahead_took_for_over_holds_once_it_is_put_back(
    desk: Desk, clock: Set
) -> None:
    claim = a_signed_claim(desk)
    embargo = datetime(2027, 1, 1, tzinfo=UTC)
    publishing.publish(desk, claim, not_before=embargo)
    clock.moment = START

    assert out(desk) == 0
    with desk.database.snapshot() as snapshot:
        assert out_by(snapshot, [claim], embargo - timedelta(seconds=1)) == {}
        assert len(out_by(snapshot, [claim], embargo)[claim]) == 1


def test_a_hold_is_looked_at_again_on_its_day_whenever_it_was_begun(desk: Desk, clock: Set) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    holding.hold(desk, claim.id, because="A ruling comes.", until="2026-05-04")
    assert len(inbox.inbox(desk).waits) == 1
    clock.moment = START
    assert not inbox.inbox(desk).waits
    clock.moment = datetime(2026, 5, 4, tzinfo=UTC)

    assert len(inbox.inbox(desk).waits) == 1


def test_a_draft_is_what_was_written_last_not_what_has_the_latest_time(
    desk: Desk, clock: Set
) -> None:
    drafts.keep(desk, "review", {"rationale": "First words."})
    clock.moment = START
    drafts.keep(desk, "review", {"rationale": "Later words."})

    assert drafts.kept(desk, "review") == {"rationale": "Later words."}


def test_events_stand_in_the_order_they_were_done_and_the_record_is_whole(
    desk: Desk, clock: Set
) -> None:
    claim = a_claim(desk, a_document(desk), "The pier is open every day.")
    ahead = number_of(desk, "select max(seq) from events")
    clock.moment = START
    a_review(desk, claim)

    with desk.database.snapshot() as snapshot:
        found = [one.seq for one in events_store.history(snapshot, claim.id)]
        on_that_day = event_at(snapshot, "2026-03-10").seq
    assert found == sorted(found)
    assert on_that_day == found[-1] > ahead
    assert checked(desk).ok
