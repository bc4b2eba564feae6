"""A claim in other words still finds the check that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import archive_index
from desk.archive_matches import match
from tests.earlier import imported

if TYPE_CHECKING:
    from desk import Desk

PARAPHRASES = (
    (
        "A dam near Corrie burst in March.",
        "In March a dam near Corrie gave way.",
    ),
    (
        "The mayor of Penhale earns more than the prime minister.",
        "Penhale's mayor is paid a bigger salary than the prime minister.",
    ),
    (
        "Drinking seawater cures migraine.",
        "Migraines can be healed by drinking salt water from the sea.",
    ),
    (
        "The city of Norrick banned bicycles from its centre.",
        "Cycling is forbidden in the middle of Norrick.",
    ),
    (
        "Unemployment in Annan doubled between 2019 and 2023.",
        "Twice as many people in Annan are out of work as in 2019.",
    ),
    (
        "No train on the Skerry line was on time last year.",
        "Every single train of the Skerry line ran late last year.",
    ),
    (
        "The state pays refugees 3,000 crowns a month.",
        "Refugees get a monthly 3,000 crowns from the government.",
    ),
    (
        "Vaccinated cows give blue milk.",
        "Cows turn their milk blue after a vaccine.",
    ),
    (
        "Schools in Lorn removed history from the timetable.",
        "History is no longer taught at schools in Lorn.",
    ),
    (
        "The bridge at Hallow Bay was built without a permit.",
        "Nobody had a permit for building the Hallow Bay bridge.",
    ),
    (
        "A wolf killed 40 sheep on one farm.",
        "Forty sheep were killed by a wolf at a single farm.",
    ),
    (
        "The new tax hits only the rich.",
        "Just wealthy people will pay the new tax.",
    ),
    ("Pell chocolate contains plastic.", "There is plastic in Pell's chocolate bars."),
    ("The opera cost four times what was planned.", "The opera's price was quadruple the plan."),
    (
        "Half of all wells in the valley are poisoned.",
        "Every second well in the valley is contaminated.",
    ),
    (
        "A photo shows the minister asleep in parliament.",
        "The minister was photographed sleeping during a session of parliament.",
    ),
    (
        "Wind turbines killed more birds than cats did.",
        "Cats kill fewer birds than wind turbines.",
    ),
    (
        "The university gives degrees for money.",
        "You can buy a degree at the university.",
    ),
    (
        "Police closed 12 mosques in Eastcombe.",
        "A dozen mosques in Eastcombe were shut by police.",
    ),
    (
        "The river Tarn has run dry for the first time.",
        "For the first time ever there is no water in the river Tarn.",
    ),
)
"""What was checked, and what somebody says later."""


def test_a_check_is_first_for_a_claim_that_says_the_same_in_other_words(desk: Desk) -> None:
    imported(
        desk,
        *(
            {
                "claim": checked,
                "rating": "Wrong",
                "publisher": "Saltmarsh Checks",
                "url": f"https://checks.example/{number}",
            }
            for number, (checked, _) in enumerate(PARAPHRASES)
        ),
    )
    archive_index.catch_up(desk.database)
    first = {said: match(desk.database, said).found[:1] for _, said in PARAPHRASES}

    assert {said: [one.check.claim for one in found] for said, found in first.items()} == {
        said: [checked] for checked, said in PARAPHRASES
    }
