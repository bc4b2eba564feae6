"""Word files: everything a reader of the document sees, in order, each piece with its place."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from claims.errors import UnreadableSource
from sources.intake import read_source
from sources.model import Found
from tests.sources.files import container, repacked, word, workbook

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(inner: str) -> bytes:
    """Return a Word file whose body is this markup."""
    document = f'<w:document xmlns:w="{WORDS}"><w:body>{inner}</w:body></w:document>'
    return repacked(word(), {"word/document.xml": document.encode()})


def run(words: str) -> str:
    """Return the markup of a run of words."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_paragraphs_and_cells_stand_in_order_with_their_places() -> None:
    source = read_source(word(table=[["Boat", "Built"], ["Elsa", "1974"]]), "a.docx")

    assert source.text == (
        "Ferry company loses its licence\n\nThe council withdrew the licence.\n\n"
        "The owner will appeal.\n\nBoat\tBuilt\nElsa\t1974"
    )
    assert [(place.label, source.text[place.start : place.end]) for place in source.places][
        2:5
    ] == [
        ("paragraph 3", "The owner will appeal."),
        ("table 1, row 1, cell 1", "Boat"),
        ("table 1, row 1, cell 2", "Built"),
    ]


def test_a_heading_is_called_one() -> None:
    assert read_source(word(), "a.docx").places[0].label == "heading, paragraph 1"


def test_empty_paragraphs_are_not_counted() -> None:
    source = read_source(word(["", "The owner will appeal.", " "]), "a.docx")

    assert [place.label for place in source.places] == ["heading, paragraph 1", "paragraph 2"]


def test_the_title_of_the_properties_is_taken() -> None:
    found = read_source(word(title="Inspection report"), "a.docx").found

    assert found["title"] == Found(value="Inspection report", where="Word properties")
    assert "author" not in found
    assert "published_on" not in found


def test_inserted_words_are_read_and_deleted_ones_are_not() -> None:
    source = read_source(
        body(
            f"<w:p>{run('The fee is ')}<w:ins>{run('not ')}</w:ins>"
            "<w:del><w:r><w:delText>surely </w:delText></w:r></w:del>"
            f"{run('due.')}</w:p><w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p>"
            "</w:sdtContent></w:sdt>"
        ),
        "a.docx",
    )

    assert source.text == "The fee is not due.\n\nIn a control."


def test_links_tabs_and_line_breaks_are_part_of_the_words() -> None:
    source = read_source(
        body(
            f"<w:p>{run('See ')}<w:hyperlink>{run('the plan')}</w:hyperlink>"
            f"<w:r><w:tab/><w:t>here</w:t><w:br/><w:t>now</w:t></w:r></w:p>"
        ),
        "a.docx",
    )

    assert source.text == "See the plan\there\nnow"


def test_a_table_within_a_cell_gives_its_words_to_that_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('Inner.')}</w:p></w:tc></w:tr></w:tbl>"
    source = read_source(
        body(f"<w:tbl><w:tr><w:tc><w:p>{run('Outer.')}</w:p>{inner}</w:tc></w:tr></w:tbl>"),
        "a.docx",
    )

    assert source.text == "Outer.\nInner."
    assert [place.label for place in source.places] == ["table 1, row 1, cell 1"]


def test_a_workbook_or_any_other_container_is_no_word_document() -> None:
    for data in (workbook([["claim"]]), container({"readme.txt": b"Words."})):
        with pytest.raises(
            UnreadableSource, match=r"ZIP container, not a Word|Excel workbook|ZIP archive"
        ):
            read_source(data, "a.docx")


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "word/styles.xml"])
def test_a_document_with_a_part_missing_is_refused_or_read(missing: str) -> None:
    with zipfile.ZipFile(BytesIO(word())) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != missing}

    try:
        text = read_source(container(members), "a.docx").text
    except UnreadableSource as refusal:
        text = str(refusal)
    assert "licence" in text or "“a.docx”" in text


def test_a_document_that_refers_to_outside_files_does_not_read_them(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret.txt"
    with open(secret, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("never to be read")
    document = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
        f'<w:document xmlns:w="{WORDS}"><w:body><w:p><w:r><w:t>Words &e;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )

    data = repacked(word(), {"word/document.xml": document.encode()})
    try:
        text = read_source(data, "a.docx").text
    except UnreadableSource as refusal:
        text = str(refusal)
    assert "never to be read" not in text
