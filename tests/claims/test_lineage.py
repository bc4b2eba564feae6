"""Where words come from is read off the attribution and the outlet, and drawn as a chain."""

from __future__ import annotations

import pytest

from claims.lineage import OriginKind, Outlet, Strand, same_name, strand
from claims.model import NARRATED, Attribution, Mode, SpeakerRole

POST = Outlet(document="doc_1", title="Pier goes dark", publisher="Saltmarsh Post")


def said_by(
    speaker: str | None, role: SpeakerRole = SpeakerRole.PERSON, *via: str, **more: tuple[str, ...]
) -> Attribution:
    return Attribution(speaker=speaker, role=role, mode=Mode.INDIRECT, via=via, **more)  # type: ignore[arg-type]


def drawn(said: Attribution | None, outlet: Outlet = POST) -> Strand:
    return strand("evd_1", "The pier is dark.", said, outlet)


def test_a_chain_runs_from_the_origin_to_the_page() -> None:
    unnamed = said_by("a source", SpeakerRole.UNNAMED, "Harbour Herald")

    assert drawn(unnamed).chain == ("a source", "Harbour Herald", "Saltmarsh Post")
    assert drawn(said_by("Ada Quill")).chain == ("Ada Quill", "Saltmarsh Post")
    assert drawn(NARRATED).chain == ("Saltmarsh Post",)


def test_whoever_is_named_is_the_origin_however_the_words_came() -> None:
    found = drawn(said_by("Ada Quill", SpeakerRole.PERSON, "Harbour Herald"))

    assert (found.kind, found.name, found.missing) == (OriginKind.SPEAKER, "Ada Quill", "")


def test_the_writers_own_words_are_the_outlets() -> None:
    assert (drawn(NARRATED).kind, drawn(None).name) == (OriginKind.OUTLET, "Saltmarsh Post")


def test_a_source_that_is_not_named_is_no_known_origin_but_known_by_whom_it_told() -> None:
    found = drawn(said_by("a source", SpeakerRole.UNNAMED, "Harbour Herald"))

    assert (found.kind, found.name) == (OriginKind.UNNAMED, "Harbour Herald")
    assert found.missing == "it goes back to a source, not named"
    assert drawn(said_by("officials", SpeakerRole.UNNAMED)).name == "Saltmarsh Post"


def test_words_whose_speaker_is_not_settled_have_no_known_origin() -> None:
    open_ = said_by(None, SpeakerRole.UNKNOWN, candidates=("Ada Quill", "Tom Beck"))

    assert drawn(open_).chain == ("Ada Quill or Tom Beck", "Saltmarsh Post")
    assert drawn(open_).missing == "the text does not settle who says it"
    assert drawn(said_by(None)).kind is OriginKind.UNKNOWN


def test_a_document_that_nobody_is_known_to_have_published_has_no_known_origin() -> None:
    bare = Outlet(document="doc_2", title="A note")

    assert drawn(None, bare).missing == "who published “A note” is not known"
    assert drawn(None, bare).chain == ("A note",)
    assert drawn(None, Outlet(document="d", title="t", author="Ada Quill")).name == "Ada Quill"


@pytest.mark.parametrize(
    "outlet",
    [
        Outlet(document="d", title="t", publisher="Saltmarsh Post", author="The Associated Press"),
        Outlet(document="d", title="t", publisher="Saltmarsh Post", author="AP"),
        Outlet(
            document="d", title="t", publisher="Saltmarsh Post", opening="AVERLEY (AP) — A pier"
        ),
    ],
)
def test_wire_copy_is_the_agencys(outlet: Outlet) -> None:
    found = drawn(NARRATED, outlet)

    assert (found.name, found.chain) == (
        "Associated Press",
        ("Associated Press", "Saltmarsh Post"),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Saltmarsh Post", "Saltmarsh Post"), ("AP", "The Associated Press"),
        ("Ada Quill", "Quill"), ("Ada M. Quill", "Ada Quill"), ("the report", "a report"),
        ("O’Hara", "O'Hara"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Quill", "Tom Quill"), ("Saltmarsh Post", "Saltmarsh Herald"), ("", ""), ("Ada", ""),
        ("Post", "The Saltmarsh Evening Post"), ("Port Elm Town Council", "Port Elm City Council"),
    ],
)  # fmt: skip
def test_two_names_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)
