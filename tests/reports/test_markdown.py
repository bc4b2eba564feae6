"""Markdown: what the desk did not write itself stays words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reports.markdown import escaped, render
from tests.reports.brambleford import the_affair
from tests.reports.dossiers import a_document, a_dossier
from tests.reports.payloads import PAYLOADS, everywhere

if TYPE_CHECKING:
    from markdown_it.token import Token

    from review.dossier import Dossier

READERS = (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"]))


def tokens(text: str, reader: MarkdownIt = READERS[1]) -> list[Token]:
    """Return all tokens, those inside a line too."""
    found: list[Token] = []
    for token in reader.parse(text):
        found.append(token)
        found.extend(token.children or [])
    return found


def shape(dossier: Dossier) -> list[str]:
    """Blocks of a report, without what is inside a line."""
    return [t.type for t in READERS[1].parse(render(dossier).decode("utf-8"))]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_image_html_or_a_link_of_its_own(payload: str) -> None:
    text = render(everywhere(the_affair(), payload)).decode("utf-8")

    for reader in READERS:
        for token in tokens(text, reader):
            assert token.type not in {"image", "html_inline", "html_block", "fence", "code_block"}
            assert token.type not in {"code_inline", "s_open", "em_open", "table_open"}
            if token.type == "link_open":
                assert token.attrs["href"] == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_report_has_the_same_blocks_whatever_its_texts_say(payload: str) -> None:
    line = f"x {' '.join(payload.split())}"
    harmless = "x" * len(line)

    assert shape(everywhere(the_affair(), line)) == shape(everywhere(the_affair(), harmless))


@given(st.text(alphabet=st.sampled_from("ab1 .)#>-+*_`~[](){}<>!|&\\=:/@$^;\"'\n\t"), max_size=24))
@settings(deadline=None, max_examples=400)
def test_escaped_text_reads_as_exactly_its_words(text: str) -> None:
    source = escaped(text)
    parsed = tokens(source)

    shown = "".join(t.content for t in parsed if t.type in {"text", "text_special"})
    assert shown == " ".join(text.split())
    assert {t.type for t in parsed} <= {
        "paragraph_open", "inline", "text", "text_special", "paragraph_close",
    }  # fmt: skip


def test_ordinary_sentences_stay_readable() -> None:
    sentence = "More than 1,500 passengers (in October) paid $3.5 million; it's 40% - or so."

    assert escaped(sentence) == sentence.replace("$", "\\$")


def test_quotations_keep_their_line_breaks() -> None:
    text = render(the_affair()).decode("utf-8")

    assert (
        "> the ferry company was preparing to lay off nearly half of its\\\n"
        "> 24 hands next month\n" in text
    )


@pytest.mark.parametrize(
    "line",
    [
        "## Claim 2: No one has been hurt on this ferry in at least a decade",
        "### That it was said: True",
        "### ▲ Supports (1)",
        "1 confidential piece withheld (ev-5)",
        "a source → The Courier → Weir Courier",
        "- 3 candidates that nobody has triaged",
    ],
)
def test_a_report_holds_the_line(line: str) -> None:
    assert line in render(the_affair()).decode("utf-8").splitlines()


def test_an_address_is_linked_exactly_as_it_was_given() -> None:
    address = "https://courier.example/a_(b)?x=1&copy;=2&y=*"
    dossier = a_dossier(documents=(a_document(url=address),))

    (link,) = (t for t in tokens(render(dossier).decode("utf-8")) if t.type == "link_open")
    assert unquote(str(link.attrs["href"])) == address
