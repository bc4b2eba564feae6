"""An article from Brackwater with all that makes offsets go wrong, and a very long one."""

from __future__ import annotations

from claims.structure import Block, BlockKind
from claims.text import Extent
from sources.model import Place
from ui.components.reader import Figure, Mark, ReaderDocument, Speech

TEXT = (
    "Who pays for the quay?\r\n\r\n"
    "By Nell Harrow, Brackwater Echo\r\n\r\n"
    "The new quay cost 14.2 million crowns, a third more than was agreed in March 2021. "
    "“Nobody was surprised,” said Ida Marsh, the harbour master.\r\n\r\n"
    "Fishermen 🐟🐟 see it otherwise: herring prices doubled between 2019 and 2022. In the "
    "cafe\u0301 by the pier (12\u00a0tables, 👩‍👩‍👧 welcome) they speak of little else.\r\n\r\n"
    "“No ferry was cancelled last winter because of ice, and at least 320 households were "
    "without water,” said Tom Reed, a councillor. He wants the ledgers opened before Friday.\r\n"
    "• The quay opened on 3 May.\r\n"
    "• Two cranes are still missing.\r\n\r\n\r\n"
    "<script>window.stung = 1</script> <img src=x onerror='window.stung = 1'> "
    "![boats](http://example.invalid/a.png) wrote a prankster in the guest book.\n"
)


def article() -> ReaderDocument:
    """The article with marks that overlap, stand side by side and hold markup."""
    return ReaderDocument(
        text=TEXT,
        title="Who pays for the quay?",
        blocks=(
            Block(kind=BlockKind.HEADLINE, extent=_of("Who pays for the quay?")),
            Block(kind=BlockKind.BYLINE, extent=_of("By Nell Harrow, Brackwater Echo")),
        ),
        marks=(
            _mark(1, "The new quay cost 14.2 million crowns, a third more than was agreed in "
                  "March 2021", state="in_review", verdict=("mostly_true", "Mostly true")),
            _mark(2, "a third more", state="ready", verdict=("false", "False")),
            _mark(3, "herring prices doubled between 2019 and 2022", state="triaged"),
            _mark(4, "No ferry was cancelled last winter because of ice", state="candidate"),
            _mark(5, "at least 320 households were without water", state="ready",
                  verdict=("true", "True")),
            _mark(6, "The quay opened on 3 May", state="in_review",
                  verdict=("conflict", "Reviews differ")),
            _mark(7, "Two cranes are still missing", state="dismissed",
                  verdict=("outside", "Unproven")),
            _mark(8, "<img src=x onerror='window.stung = 1'>", state="ready",
                  verdict=("mixed", "<b>Half</b>")),
        ),
        speeches=(
            _speech("“Nobody was surprised,”", "Ida Marsh"),
            _speech("No ferry was cancelled", "Tom Reed"),
        ),
        figures=(
            _figure("14.2 million crowns", told="14,200,000 crowns"),
            _figure("a third"),
            _figure("at least 320 households"),
            _figure("12\u00a0tables"),
        ),
        places=(
            Place(start=0, end=200, label="page 1"),
            Place(start=TEXT.index("Fishermen"), end=len(TEXT), label="page 2"),
        ),
    )  # fmt: skip


def long_document(words: int) -> ReaderDocument:
    """About `words` words in paragraphs of eighty, with a mark every sixty words."""
    sentence = (
        "Ten boats left the harbour at dawn and nine came home with 40 crates of herring each. "
    )
    paragraph = sentence * 5
    count = max(1, words // 80)
    text = "\n\n".join(paragraph.strip() for _ in range(count))
    step = max(len(sentence), len(text) * 60 // max(words, 60))
    states = ("candidate", "triaged", "in_review", "ready")
    colours = (None, "true", "mostly_true", "mixed", "mostly_false", "false")
    marks = tuple(
        Mark(id=f"m{number}", start=at, end=at + 60, state=states[number % 4], number=number,
             colour=colours[number % 6], label=(colours[number % 6] or "").replace("_", " "))
        for number, at in enumerate(range(0, len(text) - 60, step), start=1)
    )  # fmt: skip
    return ReaderDocument(text=text, title="Ten boats", marks=marks)


def _of(words: str) -> Extent:
    """Where `words` first stand."""
    start = TEXT.index(words)
    return Extent(start=start, end=start + len(words))


def _mark(
    number: int, words: str, *, state: str, verdict: tuple[str | None, str] = (None, "")
) -> Mark:
    """A mark on `words`, called m1, m2 and so on."""
    at, (colour, label) = _of(words), verdict
    return Mark(
        id=f"m{number}",
        start=at.start,
        end=at.end,
        state=state,
        number=number,
        colour=colour,
        label=label,
    )


def _speech(words: str, who: str) -> Speech:
    """Words and who said them."""
    at = _of(words)
    return Speech(start=at.start, end=at.end, who=who)


def _figure(words: str, told: str = "") -> Figure:
    """A number where it first stands."""
    at = _of(words)
    return Figure(start=at.start, end=at.end, kind="number", told=told)
