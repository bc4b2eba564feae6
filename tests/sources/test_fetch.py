"""A page is fetched from the number that was checked, within its limits, or not at all."""

from __future__ import annotations

import gzip
import inspect
from itertools import count
from threading import Event
from typing import TYPE_CHECKING

import pytest

from claims.errors import UnreadableSource
from sources import fetch as fetching
from sources.fetch import LARGEST, fetch, resolve
from sources.pinned import Deadline
from sources.public_web import target
from tests.sources.web_server import HOST, answer, site

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from sources.fetch import Resolve

PAGE = b"<html><body><p>The ferry ran on 12 days.</p></body></html>"


def leading_to(*numbers: str) -> Resolve:
    """A resolver that has these numbers for every name."""

    def resolved(host: str, port: int) -> Sequence[str]:
        return numbers

    return resolved


def moved(where: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {where}", status=status)


def test_a_page_comes_with_its_type_and_a_name() -> None:
    with site({"/news/ferry.html?x=1": answer(PAGE, kind="text/html; charset=utf-8")}) as here:
        page = here.fetch(here.address("/news/ferry.html?x=1"))

    assert (page.body, page.media_type, page.name) == (PAGE, "text/html", "ferry.html")


def test_the_host_is_asked_by_its_name_and_told_nothing_of_whoever_asks() -> None:
    with site({"/": answer(PAGE)}) as here:
        here.fetch(here.address())
        asked = here.asked[0].lower()

    assert f"host: {HOST}:{here.port}\r\n" in asked
    assert not any(word in asked for word in ("cookie", "authorization", "referer", "proxy"))


def test_a_host_that_is_near_is_not_called_whatever_its_name() -> None:
    with site({"/": answer(PAGE)}) as here:
        for near in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:7f00:1"):
            with pytest.raises(UnreadableSource, match="not a host of the public web"):
                fetch("http://news.example/", resolve=leading_to(near))
        asked = here.asked

    assert asked == []


def test_one_near_number_among_public_ones_is_enough_to_refuse() -> None:
    mixed = leading_to("93.184.216.34", "127.0.0.1")

    with pytest.raises(UnreadableSource, match="not a host of the public web"):
        fetch("http://news.example/", resolve=mixed)


def test_a_name_is_resolved_once_and_the_number_that_was_checked_is_called() -> None:
    answers = iter([("127.0.0.1",), ("192.0.2.1",), ("192.0.2.1",)])
    with site({"/": answer(PAGE)}) as here:

        def rebinding(host: str, port: int) -> Sequence[str]:
            return next(answers)

        page = fetch(here.address(), resolve=rebinding, allowed=here.allowed)

    assert page.body == PAGE
    assert next(answers) == ("192.0.2.1",)


def test_a_redirect_is_followed_and_the_last_address_is_kept() -> None:
    with site({"/old": moved("/new"), "/new": answer(PAGE)}) as here:
        page = here.fetch(here.address("/old"))

    assert (page.asked, page.address) == (here.address("/old"), here.address("/new"))


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/",
        "//127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "file:///etc/passwd",
        "http://user@news.example/", "gopher://127.0.0.1:11211/",
    ],
)  # fmt: skip
def test_a_redirect_to_this_machine_is_refused(where: str) -> None:
    with (
        site({"/": moved(where)}) as here,
        pytest.raises(UnreadableSource, match="othing was fetched"),
    ):
        here.fetch(here.address())


def test_a_redirect_to_a_name_that_leads_home_is_refused() -> None:
    with (
        site({"/": moved("http://other.example/")}) as here,
        pytest.raises(UnreadableSource, match=r"“other\.example” is not a host of the public web"),
    ):
        fetch(here.address(), resolve=leading_to("127.0.0.1"), allowed=here.allowed)


def test_a_page_that_leads_in_circles_is_given_up() -> None:
    with site({"/": moved("/")}) as here:
        with pytest.raises(UnreadableSource, match="leads on more than 5 times"):
            here.fetch(here.address())
        asked = len(here.asked)

    assert asked == 6


def test_a_body_without_end_is_cut_off_at_five_megabytes() -> None:
    sent = count()

    def endless(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            line.sendall(b"words " * 10_000)
            next(sent)

    with (
        site({"/": endless}) as here,
        pytest.raises(UnreadableSource, match="larger than 5 MB"),
    ):
        here.fetch(here.address())
    assert next(sent) * 60_000 < 4 * LARGEST, "what lies in the system's buffers is not counted"


def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    long = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {LARGEST + 1}\r\n\r\n"
    with (
        site({"/": long.encode()}) as here,
        pytest.raises(UnreadableSource, match="larger than 5 MB"),
    ):
        here.fetch(here.address())


def test_a_packed_page_is_unpacked_and_a_bomb_is_not() -> None:
    packed = answer(gzip.compress(PAGE), "Content-Encoding: gzip")
    bomb = answer(gzip.compress(b"0" * 200_000_000, 1), "Content-Encoding: gzip")
    with site({"/": packed, "/bomb": bomb}) as here:
        assert here.fetch(here.address()).body == PAGE
        with pytest.raises(UnreadableSource, match="larger than 5 MB"):
            here.fetch(here.address("/bomb"))


@pytest.mark.parametrize(
    ("packed", "why"),
    [
        (answer(PAGE, "Content-Encoding: br"), "packed as “br”"),
        (answer(PAGE, "Content-Encoding: gzip"), "packed in a damaged way"),
        (answer(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip"), "packed in a damaged way"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(packed: bytes, why: str) -> None:
    with site({"/": packed}) as here, pytest.raises(UnreadableSource, match=why):
        here.fetch(here.address())


@pytest.mark.parametrize(
    "slow",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nword ",
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 2",
    ],
)
def test_a_page_that_comes_in_drips_is_given_up_after_ten_seconds(slow: bytes) -> None:
    """Each reading of the clock is a second later, so that nobody has to wait."""

    def drip(line: socket.socket) -> None:
        line.sendall(slow)
        while True:
            line.sendall(b"x")

    seconds = count()
    with (
        site({"/": drip}) as here,
        pytest.raises(UnreadableSource, match="did not come within 10 seconds"),
    ):
        fetch(
            here.address(),
            resolve=here.resolve,
            allowed=here.allowed,
            clock=lambda: float(next(seconds)),
        )


def test_a_resolver_that_does_not_answer_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = Event()

    def late(host: str, port: int) -> Sequence[str]:
        answered.wait()
        return ()

    monkeypatch.setattr(fetching, "SECONDS", 0.01)
    with pytest.raises(UnreadableSource, match="did not come within"):
        fetch("http://news.example/", resolve=late)
    answered.set()


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "text/css", "video/mp4", None])
def test_what_no_reader_knows_is_refused_by_its_type(kind: str | None) -> None:
    with (
        site({"/": answer(PAGE, kind=kind)}) as here,
        pytest.raises(UnreadableSource, match="which is not read here"),
    ):
        here.fetch(here.address())


@pytest.mark.parametrize(
    ("status", "why"),
    [("404 Not Found", "has no such page"), ("403 Forbidden", "does not let it be read"),
     ("500 Oh", "has trouble"), ("204 No Content", "has trouble")],
)  # fmt: skip
def test_an_answer_that_is_no_page_says_so(status: str, why: str) -> None:
    with (
        site({"/": answer(PAGE, status=status)}) as here,
        pytest.raises(UnreadableSource, match=why),
    ):
        here.fetch(here.address())


@pytest.mark.parametrize(
    "said", [b"", b"SSH-2.0-server\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
             b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\nContent-Type: text/html\r\n\r\nshort"],
)  # fmt: skip
def test_what_is_no_web_server_or_breaks_off_is_refused(said: bytes) -> None:
    with site({"/": said}) as here, pytest.raises(UnreadableSource, match="could not be fetched"):
        here.fetch(here.address())


def test_a_host_that_cannot_prove_its_name_is_refused_and_is_asked_for_that_name() -> None:
    with site({}) as here:
        with pytest.raises(UnreadableSource, match=r"could not prove|did not answer"):
            here.fetch(here.address(scheme="https"))
        greeting = here.asked[0]

    assert HOST in greeting


def test_a_protected_page_does_not_lead_to_an_unprotected_one() -> None:
    protected = target("https://news.example/a")
    errand = fetching._Errand(
        asked="https://news.example/a",
        resolve=resolve,
        allowed=frozenset(),
        deadline=Deadline(lambda: 0.0, 10),
    )

    with pytest.raises(UnreadableSource, match="unprotected"):
        fetching._next(errand, protected, "http://news.example/b")


def test_no_environment_leads_a_fetch_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with site({"/": answer(PAGE)}) as proxy, site({"/": answer(PAGE)}) as here:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.address())
        page = here.fetch(here.address())

        assert (page.body, proxy.asked) == (PAGE, [])


def test_nothing_near_is_allowed_unless_code_says_so() -> None:
    assert inspect.signature(fetch).parameters["allowed"].default == frozenset()
