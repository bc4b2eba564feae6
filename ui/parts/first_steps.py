"""What somebody new does first on the sample newsroom: four steps, ticked as they are taken.

They stand at the foot of the window, so that the next one is seen wherever a page was scrolled to.
"""

from __future__ import annotations

import streamlit as st

from desk import first_steps
from desk.first_steps import Step
from ui import session, words
from ui.act import attempt
from ui.plain import plain


def show() -> None:
    """Draw the steps and say what the next one is, unless somebody put them away."""
    taken = first_steps.taken(session.desk())
    if taken is None:
        return
    coming = next((step for step in Step if step not in taken), None)
    how = words.FIRST_STEPS[coming][1] if coming else words.STEPS_TAKEN
    with st.container(horizontal=True, vertical_alignment="center", key="first-steps"):
        st.markdown(" · ".join(_told(step, taken, coming) for step in Step))
        st.markdown(plain(how))
        if st.button("Hide these steps", key="steps-away", type="tertiary"):
            attempt(lambda: first_steps.put_away(session.desk()))
            st.rerun()


def _told(step: Step, taken: frozenset[Step], coming: Step | None) -> str:
    """Return a step as it stands in the line: done, next, or still to come."""
    name = plain(words.FIRST_STEPS[step][0])
    if step in taken:
        return f"✓ {name}"
    number = list(Step).index(step) + 1
    return f"**{number} {name}**" if step is coming else f"{number} {name}"
