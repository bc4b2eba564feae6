"""Words with a full stop that need not end a sentence, and words that like to begin one.

The lists were compiled by us for English news text. Every entry is lower case and without its
final stop; inner stops stay ("u.s", "a.m"). `claims.sentences` says what each class means.
"""

from __future__ import annotations

from claims.word_lists import listed

TITLES = listed("""
    mr mrs ms mx dr prof gov sen sens rep reps gen lt sgt cpl pvt maj col capt cmdr adm det insp
    supt rev fr hon pres amb atty asst assoc dir ald councilman treas sec'y msgr br sr.ins ofc spc
    mt ft pte dep cllr messrs mme mlle gens govs profs drs lts
    """)
"""Stand before a name: never the end of a sentence."""

MONTHS = listed("jan feb mar apr jun jul aug sep sept oct nov dec")
WEEKDAYS = listed("mon tue tues wed thu thur thurs fri sat sun")
"""End a sentence only before a starter, never before a digit."""

BEFORE_NUMBERS = listed("no nos fig figs p pp art arts sec secs vol ch para par eq ca c")
"""Belong to the number after them."""

NEVER = listed("vs v approx e.g i.e cf al viz esp incl dept est feat ext tel")
"""Lean on the word after them."""

SOFT = listed("""
    inc corp co cos ltd llc plc bros jr sr ph.d m.d d.d.s b.a m.a m.b.a j.d esq etc st ave blvd rd
    hwy ln sq pkwy ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
    mont neb nev okla ore pa penn tenn tex va vt wash wis wyo w.va n.h n.j n.m n.y n.c n.d s.c s.d
    r.i d.c b.c ont que alta sask univ assn gov't int'l nat'l min max avg oz lb lbs ft yd mi km hrs
    """)
"""End a sentence only when the next word is a typical starter."""

CLOCK = listed("a.m p.m am pm")
"""End a sentence before any capital that does not continue the time ("5 p.m. Tuesday")."""

AFTER_CLOCK = listed("""
    monday tuesday wednesday thursday friday saturday sunday est edt et pst pdt pt cst cdt ct mst
    mdt mt gmt utc bst cet eastern pacific central mountain local january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec mon tue tues wed thu thur thurs fri sat sun christmas thanksgiving easter
    """)

STARTERS = listed("""
    the a an this that these those there here he she it they we you i his her its their our my your
    who what when where why how which in on at by for from to of with without after before since
    during while as if although though because unless until once despite under over about between
    among against through but and or nor so yet however meanwhile moreover still also then now
    later earlier instead nevertheless nonetheless today yesterday tomorrow last next no not none
    nobody nothing one two three some many most more few several each every both all another any
    other others such only even just perhaps maybe according asked police officials neither either
    is was are were do does did has have had can could would will should let please thank yes
    """)
"""Begin sentences; they rarely continue a name."""
