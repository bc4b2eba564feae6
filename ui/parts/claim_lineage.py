"""Who told whom: the chain of each piece from its origin, and how many sources that makes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import streamlit as st

from claims.lineage import OriginKind
from desk import lineage
from desk.authority import Role
from reports import wording
from reports.lineage_words import ARROW, heading, not_counted, summary
from ui import session
from ui.act import attempt, popover, tell
from ui.components.passage import Line, lines
from ui.folding import expander
from ui.parts.document_facts import publisher_popover
from ui.parts.source_notes import class_popover
from ui.plain import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.lineage import Strand
    from desk.lineage import Lineage
    from desk.screens import ClaimScreen
    from review.independence import Origin, Shared
    from review.model import OutsideSource

AT_ONCE = 3
"""Documents whose publisher is asked for at once; the next one comes when one is answered."""


def show(screen: ClaimScreen) -> None:
    """Draw the count, and folded below it the chains with the reason for each joining."""
    found = lineage.lineage_screen(session.desk(), screen.claim.id)
    told = summary(found.independence)
    rest = not_counted(found.independence)
    if told:
        st.markdown(f"**{plain(told)}**" + "".join(f"  \n{plain(line)}" for line in rest))
        _ways_to_count(screen, found)
    expander(
        "Where it comes from", lambda: _unfolded(screen, found), icon=":material/conversion_path:"
    )


def _ways_to_count(screen: ClaimScreen, found: Lineage) -> None:
    """Draw how pieces that count for nothing come to count, a few at once."""
    sources = _not_classed(screen, found)
    documents = _not_published(screen, found)
    if not (sources or documents) or not session.may(Role.CHECKER):
        return
    for source in sources:
        called = plain(shortened(source.title, 30))
        class_popover(source.id, f"Say what “{called}” is, so that it can count")
    for document, title in islice(documents.items(), AT_ONCE):
        publisher_popover(document, title)


def _not_classed(screen: ClaimScreen, found: Lineage) -> list[OutsideSource]:
    """The outside sources that count for nothing because nobody has said what they are."""
    unknown = {one.id for one in found.strands if one.kind is OriginKind.UNKNOWN}
    sources = [one.source for one in screen.evidence if one.id in unknown and one.source]
    return list({one.id: one for one in sources}.values())


def _not_published(screen: ClaimScreen, found: Lineage) -> dict[str, str]:
    """The documents, by id with their titles, whose own words count for nothing: nobody's paper."""
    unknown = {one.id for one in found.strands if one.kind is OriginKind.OUTLET and one.missing}
    spans = [one.span for one in screen.evidence if one.id in unknown and one.span]
    return {span.document_id: screen.titles[span.document_id][1] for span in spans}


def _unfolded(screen: ClaimScreen, found: Lineage) -> None:
    _chains(screen, found)
    if not session.may(Role.CHECKER):
        return
    _join(screen, found)
    for one in found.shared:
        _part(one, _called(screen, found))


def _chains(screen: ClaimScreen, found: Lineage) -> None:
    called = _called(screen, found)
    strands = {one.id: one for one in found.strands}
    own = [
        Line(lead="The claim", words=ARROW.join(one.chain)) for one in found.strands if one.is_own
    ]
    told = [_origin(n, one, strands, called) for n, one in enumerate(found.independence.origins, 1)]
    lines([*own, *told], key=f"lineage {screen.claim.id}", label="Origins of the evidence")


def _origin(
    number: int, origin: Origin, strands: Mapping[str, Strand], called: Mapping[str, str]
) -> Line:
    chains = "\n".join(f"{called[p]}: {ARROW.join(strands[p].chain)}" for p in origin.pieces)
    return Line(lead=f"{number} · {heading(origin)}", words=chains, quiet=" ".join(origin.reasons))


def _called(screen: ClaimScreen, found: Lineage) -> dict[str, str]:
    """Return how each strand is called here: evidence by its number, the claim by its place."""
    numbers = {piece.id: number for number, piece in enumerate(screen.evidence, 1)}
    symbols = {piece.id: wording.SYMBOLS[piece.stance] for piece in screen.evidence}
    return {
        one.id: f"the claim in “{shortened(one.title, 40)}”"
        if one.is_own
        else f"{symbols.get(one.id, '')} {numbers.get(one.id, '')}".strip()
        for one in found.strands
    }


def _join(screen: ClaimScreen, found: Lineage) -> None:
    """Let a person say that two pieces lean on one origin, which no rule could know."""
    ids = [one.id for one in found.strands]
    if sum(not one.is_own for one in found.strands) < 1 or len(ids) < 2:
        return
    called = _called(screen, found)
    words = {one.id: shortened(one.words, 50) for one in found.strands}
    form = f"join {screen.claim.id}"
    with (
        popover("These two lean on the same origin …"),
        st.form(form, clear_on_submit=True, border=False),
    ):
        chosen = st.multiselect(
            "Which two",
            ids,
            max_selections=2,
            format_func=lambda one: f"{called[one]} {words[one]}",
        )
        because = st.text_input("How you know")
        if st.form_submit_button("Count them as one", type="primary"):
            _joined(screen, chosen, because, form)
            st.rerun()


def _joined(screen: ClaimScreen, chosen: list[str], because: str, form: str) -> None:
    if len(chosen) != 2:
        tell("Choose two pieces. Nothing was saved.", kind="refused")
        return
    said = lineage.ShareOrigin(
        claim=screen.claim.id,
        left=chosen[0],
        right=chosen[1],
        because=because,
        command_id=session.command_id(form, *chosen, because),
    )
    if attempt(lambda: lineage.share_origin(session.desk(), said)) is not None:
        session.carried_out(form)
        tell("They count as one now.")


def _part(one: Shared, called: Mapping[str, str]) -> None:
    label = f"Take back: {called[one.left]} and {called[one.right]}"
    with popover(plain(label), about=one.id), st.form(f"part {one.id}", border=False):
        because = st.text_input("Why they do not share an origin")
        if st.form_submit_button("Take it back"):
            done = attempt(lambda: lineage.part_origins(session.desk(), one.id, because=because))
            if done is not None:
                tell("Taken back. It stays in the record.")
            st.rerun()
