"""Every use-case names the role it needs, and nobody below it gets through."""

from __future__ import annotations

import ast
import importlib
import inspect
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import desk as room
from claims.errors import Defect, NotAllowed
from db import accounts_store
from desk import Desk, accounts, authority, team
from desk.act import Told, carry_out
from desk.authority import ANYBODY, Role, needed_by, needs
from tests.builders import Counting, a_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = "four lamps on the pier"
ROOM = Path(room.__file__).parent


def writing_functions() -> Iterator[tuple[str, str]]:
    """Yield (module, function) of whatever may come to `carry_out`, private ones left out."""
    for file in sorted(ROOM.glob("*.py")):
        functions = {
            one.name: called(one)
            for one in ast.parse(file.read_text("utf-8")).body
            if isinstance(one, ast.FunctionDef)
        }
        reaching = {"carry_out"}
        while grown := {n for n, calls in functions.items() if calls & reaching} - reaching:
            reaching |= grown
        yield from ((file.stem, n) for n in functions if n in reaching and n[0] != "_")


def called(function: ast.FunctionDef) -> set[str]:
    calls = (one.func for one in ast.walk(function) if isinstance(one, ast.Call))
    return {one.id for one in calls if isinstance(one, ast.Name)}


@cache
def use_cases() -> dict[str, Callable[..., Any]]:
    """Every public function of the desk that declares a role or reaches `carry_out`."""
    found: dict[str, Callable[..., Any]] = {}
    for file in sorted(ROOM.glob("*.py")):
        module = importlib.import_module(f"desk.{file.stem}")
        for name, one in inspect.getmembers(module, inspect.isfunction):
            if one.__module__ == module.__name__ and needed_by(one) is not None and name[0] != "_":
                found[f"{file.stem}.{name}"] = one
    return found


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[Role | None, Desk]:
    """One person of each role at a desk with accounts, and one without any."""
    maya = a_desk(tmp_path_factory.mktemp("authority"))
    others: dict[Role | None, Desk] = {
        role: team.sit_down(maya.database, f"A {role}", ids=maya.ids) for role in Role
    }
    nobody = team.sit_down(maya.database, "Nobody in particular", ids=maya.ids)
    accounts.turn_on(maya, WORDS)
    with maya.database.write() as writing:
        for role, one in others.items():
            accounts_store.set_role(writing, one.actor, str(role), at="2026-03-09T08:00:00.000000Z")
    return {**others, None: nobody}


def test_whatever_can_write_to_the_record_declares_who_may() -> None:
    entering = {
        "act.carry_out", "accounts.accept", "accounts.change_way_in", "openid.arrive",
        "team.sit_down",
    }  # fmt: skip
    writing = {f"{module}.{name}" for module, name in writing_functions()} - entering

    assert len(writing) > 40
    assert sorted(writing - use_cases().keys()) == []


OTHERS_THAN_CHECKERS = {
    Role.READER: {
        "accounts.change_password", "inbox.follow", "inbox.mark_all_read", "inbox.mark_read",
        "inbox.mark_unread", "named_reports.change", "named_reports.remove", "named_reports.save",
        "presence.come", "presence.go", "views.change", "views.remove", "views.save",
    },
    Role.EDITOR: {
        "aliases.decide", "archive.import_file", "clearance.release",
        "clearance.take_back_release", "holding.kill", "holding.revive", "house_style.set_house",
        "named_reports.make_public", "package_taking.foresee", "package_taking.settle",
        "package_taking.take", "policy.require", "public_site.publish", "publishing.publish",
        "publishing.retract", "publishing.revise", "sign_off.sign_off",
        "sign_off.sign_off_as_lawyer", "sign_off.take_back", "tags.merge", "tags.rename",
        "usual_scale.set_usual_scale", "verdicts.adjudicate", "verdicts.reopen",
        "weights.set_factors",
    },
    Role.ADMINISTRATOR: {
        "accounts.close", "accounts.invite", "accounts.reopen", "accounts.reset_password",
        "accounts.set_role", "accounts.sign_out", "accounts.turn_off", "accounts.turn_on",
        "api_keys.keys", "api_keys.let_anybody_read", "api_keys.make", "api_keys.revoke",
        "fetching.switch", "openid.begin_turning_on", "policy.set_policy", "webhooks.add",
        "webhooks.end", "webhooks.try_again", "withdrawal.finish", "withdrawal.withdraw",
    },
}  # fmt: skip
"""Whatever is in none of these is a checker's."""


def test_no_use_case_asks_for_less_than_was_decided() -> None:
    declared: dict[Role, set[str]] = {role: set() for role in Role}
    for name, use_case in use_cases().items():
        declared[Role(str(needed_by(use_case)))].add(name)

    assert {role: declared[role] for role in OTHERS_THAN_CHECKERS} == OTHERS_THAN_CHECKERS


@pytest.mark.parametrize("name", sorted(use_cases()))
def test_nobody_below_the_declared_role_gets_through(
    name: str, people: dict[Role | None, Desk]
) -> None:
    use_case = use_cases()[name]
    needed = needed_by(use_case)
    assert needed != ANYBODY
    given = [None] * sum(
        one.default is one.empty and one.kind is not one.KEYWORD_ONLY
        for one in inspect.signature(use_case).parameters.values()
    )
    for role, one in people.items():
        if role is None or role.rank < Role(str(needed)).rank:
            with pytest.raises(NotAllowed, match=r"This needs an?|You have no role"):
                use_case(one, *given[1:])


def test_whoever_has_the_role_or_a_higher_one_gets_through(
    people: dict[Role | None, Desk],
) -> None:
    @needs(Role.EDITOR)
    def edit(desk: Desk) -> str:
        return carry_out(desk, None, lambda _: Told(action="edited", subject="desk")).event.action

    assert edit(people[Role.EDITOR]) == edit(people[Role.ADMINISTRATOR]) == "edited"
    with pytest.raises(NotAllowed, match="This needs an editor, and you are a checker"):
        edit(people[Role.CHECKER])


def test_a_role_taken_away_meanwhile_is_seen_where_it_is_written(tmp_path: Path) -> None:
    maya = a_desk(tmp_path, ids=Counting())
    accounts.turn_on(maya, WORDS)

    @needs(Role.ADMINISTRATOR)
    def slow(desk: Desk) -> None:
        with desk.database.write() as writing:
            accounts_store.set_role(
                writing, desk.actor, Role.READER, at="2026-03-09T08:00:00.000000Z"
            )
        carry_out(desk, None, lambda _: Told(action="did", subject="desk"))

    with pytest.raises(NotAllowed, match="you are a reader"):
        slow(maya)


def test_a_change_by_a_function_that_declares_nothing_is_a_fault_of_ours(desk: Desk) -> None:
    with pytest.raises(Defect, match="does not say who may make it"):
        carry_out(desk, None, lambda _: Told(action="did", subject="desk"))


def test_without_accounts_whoever_sits_down_may_do_everything(desk: Desk) -> None:
    assert authority.may(desk, Role.ADMINISTRATOR)


def test_what_a_page_offers_follows_the_role(people: dict[Role | None, Desk]) -> None:
    held = {role: authority.may(one, Role.EDITOR) for role, one in people.items()}

    assert held == {
        Role.READER: False, Role.CHECKER: False, Role.EDITOR: True, Role.ADMINISTRATOR: True,
        None: False,
    }  # fmt: skip
