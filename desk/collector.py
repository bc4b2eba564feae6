"""How often Python looks for rings of objects that nothing holds any more, and among what.

Reading makes thousands of small objects that are freed by counting alone; by default Python looks
for rings each 700. Each 10,000 it reads 4 to 7 % more articles a second at the same peak of memory
(84 articles, best of three, interleaved).

Streamlit looks through everything after each run of a page's script, and nobody else is answered
meanwhile: 160,000 objects of loaded programs, none of which is ever freed. With those left out a
look takes 1 to 4 ms of the processor instead of 110 to 130, which was most of what a click cost
the server (to draw a claim anew 225 ms and then 70; to filter the list 250 and then 30).
"""

from __future__ import annotations

import gc

SELDOM = (10_000, 20, 20)
"""New objects before the youngest are looked through, and rounds before the older ones are."""


def collect_seldom() -> None:
    """Set it for this process; called once as a program begins."""
    gc.set_threshold(*SELDOM)


def leave_out_loaded() -> None:
    """Look once more, then never again among what is here now; called when a server is loaded."""
    gc.collect()
    gc.freeze()
