"""Which addresses are fetched from, and which are refused before anybody is called."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claims.errors import UnreadableSource
from sources.public_web import is_public, target

NEAR = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0",  # noqa: S104
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "198.18.0.1", "192.0.0.8", "192.0.2.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "192.88.99.1",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:c0a8:101::", "2001:0:1::1",
    "2001:db8::1", "3fff::1", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1", "5f00::1",
)  # fmt: skip
"""This machine, the network around it, what clouds tell at 169.254.169.254, and disguises."""

HOSTILE = (
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/",
    "http://017700000001/", "http://127.1/", "http://127.0.0.1.:80/", "http://127.0.0.1./",
    "http://\uff11\uff12\uff17.0.0.1/", "http://\u2460\u2461\u2466.0.0.1/", "http://127。0。0。1/",
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://desk.localhost/",
    "http://printer.local/", "http://wiki.internal/", "http://router.lan/", "http://nas.home.arpa/",
    "http://intranet/", "http://a.b.test/", "http://%31%32%37.0.0.1/", "http://127%2e0%2e0%2e1/",
    "http://reader@news.example/", "http://news.example:pw@127.0.0.1/", "http://@127.0.0.1/",
    "http://news.example\\@127.0.0.1/",
    "http://news.example:22/", "http://news.example:6379/", "https://news.example:80/",
    "http://news.example:99999/", "http://news.example:-1/", "http://[::1]/", "http://[fe80::1%25eth0]/",
    "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/", "http://[v1.x]/", "http://[::1",
    "file:///etc/passwd", "ftp://news.example/", "gopher://news.example/", "javascript:alert(1)",
    "data:text/html,x", "//news.example/", "news.example", "", "http://", "http:///x", "http://.../",
    "http://news..example/", "http://-news.example/", "http://news.example/\r\nHost: other",
    "http://ne ws.example/", "http://news.example/" + "a" * 3_000,
    "http://" + "a" * 64 + ".example/", "http://news.example\u202e/", "http://news_\x00.example/",
)  # fmt: skip


@pytest.mark.parametrize("number", NEAR)
def test_no_machine_near_the_desk_is_public(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2002:808:808::", "64:ff9b::808:808"]
)
def test_machines_of_the_web_are_public_in_whatever_way_their_number_is_carried(
    number: str,
) -> None:
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    "address", [f"http://[{n}]/" if ":" in n else f"http://{n}/" for n in NEAR]
)
def test_the_number_of_a_near_machine_is_refused_as_an_address(address: str) -> None:
    with pytest.raises(UnreadableSource, match="not a host of the public web"):
        target(address)


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_can_be_read_in_two_ways_or_leads_home_is_refused(address: str) -> None:
    with pytest.raises(UnreadableSource, match=r"Nothing was fetched|nothing was fetched"):
        target(address)


@pytest.mark.parametrize(
    ("address", "host", "path"),
    [
        ("https://News.Example/a?b=c#d", "news.example", "/a?b=c"),
        ("http://news.example", "news.example", "/"),
        ("https://news.example:443/x", "news.example", "/x"),
        ("https://münchen.example/straße?q=ä b".replace(" ", "+"), "xn--mnchen-3ya.example",
         "/stra%C3%9Fe?q=%C3%A4+b"),
        ("http://8.8.8.8/", "8.8.8.8", "/"),
        ("http://[2606:4700::1111]/", "2606:4700::1111", "/"),
        ("https://news.example./x", "news.example", "/x"),
    ],
)  # fmt: skip
def test_a_page_of_the_web_is_asked_for_by_its_plain_name(
    address: str, host: str, path: str
) -> None:
    found = target(address)

    assert (found.host, found.path) == (host, path)


def test_only_the_host_and_port_that_code_vouches_for_are_let_through() -> None:
    allowed = frozenset({("127.0.0.1", 8123)})

    assert target("http://127.0.0.1:8123/x", allowed=allowed).address == "http://127.0.0.1:8123/x"
    for other in ("http://127.0.0.1:8124/", "http://127.0.0.1/", "http://localhost:8123/"):
        with pytest.raises(UnreadableSource):
            target(other, allowed=allowed)


@settings(deadline=None, max_examples=150)
@given(some.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    for address in (text, f"http://{text}/", f"https://news.example/{text}"):
        try:
            found = target(address)
        except UnreadableSource:
            continue
        assert found.host.isascii()
        assert found.path.isascii()
        assert target(found.address) == found
