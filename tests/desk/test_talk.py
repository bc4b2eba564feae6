"""What people say about claims, evidence and passages, and who sees it when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import InvalidInput, NotAllowed, NotFound
from claims.text import Extent
from desk import talk
from desk.inbox import inbox
from desk.intake import About as OfText
from desk.intake import take_in_pasted
from desk.policy import set_policy
from desk.screens import desk_screen
from desk.talk import About
from desk.upkeep import verify
from desk.versions import link_versions
from review.inbox import Wait
from review.requirements import Policy
from tests.builders import (
    LEDGER,
    PIER,
    a_claim,
    a_colleague,
    a_document,
    a_link,
    a_review,
    place_of,
    the_claim,
)

if TYPE_CHECKING:
    from claims.model import Claim, Document
    from desk import Desk
    from review.talk import Remark


@pytest.fixture
def pier(desk: Desk) -> Document:
    return a_document(desk)


@pytest.fixture
def claim(desk: Desk, pier: Document) -> Claim:
    return a_claim(desk, pier, "The pier is open every day.")


def said(desk: Desk, claim: Claim) -> list[str]:
    return [
        one.words for thread in talk.claim_talk(desk, claim.id).threads for one in thread.remarks
    ]


def passage(document: Document, words: str) -> Extent:
    start, end = place_of(document, words)
    return Extent(start=start, end=end)


def first(desk: Desk, claim: Claim) -> Remark:
    return talk.claim_talk(desk, claim.id).threads[0].remarks[0]


def test_a_remark_is_seen_by_the_others_and_changes_nothing_of_the_claim(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    talk.begin(desk, About(claim=claim.id), "  Is Sunday meant, too?  ")

    assert said(colleague, claim) == ["Is Sunday meant, too?"]
    assert the_claim(desk, claim.id).revision == claim.revision
    assert verify(desk.database).ok


def test_an_answer_stands_in_its_thread_and_opens_it_again(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    thread = talk.begin(desk, About(claim=claim.id), "Is Sunday meant?").made[0]
    talk.settle(colleague, thread, resolved=True)
    assert talk.claim_talk(desk, claim.id).open == 0
    talk.reply(colleague, thread, "It says every day.")

    found = talk.claim_talk(desk, claim.id)
    assert [one.written_by for one in found.threads[0].remarks] == ["Maya", "Tomas"]
    assert found.open == 1


def test_rewording_keeps_the_older_version_readable(desk: Desk, claim: Claim) -> None:
    old = talk.begin(desk, About(claim=claim.id), "Is Sunday ment?").made[1]
    talk.reword(desk, old, "Is Sunday meant?")

    found = first(desk, claim)
    assert found.words == "Is Sunday meant?"
    assert [words for words, _ in found.earlier] == ["Is Sunday ment?"]
    assert found.written_at < (found.changed_at or found.written_at)
    with pytest.raises(NotAllowed, match="newer version"):
        talk.reword(desk, old, "Again")


def test_what_its_author_withdrew_stays_readable_with_the_answers_and_names_nobody(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    thread, remark = talk.begin(desk, About(claim=claim.id), "@Tomas, is Sunday meant?").made
    talk.reply(colleague, thread, "It says every day.")
    with pytest.raises(NotAllowed, match="only its writer can withdraw it"):
        talk.withdraw(colleague, remark)
    third = a_colleague(desk, "Petra")
    talk.begin(desk, About(claim=claim.id), "@Petra, and you?")
    named = talk.claim_talk(desk, claim.id).threads[1].remarks[0]
    assert [one.wait for one in inbox(third).waits] == [Wait.MENTIONED]

    gone = talk.withdraw(desk, remark).made[0]
    talk.withdraw(desk, named.id)

    found, answer = talk.claim_talk(colleague, claim.id).threads[0].remarks
    assert (found.words, answer.words) == ("@Tomas, is Sunday meant?", "It says every day.")
    assert found.withdrawn_at is not None
    assert answer.withdrawn_at is None
    assert inbox(third).waits == ()
    with pytest.raises(NotAllowed, match="You withdrew this remark"):
        talk.reword(desk, gone, "Or is it?")
    assert verify(desk.database).ok


def test_nobody_rewords_what_another_said(desk: Desk, colleague: Desk, claim: Claim) -> None:
    remark = talk.begin(desk, About(claim=claim.id), "Is Sunday meant?").made[1]

    with pytest.raises(NotAllowed, match="Maya's"):
        talk.reword(colleague, remark, "Forget it")
    assert said(desk, claim) == ["Is Sunday meant?"]


def test_a_thread_is_resolved_once_and_opened_again(desk: Desk, claim: Claim) -> None:
    thread = talk.begin(desk, About(claim=claim.id), "Is Sunday meant?").made[0]
    talk.settle(desk, thread, resolved=True)

    assert talk.claim_talk(desk, claim.id).threads[0].resolved_by == "Maya"
    with pytest.raises(NotAllowed, match="resolved already"):
        talk.settle(desk, thread, resolved=True)
    talk.settle(desk, thread, resolved=False)
    assert talk.claim_talk(desk, claim.id).open == 1


def test_a_piece_of_evidence_is_talked_about_on_its_claim(desk: Desk, claim: Claim) -> None:
    ledger = a_document(desk, LEDGER)
    piece = a_link(desk, claim, ledger, "put back in April")
    talk.begin(desk, About(claim=claim.id, evidence=piece), "Which April?")

    assert talk.claim_talk(desk, claim.id).threads[0].evidence == piece
    with pytest.raises(NotFound, match="no evidence"):
        talk.begin(desk, About(claim=claim.id, evidence="evd_none"), "Which?")


def test_words_of_a_document_are_talked_about_there_and_on_the_claim_made_of_them(
    desk: Desk, pier: Document, claim: Claim
) -> None:
    place = passage(pier, "open every day")
    talk.begin(desk, About(document=pier.id, place=place), "Gates close at ten.")

    (thread,) = talk.document_talk(desk, pier.id).threads
    assert (thread.quote, thread.place) == ("open every day", place)
    assert said(desk, claim) == ["Gates close at ten."]


def test_talk_about_words_goes_on_where_a_newer_version_has_them(
    desk: Desk, pier: Document
) -> None:
    talk.begin(desk, About(document=pier.id, place=passage(pier, "14 of its 40")), "Counted by?")
    text = "Corrected edition.\n\n" + PIER
    newer = take_in_pasted(desk, text, OfText()).document or ""
    link_versions(desk, newer, pier.id)

    (thread,) = talk.document_talk(desk, newer).threads
    assert thread.place is not None
    assert text[thread.place.start : thread.place.end] == "14 of its 40"


@pytest.mark.parametrize("words", ["", "  \n ", "x" * (talk.LONGEST + 1)])
def test_a_remark_has_words_and_not_too_many(desk: Desk, claim: Claim, words: str) -> None:
    with pytest.raises(InvalidInput, match="Nothing was saved"):
        talk.begin(desk, About(claim=claim.id), words)
    assert said(desk, claim) == []


def test_a_passage_lies_in_its_document(desk: Desk, pier: Document) -> None:
    with pytest.raises(InvalidInput, match="not in the document"):
        talk.begin(desk, About(document=pier.id, place=Extent(start=5, end=9_999)), "Where?")


def test_a_reviewer_of_a_blind_claim_is_not_heard_by_others_until_the_reviews_are_in(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    set_policy(desk, Policy(reviews=2))
    talk.begin(desk, About(claim=claim.id), "I have doubts.")
    assert said(colleague, claim) == ["I have doubts."]
    a_review(desk, claim)

    assert said(desk, claim) == ["I have doubts."]
    assert said(colleague, claim) == []
    assert talk.claim_talk(colleague, claim.id).threads[0].is_partly_hidden
    a_review(colleague, claim)
    assert said(colleague, claim) == ["I have doubts."]


def test_what_a_blind_reviewer_says_about_the_claims_words_in_the_document_is_hidden_too(
    desk: Desk, colleague: Desk, pier: Document, claim: Claim
) -> None:
    set_policy(desk, Policy(reviews=2))
    a_review(desk, claim)
    place = passage(pier, "open every day")
    talk.begin(desk, About(document=pier.id, place=place), "It is not.")

    assert talk.document_talk(colleague, pier.id).threads[0].remarks == ()
    assert talk.document_talk(desk, pier.id).threads[0].remarks != ()


def test_whoever_has_not_reviewed_a_blind_claim_is_heard(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    set_policy(desk, Policy(reviews=2))
    a_review(desk, claim)
    editor = a_colleague(desk, "Ines")
    talk.begin(editor, About(claim=claim.id), "Please finish today.")

    assert said(colleague, claim) == ["Please finish today."]


def test_remarks_that_contradict_each_other_are_no_disagreement(
    desk: Desk, colleague: Desk, claim: Claim
) -> None:
    thread = talk.begin(desk, About(claim=claim.id), "This is true.").made[0]
    talk.reply(colleague, thread, "This is false.")

    assert desk_screen(desk).agreements == ()
