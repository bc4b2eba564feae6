"""The overview of the cross-check: claims down, documents across, in a cell what one meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from reports import wording
from ui import words

if TYPE_CHECKING:
    from desk.screens import CrossCheckScreen
    from desk.screens.cross_check import Cell, MatrixRow

_MOST_ROWS, _MOST_DOCUMENTS = 100, 12
"""What a table shows at a glance; filters narrow the rest."""
_OWN = "●"


def overview(screen: CrossCheckScreen) -> None:
    """Draw the table, folded away, with what its signs mean above it."""
    met = {document for row in screen.matrix for document in (*row.cells, *row.documents)}
    documents = [one for one in screen.documents if one[0] in met][:_MOST_DOCUMENTS]
    with st.expander("Overview: which claim meets what in which document"):
        signs = " · ".join(
            f"{sign} {wording.label(kind)}" for kind, sign in words.RELATION_SYMBOLS.items()
        )
        st.markdown(f"{_OWN} where the claim stands · {signs}")
        st.dataframe(
            pd.DataFrame([_row(row, documents) for row in screen.matrix[:_MOST_ROWS]]),
            hide_index=True,
            column_config={
                "No.": st.column_config.NumberColumn(width=60),
                "Claim": st.column_config.TextColumn(width="large"),
                **{str(number): st.column_config.TextColumn(help=title, width=90)
                   for _, number, title in documents},
            },
        )  # fmt: skip


def _row(row: MatrixRow, documents: list[tuple[str, int, str]]) -> dict[str, str | int]:
    cells = {str(number): _cell(row, document) for document, number, _ in documents}
    return {"No.": row.number, "Claim": row.statement, **cells}


def _cell(row: MatrixRow, document: str) -> str:
    own = _OWN if document in row.documents else ""
    return f"{own} {_met(row.cells.get(document))}".strip()


def _met(cell: Cell | None) -> str:
    if cell is None:
        return ""
    more = f" +{cell.count - 1}" if cell.count > 1 else ""
    return f"{words.RELATION_SYMBOLS[cell.kind]}{more}"
