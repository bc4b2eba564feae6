"""Whoever comes from the provider is let in as the right person, or refused with a sentence."""

from __future__ import annotations

import base64
import json
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from claims.errors import InvalidInput, NotAllowed, Refusal
from db import events_store, openid_store
from desk import Desk, accounts, openid, sign_in, team
from desk.authority import Role, SignIn, role_of, sign_in_of
from desk.openid import GOOD_FOR, MOST_ATTEMPTS, Answer
from desk.openid_settings import provider
from desk.provider import LEEWAY, ProviderTrouble
from desk.sign_in import session_of
from tests.builders import Ticking, a_desk, checked, number_of
from tests.openid_provider import SECRET, SmallProvider, key, small_provider

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desk.sign_in import Session

BACK = "http://desk.example/sign-in/answer"
WORDS = "four lamps on the pier"
MAYA = {"sub": "u-1", "name": "Maya", "email": "maya@saltmarsh.example", "email_verified": True}
TOMAS = {"sub": "u-2", "name": "Tomas", "email": "Tomas@Saltmarsh.example", "email_verified": True}


@pytest.fixture(scope="module")
def running() -> Iterator[SmallProvider]:
    """One server for all tests of this file."""
    with small_provider() as provider:
        yield provider


@pytest.fixture
def clock() -> Ticking:
    """A clock that a test can move on."""
    return Ticking()


@pytest.fixture
def there(running: SmallProvider, clock: Ticking, monkeypatch: pytest.MonkeyPatch) -> SmallProvider:
    """The provider, honest, at which a desk is registered and Maya about to sign in."""
    fresh = SmallProvider(address=running.address)
    for name in ("change", "sign", "document", "userinfo", "asks", "codes", "seen"):
        setattr(running, name, getattr(fresh, name))
    running.clock, running.person = clock, MAYA
    settings(monkeypatch, running)
    return running


def settings(monkeypatch: pytest.MonkeyPatch, provider: SmallProvider, **more: str) -> None:
    for name, value in provider.environment(**more).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def local(tmp_path: Path, clock: Ticking, there: SmallProvider) -> Desk:
    """Maya's desk before anybody signed in anywhere."""
    return a_desk(tmp_path, clock=clock)


@pytest.fixture
def maya(local: Desk, there: SmallProvider) -> Desk:
    """A desk that signs in through the provider, Maya its administrator."""
    came(local, there, openid.begin_turning_on(local, redirect_uri=BACK))
    return local


def came(desk: Desk, there: SmallProvider, left: openid.Departure | None = None) -> Session:
    """Go to the provider and come back; return who is signed in."""
    left = left or begun(desk)
    entered = openid.arrive(desk.database, brought(there, left), clock=desk.clock, ids=desk.ids)
    session = session_of(desk.database, entered.token, clock=desk.clock)
    assert session is not None
    return session


def begun(desk: Desk, **more: str) -> openid.Departure:
    return openid.begin(desk.database, redirect_uri=BACK, clock=desk.clock, **more)


def brought(there: SmallProvider, left: openid.Departure) -> Answer:
    told = there.visited(left.address)
    return Answer(state=told["state"], browser=left.browser, code=told["code"])


def way(desk: Desk) -> SignIn:
    with desk.database.snapshot() as snapshot:
        return sign_in_of(snapshot)


def test_the_switch_is_thrown_by_an_administrator_who_came_back(
    local: Desk, there: SmallProvider
) -> None:
    left = openid.begin_turning_on(local, redirect_uri=BACK)
    assert way(local) is SignIn.LOCAL

    session = came(local, there, left)
    assert (session.person, session.role) == (local.actor, Role.ADMINISTRATOR)
    assert way(local) is SignIn.OPENID
    assert accounts.first_code(local.database, clock=local.clock) is None
    assert checked(local).ok


def test_a_provider_that_cannot_be_reached_leaves_everything_as_it_was(
    local: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_OIDC_ISSUER", "http://127.0.0.1:9")
    with pytest.raises(ProviderTrouble, match="cannot be reached"):
        openid.begin_turning_on(local, redirect_uri=BACK)
    monkeypatch.delenv("CLAIMDESK_OIDC_ISSUER")
    with pytest.raises(InvalidInput, match="CLAIMDESK_OIDC_ISSUER is missing"):
        openid.begin_turning_on(local, redirect_uri=BACK)

    assert way(local) is SignIn.LOCAL


def test_whoever_lost_the_role_on_the_way_does_not_throw_the_switch(
    local: Desk, there: SmallProvider
) -> None:
    accounts.turn_on(local, WORDS)
    ada = Desk(
        database=local.database,
        actor=accounts_person(local, "Ada", Role.ADMINISTRATOR),
        clock=local.clock,
        ids=local.ids,
    )
    left = openid.begin_turning_on(ada, redirect_uri=BACK)
    accounts.set_role(local, ada.actor, Role.EDITOR)

    with pytest.raises(NotAllowed, match="needs an administrator"):
        came(local, there, left)
    assert way(local) is SignIn.ACCOUNTS


def accounts_person(desk: Desk, name: str, role: Role) -> str:
    accounts.invite(desk, name, role)
    with desk.database.snapshot() as snapshot:
        row = snapshot.row("select id from people where name = :name", name=name)
    return str((row or {})["id"])


def test_switching_ends_every_session_that_rested_on_the_old_way(
    local: Desk, there: SmallProvider
) -> None:
    accounts.turn_on(local, WORDS)
    old = sign_in.sign_in(local.database, "Maya", WORDS, address="192.0.2.1", clock=local.clock)
    came(local, there, openid.begin_turning_on(local, redirect_uri=BACK))

    assert session_of(local.database, old, clock=local.clock) is None


def test_a_password_opens_nothing_where_people_come_from_a_provider(
    local: Desk, there: SmallProvider
) -> None:
    accounts.turn_on(local, WORDS)
    came(local, there, openid.begin_turning_on(local, redirect_uri=BACK))
    code = accounts.reset_password(local, local.actor)

    with pytest.raises(NotAllowed, match="takes no passwords"):
        sign_in.sign_in(local.database, "Maya", WORDS, address="192.0.2.1", clock=local.clock)
    with pytest.raises(NotAllowed, match="takes no passwords"):
        accounts.accept(local.database, code, "nine ropes by the door", clock=local.clock)


def test_who_was_there_before_comes_back_as_the_same_person_under_another_name(
    maya: Desk, there: SmallProvider
) -> None:
    there.person = {"sub": "u-1", "name": "Maya Quill"}

    session = came(maya, there)
    assert (session.person, session.name) == (maya.actor, "Maya")


@pytest.mark.parametrize("known_as", ["tomas@saltmarsh.EXAMPLE", "u-2"])
def test_somebody_invited_by_address_or_subject_comes_in_and_is_bound(
    maya: Desk, there: SmallProvider, known_as: str
) -> None:
    accounts.invite(maya, "Tomas Reed", Role.CHECKER, known_as=known_as)
    there.person = TOMAS

    session = came(maya, there)
    assert (session.name, session.role) == ("Tomas Reed", Role.CHECKER)
    there.person = {"sub": "u-2"}
    assert came(maya, there).person == session.person
    assert checked(maya).ok


@pytest.mark.parametrize(
    "person",
    [
        {**TOMAS, "email_verified": False},
        {**TOMAS, "email_verified": None},
        {**TOMAS, "email": "other@saltmarsh.example"},
        {"sub": "tomas@saltmarsh.example", "name": "Tomas"},
    ],
)
def test_an_address_counts_only_where_the_provider_verified_it(
    maya: Desk, there: SmallProvider, person: dict[str, Any]
) -> None:
    accounts.invite(maya, "Tomas", Role.CHECKER, known_as="tomas@saltmarsh.example")
    there.person = person

    with pytest.raises(NotAllowed, match="Nobody of this desk has invited you"):
        came(maya, there)


def test_an_address_brings_in_one_person_only(maya: Desk, there: SmallProvider) -> None:
    accounts.invite(maya, "Tomas", Role.CHECKER, known_as="tomas@saltmarsh.example")
    with pytest.raises(NotAllowed, match="Tomas was invited by that already"):
        accounts.invite(maya, "Ada", Role.READER, known_as=" Tomas@saltmarsh.example")
    there.person = TOMAS
    came(maya, there)
    there.person = {**TOMAS, "sub": "somebody who got the address later"}

    with pytest.raises(NotAllowed, match="has invited you"):
        came(maya, there)


@pytest.mark.parametrize("known_as", ["two words", "a\u202eb@x.example", "x" * 256])
def test_what_nobody_can_be_known_as_is_refused(maya: Desk, known_as: str) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        accounts.invite(maya, "Tomas", Role.CHECKER, known_as=known_as)


def test_the_link_of_an_invitation_works_whatever_the_address(
    maya: Desk, there: SmallProvider
) -> None:
    code = accounts.invite(maya, "Tomas Reed", Role.EDITOR)
    there.person = {"sub": "u-7"}

    session = came(maya, there, begun(maya, code=code))
    assert (session.name, session.role) == ("Tomas Reed", Role.EDITOR)
    there.person = {"sub": "u-8"}
    with pytest.raises(NotAllowed, match="not good any more"):
        came(maya, there, begun(maya, code=code))


def test_a_link_moves_somebody_to_another_account_at_the_provider(
    maya: Desk, there: SmallProvider
) -> None:
    code = accounts.reset_password(maya, maya.actor)
    there.person = {"sub": "u-9", "name": "Maya"}
    assert came(maya, there, begun(maya, code=code)).person == maya.actor
    there.person = MAYA

    with pytest.raises(NotAllowed, match="has invited you"):
        came(maya, there)


def test_a_link_for_one_person_does_not_make_another_of_somebody_known(
    maya: Desk, there: SmallProvider
) -> None:
    code = accounts.invite(maya, "Tomas", Role.EDITOR)

    with pytest.raises(NotAllowed, match="You are Maya here already"):
        came(maya, there, begun(maya, code=code))
    there.person = TOMAS
    assert came(maya, there, begun(maya, code=code)).name == "Tomas"


def test_somebody_whose_account_was_closed_stays_out(maya: Desk, there: SmallProvider) -> None:
    code = accounts.invite(maya, "Tomas", Role.EDITOR, known_as="tomas@saltmarsh.example")
    there.person = TOMAS
    tomas = came(maya, there)
    accounts.close(maya, tomas.person)
    with pytest.raises(NotAllowed, match="closed"):
        came(maya, there)
    with pytest.raises(NotAllowed, match="not good any more"):
        came(maya, there, begun(maya, code=code))
    accounts.reopen(maya, tomas.person)

    assert came(maya, there).person == tomas.person


def test_the_last_administrator_who_can_come_in_stays_one(maya: Desk, there: SmallProvider) -> None:
    accounts.invite(maya, "Tomas", Role.ADMINISTRATOR, known_as="u-2")
    for attempt in (accounts.close, lambda desk, who: accounts.set_role(desk, who, Role.READER)):
        with pytest.raises(NotAllowed, match="Nobody could administer"):
            attempt(maya, maya.actor)
    there.person = TOMAS
    came(maya, there)

    accounts.close(maya, maya.actor)


def test_nobody_comes_in_uninvited_unless_the_server_says_so(
    maya: Desk, there: SmallProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.person = {**TOMAS, "groups": ["fact desk"]}
    with pytest.raises(NotAllowed, match="has invited you"):
        came(maya, there)
    settings(monkeypatch, there, ROLES="domain:@Saltmarsh.example=reader, group:fact desk=checker")

    session = came(maya, there)
    assert (session.name, session.role) == ("Tomas", Role.CHECKER)
    accounts.set_role(maya, session.person, Role.READER)
    assert came(maya, there).role is Role.READER
    assert checked(maya).ok


@pytest.mark.parametrize(
    "email", ["t@saltmarsh.example.evil.example", "t@saltmarsh.example@evil.example", "saltmarsh"]
)
def test_an_address_that_only_looks_like_the_domain_gives_nothing(
    maya: Desk, there: SmallProvider, monkeypatch: pytest.MonkeyPatch, email: str
) -> None:
    settings(monkeypatch, there, ROLES="domain:saltmarsh.example=reader")
    there.person = {**TOMAS, "email": email}

    with pytest.raises(NotAllowed, match="has invited you"):
        came(maya, there)


def test_a_newcomer_is_never_taken_for_somebody_of_the_same_name(
    maya: Desk, there: SmallProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(monkeypatch, there, ROLES="domain:saltmarsh.example=reader")
    there.person = {**TOMAS, "name": "Maya"}

    with pytest.raises(NotAllowed, match="is known at this desk already"):
        came(maya, there)


def test_a_required_domain_keeps_even_the_invited_out(
    maya: Desk, there: SmallProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(monkeypatch, there, REQUIRED_DOMAIN="saltmarsh.example")
    assert came(maya, there).name == "Maya"
    code = accounts.invite(maya, "Ada", Role.READER)
    there.person = {"sub": "u-5", "email": "ada@elsewhere.example", "email_verified": True}

    with pytest.raises(NotAllowed, match="of this desk's own"):
        came(maya, there, begun(maya, code=code))


def test_where_nobody_can_administer_a_code_makes_the_first_who_comes_the_administrator(
    maya: Desk, there: SmallProvider
) -> None:
    with maya.database.write() as writing:
        writing.execute("delete from identities")
    code = accounts.first_code(maya.database, clock=maya.clock)
    assert code is not None
    assert accounts.holder(maya.database, code, clock=maya.clock) == ""
    there.person = {"sub": "u-3", "name": "Ada"}

    session = came(maya, there, begun(maya, code=code))
    assert (session.name, session.role) == ("Ada", Role.ADMINISTRATOR)
    assert accounts.first_code(maya.database, clock=maya.clock) is None


def test_whoever_has_a_password_but_never_came_from_the_provider_administers_nothing(
    local: Desk, there: SmallProvider
) -> None:
    accounts.turn_on(local, WORDS)
    came(local, there, openid.begin_turning_on(local, redirect_uri=BACK))
    with local.database.write() as writing:
        writing.execute("update identities set issuer = 'https://before.example'")

    assert accounts.first_code(local.database, clock=local.clock) is not None


def test_where_the_token_says_little_the_provider_is_asked_for_the_rest(
    maya: Desk, there: SmallProvider
) -> None:
    accounts.invite(maya, "Tomas", Role.CHECKER, known_as="tomas@saltmarsh.example")
    there.person, there.userinfo = {"sub": "u-2"}, {**TOMAS, "sub": "somebody else"}
    with pytest.raises(NotAllowed, match="has invited you"):
        came(maya, there)
    there.userinfo = TOMAS

    assert came(maya, there).name == "Tomas"
    assert there.seen[-1] == "/userinfo"


# What comes back is proved, each time anew.


def none_signed(claims: dict[str, Any]) -> str:
    def part(what: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(what).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}."


def signed_with_secret(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET), algorithms=["HS256"])


def signed_by_another(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, key("another"))


def garbled(claims: dict[str, Any]) -> str:
    head, _, tail = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, key()).split(".")
    return f"{head}.{none_signed({**claims, 'sub': 'u-1'}).split('.')[1]}.{tail}"


@pytest.mark.parametrize("sign", [none_signed, signed_with_secret, signed_by_another, garbled,
                                  lambda _: "no.token", lambda _: ""])  # fmt: skip
def test_a_token_that_the_provider_did_not_sign_is_refused(
    maya: Desk, there: SmallProvider, sign: Callable[[dict[str, Any]], str]
) -> None:
    there.sign = sign
    there.document = {"id_token_signing_alg_values_supported": ["none", "HS256", "RS256"]}

    with pytest.raises(ProviderTrouble, match="does not prove"):
        came(maya, there)


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "another desk"},
        {"aud": "another desk", "azp": "claimdesk"},
        {"aud": ["claimdesk", "another desk"], "azp": "another desk"},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"nonce": None},
        {"nonce": "of another sign-in"},
        {"sub": None},
        {"sub": ""},
        {"exp": None},
        {"iat": None},
        {"iat": "today"},
        {"iat": 4_000_000_000, "exp": 4_000_000_300},
        {"nbf": 4_000_000_000},
        {"at_hash": "of another access token"},
    ],
    ids=str,
)
def test_a_token_for_another_desk_sign_in_or_time_is_refused(
    maya: Desk, there: SmallProvider, change: dict[str, Any]
) -> None:
    there.change = change

    with pytest.raises(ProviderTrouble, match="does not prove"):
        came(maya, there)


def test_clocks_may_differ_by_two_minutes_and_no_more(
    maya: Desk, there: SmallProvider, clock: Ticking
) -> None:
    standing, now = replace(maya, clock=lambda: clock.moment), int(clock.moment.timestamp())
    there.change = {"exp": now - LEEWAY + 1}
    assert came(standing, there).name == "Maya"
    there.change = {"iat": now + LEEWAY}
    assert came(standing, there).name == "Maya"
    there.change = {"exp": now - LEEWAY - 1}

    with pytest.raises(ProviderTrouble, match="clock of this server"):
        came(standing, there)


def test_an_answer_is_good_once(maya: Desk, there: SmallProvider) -> None:
    answer = brought(there, begun(maya))
    openid.arrive(maya.database, answer, clock=maya.clock)

    with pytest.raises(NotAllowed, match="was used already"):
        openid.arrive(maya.database, answer, clock=maya.clock)


def test_an_answer_is_good_only_in_the_browser_that_asked(maya: Desk, there: SmallProvider) -> None:
    left = begun(maya)
    answer = brought(there, left)
    for stolen in ("", "guessed", begun(maya).browser):
        with pytest.raises(NotAllowed, match="another browser"):
            openid.arrive(
                maya.database,
                Answer(state=answer.state, browser=stolen, code=answer.code),
                clock=maya.clock,
            )

    openid.arrive(maya.database, answer, clock=maya.clock)


def test_an_answer_to_no_question_or_too_late_is_refused(
    maya: Desk, there: SmallProvider, clock: Ticking
) -> None:
    left = begun(maya)
    answer = brought(there, left)
    made_up = Answer(state="made up", browser=left.browser, code=answer.code)
    with pytest.raises(NotAllowed, match="Begin again"):
        openid.arrive(maya.database, made_up, clock=maya.clock)
    clock.moment += GOOD_FOR

    with pytest.raises(NotAllowed, match="more than ten minutes"):
        openid.arrive(maya.database, answer, clock=maya.clock)
    assert number_of(maya, "select count(*) from sign_in_attempts") == 0


def test_the_provider_refuses_a_code_that_somebody_else_caught(
    maya: Desk, there: SmallProvider
) -> None:
    caught = brought(there, begun(maya))
    own = begun(maya)
    mixed = Answer(state=brought(there, own).state, browser=own.browser, code=caught.code)

    with pytest.raises(ProviderTrouble, match="did not say who you are"):
        openid.arrive(maya.database, mixed, clock=maya.clock)


@pytest.mark.parametrize("error", ["access_denied", "<b>boo</b>", "server_error"])
def test_what_a_provider_says_of_an_error_is_not_repeated(
    maya: Desk, there: SmallProvider, error: str
) -> None:
    left = begun(maya)
    told = there.visited(left.address)
    answer = Answer(state=told["state"], browser=left.browser, code="", error=error)

    with pytest.raises(NotAllowed) as refused:
        openid.arrive(maya.database, answer, clock=maya.clock)
    assert "boo" not in str(refused.value)
    assert "Nobody was signed in" in str(refused.value)


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": "http://evil.example/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"token_endpoint": None},
        {"jwks_uri": 7},
    ],
    ids=str,
)
def test_a_provider_that_does_not_describe_itself_is_not_used(
    maya: Desk, there: SmallProvider, document: dict[str, Any]
) -> None:
    there.document = document

    with pytest.raises(ProviderTrouble, match="Nobody was signed in"):
        begun(maya)


def test_the_secret_goes_into_the_form_where_the_provider_takes_it_only_there(
    maya: Desk, there: SmallProvider
) -> None:
    there.document = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}

    assert came(maya, there).name == "Maya"


def test_the_secret_is_neither_kept_nor_logged_nor_printed(
    maya: Desk, there: SmallProvider, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        came(maya, there)
        there.sign = none_signed
        with pytest.raises(Refusal) as refused:
            came(maya, there)
    folder = maya.database.path.parent
    held = b" ".join(file.read_bytes() for file in folder.iterdir()).decode("latin-1")
    with maya.database.snapshot() as snapshot:
        told = str(events_store.latest(snapshot, most=50))

    assert SECRET not in f"{held} {caplog.text} {refused.value} {provider()!r}"
    assert "maya@" not in told


def test_no_visitor_can_fill_the_database_with_beginnings(maya: Desk, there: SmallProvider) -> None:
    begun(maya)
    with maya.database.write() as writing:
        row = writing.rows("select * from sign_in_attempts")[0]
        for number in range(MOST_ATTEMPTS + 20):
            made = {**row, "state_digest": str(number), "made_at": row["made_at"][:-1] + "0Z"}
            openid_store.keep_attempt(writing, made)
    begun(maya)

    assert number_of(maya, "select count(*) from sign_in_attempts") == MOST_ATTEMPTS


def test_a_desk_that_signs_in_otherwise_sends_nobody_to_the_provider(
    local: Desk, there: SmallProvider
) -> None:
    with pytest.raises(NotAllowed, match="does not sign in through OpenID Connect"):
        begun(local)
    assert there.seen == []


def test_whoever_was_on_the_way_when_the_desk_changed_back_is_not_let_in(
    maya: Desk, there: SmallProvider
) -> None:
    answer = brought(there, begun(maya))
    accounts.turn_off(maya)

    with pytest.raises(NotAllowed, match="does not sign in through OpenID Connect"):
        openid.arrive(maya.database, answer, clock=maya.clock)


def test_a_person_without_account_does_not_sit_down_at_the_terminal(maya: Desk) -> None:
    with pytest.raises(NotAllowed, match="has no account at this desk"):
        team.sit_down(maya.database, "Nobody")
    with maya.database.snapshot() as snapshot:
        assert role_of(snapshot, maya.actor) is Role.ADMINISTRATOR
