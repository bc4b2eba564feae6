"""What each screen shows, read in one snapshot into one frozen value.

Screens hold finished facts and no labels: words and colours are the page's. Nothing here writes.
"""

from desk.screens.agreement import Agreement
from desk.screens.bearings import Bearing
from desk.screens.claim import ClaimScreen, Context, claim_screen
from desk.screens.claim_list import (
    ClaimsScreen,
    ListedClaim,
    ListedTag,
    ListedVerdict,
    claims_screen,
    page_of,
)
from desk.screens.cross_check import (
    CrossCheckScreen,
    Pair,
    PairFilter,
    Side,
    cross_check_screen,
)
from desk.screens.desk import DeskScreen, Happened, desk_screen, latest_events
from desk.screens.documents import (
    DocumentList,
    DocumentScreen,
    ListedDocument,
    MarkedClaim,
    claims_at,
    document_list,
    document_screen,
    documents_screen,
)
from desk.screens.people import PeopleScreen, Person, people_screen
from desk.screens.said_again import Member, SaidAgain, SaidAgainScreen, said_again_screen
from desk.screens.settings import Overview, SettingsScreen, overview, settings_screen

__all__ = [
    "Agreement",
    "Bearing",
    "ClaimScreen",
    "ClaimsScreen",
    "Context",
    "CrossCheckScreen",
    "DeskScreen",
    "DocumentList",
    "DocumentScreen",
    "Happened",
    "ListedClaim",
    "ListedDocument",
    "ListedTag",
    "ListedVerdict",
    "MarkedClaim",
    "Member",
    "Overview",
    "Pair",
    "PairFilter",
    "PeopleScreen",
    "Person",
    "SaidAgain",
    "SaidAgainScreen",
    "SettingsScreen",
    "Side",
    "claim_screen",
    "claims_at",
    "claims_screen",
    "cross_check_screen",
    "desk_screen",
    "document_list",
    "document_screen",
    "documents_screen",
    "latest_events",
    "overview",
    "page_of",
    "people_screen",
    "said_again_screen",
    "settings_screen",
]
