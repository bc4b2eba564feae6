"""Arguments that many commands share, so that each is called the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.values import a_reference

if TYPE_CHECKING:
    from argparse import ArgumentParser


def claim_argument(parser: ArgumentParser) -> None:
    """Add a claim, by number or id."""
    parser.add_argument("claim", type=a_reference, metavar="CLAIM", help="number or id")


def document_argument(parser: ArgumentParser) -> None:
    """Add a document, by number or id."""
    parser.add_argument("document", type=a_reference, metavar="DOCUMENT", help="number or id")
