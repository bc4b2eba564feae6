"""Which language a text is written in, as far as its commonest words tell.

The rules of this house read English. A text in another language must not be read by them: they
would find speakers and claims that nobody wrote. So the language is recognised first, and where
it is not English, sentences stay and nothing is proposed; people can still make claims by hand.

Recognised by counting function words, the short words that every sentence of a language needs,
and by script. A text that is too short to tell, or that mixes, counts as English: a person sees
at once what is wrong with it, while a wrongly silent reading looks like a text without claims.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

ENGLISH: Final = "English"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u02af]")
_SAMPLE = 20_000
"""Characters looked at: the first some 3,000 words settle it, however long the text is."""
_ENOUGH = 25
"""Words from which a count tells; below, every text is taken for English."""
_MARGIN = 1.5
"""How many times as many function words another language needs to be believed."""

# Compiled for this file from each language's articles, pronouns, conjunctions and prepositions.
# Words that two of these languages share count for both, so only the rest decides.
_FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in {
        ENGLISH: "the of and to in that is was for on with as at by from it he she they his her "
        "their this which who had has have been were are not but or an be would will said",
        "Spanish": "el la los las de del y que en un una por con para se su sus es fue como más "
        "pero no al lo este esta ha han sobre entre también",
        "French": "le la les des du de et que qui dans un une pour sur avec par pas plus est sont "
        "été ce cette ses leur au aux mais ne il elle ils nous vous",
        "German": "der die das den dem des und in zu mit von auf für ist sind war nicht auch ein "
        "eine einer eines als bei nach aus werden wird sich er sie es dass",
        "Italian": "il lo la gli le di del della dei che e un una per con non è sono nel nella al "
        "alla da dal si come più ma anche ha hanno questo",
        "Portuguese": "o a os as de do da dos das e que em um uma para com não por mais se na no "
        "ao foi são como mas também seu sua pelo pela",
        "Dutch": "de het een en van in op te dat is zijn was met voor niet aan ook door naar bij "
        "om als maar uit worden wordt hij ze er heeft",
        "Swedish": "och att det i en ett som på är av för med den till inte har de om från var "
        "men kan ska hade vid också",
        "Danish": "og at det i en et som på er af for med den til ikke har de om fra var men kan "
        "skal havde ved også",
        "Polish": "i w na z do że się nie to jest o jak po od za przez dla oraz ale był była są "
        "który która które tym tego",
        "Czech": "a v na se že je s z do o k pro jako za by ale po od při který která které jsou "
        "byl byla není",
        "Romanian": "și de la în a cu că nu pe un o din care este sunt pentru mai fost se ca prin "
        "dar al ale acest",
        "Turkish": "ve bir bu da de için ile olarak daha çok ne gibi sonra kadar en olan ancak "
        "ise değil var",
        "Hungarian": "a az és hogy nem is egy volt meg ez de csak mint már vagy még el azt után "
        "szerint",
        "Finnish": "ja on ei se että oli hän mutta ovat kun myös joka kuin tai ole mukaan sekä "
        "niin jos",
        "Indonesian": "yang dan di dari untuk dengan pada tidak ini itu dalam akan oleh ke adalah "
        "juga telah karena",
    }.items()
}  # fmt: skip

_SCRIPTS: Final = {
    "CYRILLIC": "a language in Cyrillic script",
    "ARABIC": "a language in Arabic script",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "DEVANAGARI": "a language in Devanagari script",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "THAI": "Thai",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
}


def language_of(text: str) -> str:
    """Return the name of the language of `text` ("English", "Spanish", "Greek", …)."""
    sample = text[:_SAMPLE]
    script = _other_script(sample)
    if script is not None:
        return script
    words = Counter(_WORD.findall(sample.lower()))
    if words.total() < _ENOUGH:
        return ENGLISH
    counts = {name: _count(words, known) for name, known in _FUNCTION_WORDS.items()}
    best = max(counts, key=lambda name: (counts[name], name == ENGLISH))
    return best if counts[best] > _MARGIN * counts[ENGLISH] else ENGLISH


def _count(words: Counter[str], known: frozenset[str]) -> int:
    return sum([words[word] for word in known if word in words])


def _other_script(sample: str) -> str | None:
    """Return what is written in another script, when most letters of the text are of it."""
    if _NOT_LATIN.search(sample) is None:
        return None
    letters = [mark for mark in sample if mark.isalpha()]
    foreign = Counter(
        unicodedata.name(mark, "").split(" ")[0].split("-")[0] for mark in letters if mark > "ʯ"
    )
    if not foreign or len(letters) < _ENOUGH:
        return None
    script, count = foreign.most_common(1)[0]
    return _SCRIPTS.get(script) if count > len(letters) / 2 else None
