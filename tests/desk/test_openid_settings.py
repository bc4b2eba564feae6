"""The settings of a provider are read from the environment, or refused with the name to mend."""

from __future__ import annotations

import pytest

from claims.errors import InvalidInput
from desk.authority import Role
from desk.openid_settings import Newcomers, is_safe, provider

GIVEN = {
    "CLAIMDESK_OIDC_ISSUER": "https://login.example/desk/",
    "CLAIMDESK_OIDC_CLIENT_ID": "claimdesk",
    "CLAIMDESK_OIDC_CLIENT_SECRET": "lantern oil",
}


def test_three_settings_are_enough() -> None:
    found = provider(GIVEN)

    assert (found.issuer, found.host) == ("https://login.example/desk", "login.example")
    assert (found.scopes, found.name_claim, found.newcomers) == ("openid profile email", "name", ())


def test_what_is_printed_of_them_leaves_the_secret_out() -> None:
    assert "lantern" not in repr(provider(GIVEN))


@pytest.mark.parametrize("name", GIVEN)
def test_what_is_missing_is_named(name: str) -> None:
    with pytest.raises(InvalidInput, match=f"{name} is missing"):
        provider({**GIVEN, name: " "})


def test_newcomers_are_told_by_group_or_domain() -> None:
    told = "group:/desk/checkers=checker, domain:@Saltmarsh.example = reader,"
    found = provider({**GIVEN, "CLAIMDESK_OIDC_ROLES": told})

    assert found.newcomers == (
        Newcomers(kind="group", value="/desk/checkers", role=Role.CHECKER),
        Newcomers(kind="domain", value="saltmarsh.example", role=Role.READER),
    )


@pytest.mark.parametrize("told", ["reader", "domain:=reader", "domain:x=owner", "all:x=reader"])
def test_a_role_that_nobody_could_mean_is_refused(told: str) -> None:
    with pytest.raises(InvalidInput, match="CLAIMDESK_OIDC_ROLES"):
        provider({**GIVEN, "CLAIMDESK_OIDC_ROLES": told})


@pytest.mark.parametrize(
    "issuer",
    ["login.example", "http://login.example", "https://", "https://x.example/?a=b", "ftp:x"],
)
def test_a_provider_is_asked_over_https(issuer: str) -> None:
    with pytest.raises(InvalidInput, match="CLAIMDESK_OIDC_ISSUER"):
        provider({**GIVEN, "CLAIMDESK_OIDC_ISSUER": issuer})


def test_this_machine_needs_no_https() -> None:
    assert is_safe("http://127.0.0.1:8080/realm")
    assert not is_safe("http://127.0.0.1.evil.example/")


def test_openid_is_always_asked_for() -> None:
    assert provider({**GIVEN, "CLAIMDESK_OIDC_SCOPES": "email groups"}).scopes == (
        "openid email groups"
    )
