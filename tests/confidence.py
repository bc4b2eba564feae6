"""A desk with accounts and confidential evidence, for whatever has to keep it in confidence.

Maya, an administrator, linked it; Tomas is a checker and Edda an editor, neither of them cleared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import Desk, accounts, evidence
from desk.authority import Role
from desk.sign_in import session_of
from review.model import Confidentiality, SourceKind, Stance
from tests.builders import PIER, Ticking, a_claim, a_desk, a_document, a_link, a_review

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "heroncanary"
"""Stands in everything about the confidential evidence."""
OTHER = "seven nets in the yard"
WORDS = "four lamps on the pier"


class Cast:
    """A desk with accounts: a claim, its confidential evidence, and who may see it."""

    def __init__(self, folder: Path) -> None:
        self.maya = a_desk(folder, clock=Ticking())
        accounts.turn_on(self.maya, WORDS)
        self.tomas = self._joined("Tomas", Role.CHECKER)
        self.edda = self._joined("Edda", Role.EDITOR)
        document = a_document(self.maya)
        other = a_document(self.maya, PIER.replace("Harbour pier", "A second pier"))
        self.claim = a_claim(self.maya, document, "14 of its 40 lamps")
        self.passage = self._passage(other.id, other.text)
        self.source, self.source_id = self._source()
        self.open = a_link(self.maya, self.claim, other, "The pier is open every day.")
        evidence.retract(self.maya, self._passage(other.id, other.text, 30), because=CANARY)
        a_review(self.maya, self.claim, evidence_ids=(self.open,))
        self.document = other

    def _joined(self, name: str, role: Role) -> Desk:
        code = accounts.invite(self.maya, name, role)
        token = accounts.accept(self.maya.database, code, OTHER, clock=self.maya.clock)
        session = session_of(self.maya.database, token, clock=self.maya.clock)
        assert session is not None
        return Desk(
            database=self.maya.database,
            actor=session.person,
            clock=self.maya.clock,
            ids=self.maya.ids,
        )

    def _passage(self, document: str, text: str, length: int = 60) -> str:
        start = text.index("Nobody has mended")
        link = evidence.LinkPassage(
            claim=self.claim.id,
            document=document,
            start=start,
            end=start + length,
            stance=Stance.SUPPORTS,
            note=f"note {CANARY}",
            confidentiality=Confidentiality.OFF_THE_RECORD,
        )
        return evidence.link_passage(self.maya, link).made[0]

    def _source(self) -> tuple[str, str]:
        link = evidence.LinkSource(
            claim=self.claim.id,
            kind=SourceKind.INTERVIEW,
            title=f"Talk with {CANARY.title()}",
            stance=Stance.REFUTES,
            address=f"https://{CANARY}.example/talk",
            locator=f"minute {CANARY}",
            quote=f"We sold the lamps, {CANARY}.",
            note=f"note {CANARY}",
            source_note=f"She is {CANARY}.",
            confidentiality=Confidentiality.BACKGROUND,
            attachment=(f"{CANARY}.txt", f"We sold the lamps, {CANARY}. Nobody asked.".encode()),
        )
        made = evidence.link_source(self.maya, link).made
        return made[0], made[1]
