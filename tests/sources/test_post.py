"""What may be told over the network, and how: one POST, to a number that was checked."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from claims.errors import UnreadableSource
from sources.post import Message, UndeliveredError, endpoint, may_tell, post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.fetch import Resolve


def leading_to(*numbers: str) -> Resolve:
    def resolved(host: str, port: int) -> Sequence[str]:
        return numbers

    return resolved


def a_message(address: str) -> Message:
    return Message(address=address, body=b"{}", headers={})


@pytest.mark.parametrize("number", ["1.1.1.1", "2606:4700::1111"])
def test_public_hosts_may_be_told(number: str) -> None:
    assert may_tell(ip_address(number), is_inside=False)


@pytest.mark.parametrize("number", ["10.1.2.3", "192.168.0.7", "127.0.0.1", "::1", "fd12::1"])
def test_our_own_network_may_be_told_where_somebody_vouches_for_it(number: str) -> None:
    assert may_tell(ip_address(number), is_inside=True)
    assert not may_tell(ip_address(number), is_inside=False)


@pytest.mark.parametrize(
    "number",
    [
        "169.254.169.254", "fe80::1", "fd00:ec2::254", "0.0.0.0", "224.0.0.1", "::",  # noqa: S104
        "::ffff:169.254.169.254", "100.100.100.200",
    ],
)  # fmt: skip
def test_numbers_where_clouds_keep_keys_are_never_told(number: str) -> None:
    assert not may_tell(ip_address(number), is_inside=True)


def test_a_name_that_leads_inside_is_not_told_unless_somebody_vouches_for_it() -> None:
    for numbers in (("10.0.0.7",), ("1.1.1.1", "10.0.0.7")):
        with pytest.raises(UndeliveredError, match="not one that may be told"):
            post(a_message("https://hooks.example.com/x"), resolve=leading_to(*numbers))


def test_nothing_leaves_this_machine_without_tls() -> None:
    inside = replace(a_message("http://chat.newsroom.lan/x"), is_inside=True)

    with pytest.raises(UndeliveredError, match="without TLS"):
        post(inside, resolve=leading_to("10.0.0.7"))


@pytest.mark.parametrize(
    "address",
    ["", "ftp://chat/x", "https://me@chat.lan/x", "https://chat.lan:x/", "chat", "https:///x"],
)
def test_what_is_no_address_is_refused_even_inside(address: str) -> None:
    with pytest.raises(UnreadableSource):
        endpoint(address, is_inside=True)


def test_ports_other_than_the_webs_are_for_our_own_network() -> None:
    assert endpoint("https://chat.newsroom.lan:8065/hooks/x", is_inside=True).port == 8065
    with pytest.raises(UnreadableSource):
        endpoint("https://chat.example.com:8065/hooks/x", is_inside=False)
