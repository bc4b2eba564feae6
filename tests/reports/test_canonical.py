"""The canonical form: complete, the same for the same knowledge, and comparable in words."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

from reports.canonical import CANONICAL_FORMAT, canonical, first_difference
from review.house import HouseStyle, Logo
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_dossier


def test_it_names_its_form_and_the_reading_that_origins_were_read_with() -> None:
    whole = json.loads(canonical(a_dossier(), engine="reading@0"))

    assert (whole["format"], whole["engine"]) == (CANONICAL_FORMAT, "reading@0")


def test_how_a_report_is_headed_makes_no_difference() -> None:
    dossier = the_affair()
    headed = replace(dossier, title="Another heading", scope="asked for otherwise")

    assert canonical(headed, engine="") == canonical(dossier, engine="")


def test_ratings_stand_in_it_with_what_they_mean() -> None:
    whole = json.loads(canonical(the_affair(), engine=""))

    ratings = [r for scale in whole["dossier"]["scales"] for r in scale["ratings"]]
    assert all(rating["meaning"] for rating in ratings)


def test_a_text_is_named_by_its_digest_and_not_copied() -> None:
    whole = json.loads(canonical(the_affair(), engine=""))

    assert all("text" not in one and one["text_digest"] for one in whole["dossier"]["documents"])


def test_a_logo_is_named_by_its_digest_and_not_copied() -> None:
    logo = Logo(digest="sha256:1", body=b"\x89PNG", width=4, height=2)
    whole = json.loads(canonical(the_affair(house=HouseStyle(logo=logo)), engine=""))

    assert whole["dossier"]["house"]["logo"]["body"] == sha256(b"\x89PNG").hexdigest()


def test_the_first_difference_is_told_with_where_it_stands() -> None:
    dossier = the_affair()
    record = dossier.claims[0]
    reworded = replace(record, claim=replace(record.claim, statement="Eleven lamps are left."))
    other = replace(dossier, claims=(reworded, *dossier.claims[1:]))

    told = first_difference(canonical(dossier, engine=""), canonical(other, engine=""))

    assert told is not None
    assert told.startswith("dossier › claims › 0 › claim › statement: ")
    assert told.endswith("“Eleven lamps are left.” now")
    assert first_difference(canonical(other, engine=""), canonical(other, engine="")) is None
