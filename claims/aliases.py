"""Names that mean the same: "ICE" is "Immigration and Customs Enforcement".

A list of general ones is shipped; a desk adds its own and may refuse any (`desk.aliases`).
Documents say many themselves, "the Harbour Lights Trust (HLT)": those are read here and only
proposed, because initials in brackets are sometimes a ticker symbol or a party.

A short name is told by its capitals: "ICE" is the agency, "ice" is cold. Nothing here stores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.text import CAPITALS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 120
"""Characters of a name; a longer one is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Alias:
    """A short name and what it stands for."""

    short: str
    long: str


SHIPPED = tuple(
    Alias(short=short.strip(), long=long.strip())
    for short, _, long in (
        line.partition("=")
        for line in """
        ACLU = American Civil Liberties Union
        ATF = Bureau of Alcohol, Tobacco, Firearms and Explosives
        BBC = British Broadcasting Corporation
        CBO = Congressional Budget Office
        CBP = Customs and Border Protection
        CDC = Centers for Disease Control and Prevention
        CIA = Central Intelligence Agency
        DACA = Deferred Action for Childhood Arrivals
        DEA = Drug Enforcement Administration
        DHS = Department of Homeland Security
        DOJ = Department of Justice
        DOJ = Justice Department
        ECB = European Central Bank
        EPA = Environmental Protection Agency
        EU = European Union
        FAA = Federal Aviation Administration
        FBI = Federal Bureau of Investigation
        FCC = Federal Communications Commission
        FDA = Food and Drug Administration
        FEMA = Federal Emergency Management Agency
        GAO = Government Accountability Office
        GDP = gross domestic product
        HHS = Department of Health and Human Services
        HSI = Homeland Security Investigations
        ICE = Immigration and Customs Enforcement
        ILO = International Labour Organization
        IMF = International Monetary Fund
        IPCC = Intergovernmental Panel on Climate Change
        IRS = Internal Revenue Service
        NASA = National Aeronautics and Space Administration
        NATO = North Atlantic Treaty Organization
        NHS = National Health Service
        NOAA = National Oceanic and Atmospheric Administration
        NSA = National Security Agency
        OECD = Organisation for Economic Co-operation and Development
        ONS = Office for National Statistics
        OSHA = Occupational Safety and Health Administration
        SEC = Securities and Exchange Commission
        TSA = Transportation Security Administration
        UK = United Kingdom
        UN = United Nations
        UNESCO = United Nations Educational, Scientific and Cultural Organization
        UNHCR = United Nations High Commissioner for Refugees
        UNICEF = United Nations Children's Fund
        US = United States
        U.S. = United States
        USCIS = Citizenship and Immigration Services
        USDA = Department of Agriculture
        USPS = Postal Service
        WHO = World Health Organization
        WTO = World Trade Organization
        """.strip().splitlines()
    )
)
"""Agencies, offices and unions that news of many places names by initials; no towns, no people."""

_SMALL = r"(?:of|and|the|for|on|in|to|de|du|des|la|&)"
_BRACKETED = re.compile(
    rf"((?:[{CAPITALS}][\w'&-]*|{_SMALL})(?:,? (?:[{CAPITALS}][\w'&-]*|{_SMALL})){{1,9}})"
    rf" \(([{CAPITALS}][{CAPITALS}a-z.&]{{1,9}})\)"
)
_SMALL_WORDS = frozenset(_SMALL[3:-1].split("|"))


def stated(text: str) -> Iterator[Alias]:
    """Yield the names a text gives initials for: "Harbour Lights Trust (HLT)".

    Only where the initials are those of the words before them, small words left out or not.
    """
    for found in _BRACKETED.finditer(fold(text)):
        short = found[2]
        long = _spelt_out(found[1].split(), short.replace(".", ""))
        if long and short.replace(".", "").isupper():
            yield Alias(short=short, long=long)


def _spelt_out(words: list[str], initials: str) -> str:
    """Return the last words whose initials these are, or nothing."""
    for start in range(len(words) - 1, -1, -1):
        name = words[start:]
        if name[0].lower() in _SMALL_WORDS:
            continue
        bare = [word for word in name if word.lower() not in _SMALL_WORDS]
        if any(_initials(kind) == initials.upper() for kind in (name, bare)):
            return " ".join(name)
    return ""


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).upper()


@dataclass(frozen=True, slots=True)
class Names:
    """The aliases in use, ready to be looked for in many texts."""

    aliases: tuple[Alias, ...]

    def in_text(self, text: str) -> Names:
        """Return the aliases of which either name stands in `text`."""
        folded = fold(text)
        return Names(tuple(one for one in self.aliases if _either(one, folded)))

    def others(self, text: str) -> tuple[str, ...]:
        """Return the names that `text` does not use for what it names: to be looked for as well."""
        folded = fold(text)
        return tuple(
            dict.fromkeys(
                other
                for one in self.aliases
                for name, other in ((one.short, one.long), (one.long, one.short))
                if _stands(name, folded) and not _stands(other, folded)
            )
        )

    def shortened(self, text: str) -> str:
        """Return `text` with every long name replaced by its short one."""
        for one in self.aliases:
            text = _pattern(one.long).sub(one.short.replace("\\", ""), text)
        return text


def _either(alias: Alias, folded: str) -> bool:
    return _stands(alias.short, folded) or _stands(alias.long, folded)


def _stands(name: str, folded: str) -> bool:
    return _pattern(name).search(folded) is not None


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str]:
    """Match a name as a whole: initials in their capitals, anything longer in any."""
    words = r"\s+".join(re.escape(word) for word in fold(name).split())
    flags = re.NOFLAG if name.replace(".", "").isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){words}(?!\w)", flags)
