"""All slides as a speaker looks for them: those of the talk in its order, then the others of the deck.

Slides stand in sections: in the talk a section is slides of one topic that follow each other (a talk may come back to
a topic); elsewhere it is a topic. What is typed is sought in all that a slide says and in what is said about it, in
every language at once: who is asked in English finds what is written in Italian.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import normalize

from kiosk.charts.kind import text_of
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.slide import READ
from kiosk.model.state import way
from kiosk.model.talk import Talk
from kiosk.words.messages import tr
from kiosk.words.render import plain

OPENING, INTERLUDE, CLOSING = N_("Opening"), N_("Interlude"), N_("Closing")
"""Sections of a talk whose slides belong to no topic: before all others, among them, after them."""
BOOTH = N_("Screens of the booth")
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A slide. `number`, from 1, and `seconds` of the plan are those of the talk; None where it is not of it."""

    slide: str
    title: str
    number: int | None = None
    seconds: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Slides under a heading, and that heading where it has little room."""

    name: str
    short: str
    entries: tuple[Entry, ...]


class Words:
    """All that is said on a slide and about it, in every language, folded; put together when first asked for."""

    def __init__(self, deck: Deck, talk: Talk) -> None:
        self._deck, self._talk = deck, talk
        self._known: dict[str, str] = {}

    def __getitem__(self, slide: str) -> str:
        if slide not in self._known:
            self._known[slide] = folded("\n".join(self._said(slide)))
        return self._known[slide]

    def of(self, deck: Deck, talk: Talk) -> bool:
        """Whether they are those of this deck and talk."""
        return self._deck is deck and self._talk is talk

    def ahead(self, slides: Iterable[str], most: int) -> bool:
        """Put so many together before somebody asks; False where there are all already."""
        missing = [slide for slide in slides if slide not in self._known][:most]
        return bool([self[slide] for slide in missing])

    def _said(self, slide: str) -> Iterator[str]:
        topic, stop, own = self._deck.topic_of(slide), self._talk.stop(slide), self._deck.slides[slide]
        texts: list[Text | None] = [text for field in READ for text in own.texts(field)]
        texts += [own.notes, stop.notes if stop else None]
        texts += [own.image.alt, own.image.credit] if own.image else []
        texts += [topic.name, topic.short] if topic else []
        for text in filter(None, texts):
            yield from (plain(text, self._deck, code) for code in text)


@dataclass(frozen=True)
class Contents:
    """Sections of the talk, and sections of what else there is."""

    talk: tuple[Section, ...]
    others: tuple[Section, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All slides, in their order."""
        return tuple(entry for section in (*self.talk, *self.others) for entry in section.entries)

    def find(self, typed: str, words: Words) -> "Contents":
        """Those in which every word that was typed occurs, or whose number it is."""
        sought = folded(typed).split()

        def kept(section: Section) -> Section:
            found = (e for e in section.entries if all(w == str(e.number) or w in words[e.slide] for w in sought))
            return replace(section, entries=tuple(found))

        parts = ([kept(section) for section in part] for part in (self.talk, self.others))
        return Contents(*(tuple(section for section in part if section.entries) for part in parts))


def contents(deck: Deck, talk: Talk, language: str) -> Contents:
    """Everything there is to go to, named in a language. The end of a round of questions is nowhere to go."""
    own = way.spoken(deck, talk)
    rest = [slide for topic in deck.topics for slide in topic.slides if slide in deck.slides]
    rest += [slide for slide in deck.slides if slide not in rest and deck.slides[slide].layout != way.SCORE]
    told, others = list[Section](), dict[tuple[str, str], list[Entry]]()
    for head, run in groupby(enumerate(own, start=1), lambda each: _head(deck, each[1], language)):
        entries = tuple(_entry(deck, talk, slide, language, number) for number, slide in run)
        first, last = entries[0].slide == own[0], entries[-1].slide == own[-1]
        name = tr(language, OPENING if first else CLOSING if last else INTERLUDE)
        told.append(Section(head[0] or name, head[1] or name, entries))
    for slide in (slide for slide in rest if slide not in own):
        others.setdefault(_head(deck, slide, language), []).append(_entry(deck, talk, slide, language))
    name = tr(language, BOOTH)
    return Contents(
        tuple(told), tuple(Section(long or name, short or name, tuple(kept)) for (long, short), kept in others.items())
    )


def folded(text: str) -> str:
    """A text without case, accents and typography: what is typed in a hurry is found."""
    return _ACCENTS.sub("", normalize("NFKD", text.replace("’", "'").casefold()))


def _head(deck: Deck, slide: str, language: str) -> tuple[str, str]:
    """Name and short name of what a slide belongs to: its topic, else what it says above its title."""
    topic, heading = deck.topic_of(slide), deck.slides[slide].heading
    said = plain(heading, deck, language) if heading else ""
    if topic is None:
        topic = next((each for each in deck.topics if text_of(each.name, language) == said), None)
    if topic is None:
        return said, said
    return text_of(topic.name, language), text_of(topic.short or topic.name, language)


def _entry(deck: Deck, talk: Talk, slide: str, language: str, number: int | None = None) -> Entry:
    title, stop = " ".join(plain(deck.slides[slide].title, deck, language).split()), talk.stop(slide)
    if stop is None:
        return Entry(slide, title)
    return Entry(slide, title, number, stop.seconds, stop.optional)
