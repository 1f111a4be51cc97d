"""A name is spelt differently from sources.yaml or places.yaml.

Names are those of sources (`by`, up to a comma) and of places, in every language, and only those with a capital. A text
is reported where it has the same letters with other capitals or accents ("Istat" for "ISTAT"), or, in names of six
letters and more, one letter too many, too few, wrong or in its neighbour's place ("Assolombrada"). What may differ:

- the last two letters, for words are inflected there ("Lombarda" is no mistake for "Lombardia")
- a word all in small letters ("mondo"), and a text all in capitals
- a word of up to four letters that begins a sentence ("Who", "Nato")
- what stands between quotation marks, and the slide's own `names`
- a country: "Iceland" is no mistake for "Ireland"
- a word that differs by a letter, and does so in every language, as proper names do ("Roland" beside "Poland")

A name that is spelt right in any language passes in every text.

In italiano: Un nome è scritto diversamente da come sta in sources.yaml o in places.yaml.

I nomi sono quelli delle fonti (`by`, fino alla prima virgola) e dei luoghi, in tutte le lingue, purché abbiano una
maiuscola. Si segnalano le stesse lettere con altre maiuscole o altri accenti («Istat» per «ISTAT») e, nei nomi da sei
lettere in su, una lettera in più, in meno, sbagliata o scambiata con la vicina («Assolombrada»). Possono differire:

- le ultime due lettere, dove le parole si flettono («Lombarda» non è uno sbaglio per «Lombardia»)
- una parola tutta minuscola («mondo») e un testo tutto maiuscolo
- una parola di non più di quattro lettere che apre la frase («Nato», «Usa»)
- quello che sta tra virgolette e i `names` della slide
- un Paese: «Islanda» non è uno sbaglio per «Irlanda»
- una parola con una lettera diversa che il testo ha in tutte le lingue, come succede ai nomi propri («Roland»)

Un nome giusto in una lingua qualsiasi va bene in tutti i testi.

Passes:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Secondo l’ISTAT le imprese lombarde crescono
          en: According to ISTAT, companies in Lombardia grow

Fails:

    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: figures
        title:
          it: Secondo l’Istat le imprese della Lonbardia crescono
          en: According to Istat, companies in Lombardia grow
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kiosk.check.context import Context
from kiosk.check.written import spans
from kiosk.loader.draft import Entry
from kiosk.loader.marked import Loc
from kiosk.model.base import Text
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.countries import countries

RULE = "name-spelling"
LONG, ENDING = 6, 2
"""Letters from which one may be mistaken; letters at the end in which words are inflected."""
SHORT = 4
"""Letters up to which a word that begins a sentence may be another word."""
MOST = 6
"""Words of the longest name."""
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z]\w*")
"""Words that may have a capital: other alphabets have no range of theirs."""
_RUNS = {count: re.compile(r"\w+" + r"\W+\w+" * (count - 1)) for count in range(1, MOST + 1)}
"""So many words in a row."""
_AWAY = re.compile(r"\{[^{}]*\}|«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
"""References, and what somebody else has said."""
_STARTS = re.compile(r"(?:^|[.!?…:\n«“\"])\W*$")


class Names:
    """The names that content declares, to be asked for the right spelling of a few words."""

    def __init__(self, right: Iterable[str]) -> None:
        split = ((_WORD.findall(name), name) for name in right)
        self._right = {" ".join(words): name for words, name in split if len(words) <= MOST}
        self._folded = {_folded(words): words for words in self._right}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._meant: dict[str, str | None] = {}

    def lengths(self, word: str) -> tuple[int, ...]:
        """How many words the names have that a word may begin, most first."""
        if word not in self._lengths:
            one = _folded(word)
            firsts = ((name.partition(" ")[0], name.count(" ") + 1) for name in self._folded)
            found = {count for first, count in firsts if one == first or _one_off(one, first)}
            self._lengths[word] = tuple(sorted(found, reverse=True))
        return self._lengths[word]

    def known(self, words: str) -> bool:
        """Whether this is a name, spelt as it is declared."""
        return words in self._right

    def meant(self, words: str) -> str | None:
        """The name that a few words were meant to be; None where they are right, or no name."""
        if words not in self._meant:
            folded = _folded(words)
            if folded not in self._folded:
                folded = next((name for name in self._folded if _mistaken(folded, name)), "")
            self._meant[words] = None if self.known(words) or not folded else self._right[self._folded[folded]]
        return self._meant[words]


def check(context: Context) -> Iterator[Problem]:
    """Every human text, but those that declare the names and the titles of publications."""
    names = Names(_declared(context))
    for name, part in context.parts.items():
        own = context.draft.slides[part.entry.model.id].model.names if name.startswith("slides/") else []
        for loc, text in part.texts:
            if not name.startswith(("sources/", "places/")) or loc[0] in ("note", "compared"):
                for language in text:
                    yield from _told(part.entry, loc, text, language, names, own)


def _declared(context: Context) -> Iterator[str]:
    """Names of sources and places in every language; without a capital it is no name ("this screen")."""
    draft = context.draft
    found = [text.partition(",")[0] for entry in draft.sources.values() for text in entry.model.by.values()]
    found += [part.strip() for place in draft.places.values() for text in place.model.name.values()
              for part in text.split(",")]  # fmt: skip
    return (name for name in dict.fromkeys(found) if any(sign.isupper() for sign in name))


def _told(
    entry: Entry[Any], loc: Loc, text: Text, language: str, names: Names, own: Sequence[str]
) -> Iterator[Problem]:
    """From the left: at each word with a capital the longest name, right or wrong, and on behind it."""
    words, end = text[language], 0
    for word in _CAPITAL.finditer(words) if not words.isupper() else ():
        if word.start() < end or not word[0][0].isupper():
            continue
        for count in names.lengths(word[0]):
            run = _RUNS[count].match(words, word.start())
            said = " ".join(_WORD.findall(run[0])) if run else ""
            meant = names.meant(said) if run else None
            if run and (meant or names.known(said)):
                end = run.end()
            if run and meant and _real(said, meant, text):
                break
            if run and meant and not _away(words, run.span(), own) and not _begins(words, run.start(), said):
                params: dict[str, str | int] = {"said": run[0], "name": meant}
                message = Say(N_('"%(said)s" is not spelt like "%(name)s"'), params)
                hint = Say(N_("write %(name)s"), params)
                yield entry.problem((*loc, language), RULE, message, hint, level="warning", snippet=run[0])
            if end > word.start():
                break


def _away(words: str, run: tuple[int, int], own: Iterable[str]) -> bool:
    """Whether words stand in quotation marks, in a reference, or in one of the slide's own names."""
    kept = [*(one.span() for one in _AWAY.finditer(words)), *(span for name in own for span in spans(name, words))]
    return any(start < run[1] and run[0] < end for start, end in kept)


def _begins(words: str, start: int, said: str) -> bool:
    """Whether a short word begins a sentence, where any word has a capital."""
    return len(said) <= SHORT and bool(_STARTS.search(words[max(start - 3, 0) : start]))


def _real(said: str, meant: str, text: Text) -> bool:
    """Whether words with other letters than a name are another one: a country's, or one that every language has."""
    if _folded(said) == _folded(meant):
        return False
    others = [" ".join(_WORD.findall(words)) for words in text.values()]
    return any(said in countries(code) for code in text) or (
        len(others) > 1 and all(any(spans(said, one)) for one in others)
    )


def _folded(words: str) -> str:
    """Small letters without accents."""
    if words.isascii():
        return words.lower()
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _mistaken(one: str, name: str) -> bool:
    """Whether words are a long name with one mistake, and no other form of it."""
    return len(name) >= LONG and one[-ENDING:] == name[-ENDING:] and _one_off(one, name)


def _one_off(one: str, other: str) -> bool:
    """Whether one letter parts them, or two neighbours stand in turned order."""
    if abs(len(one) - len(other)) > 1:
        return False
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[alike:], other[alike:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
