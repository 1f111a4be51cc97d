"""The talks: read from their files, and held against the slides that there are.

A fault costs the least that it can, for a talk is needed on its day: a faulty slide leaves the others in place, faulty
notes give way to the slide's own, what the talk says of itself falls back to what holds without it. Only without a
title, minutes or any slide there is no talk.
"""

from collections.abc import Mapping
from typing import Any

from kiosk.loader import covers, references
from kiosk.loader.annotations import texts
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.faults import faulty, rest, validate
from kiosk.loader.marked import Loc, Marked
from kiosk.model.deck import Kiosk
from kiosk.model.layouts import COVER
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import Slide
from kiosk.model.talk import Stop, Talk, TalkFile, TalkHead
from kiosk.words.suggest import choose

RULE = "talk"
LANGUAGES = ("language", "notes_language", "second_language")


def read(marked: Marked, raw: dict[Any, Any], problems: list[Problem]) -> tuple[TalkHead | None, list[Entry[Stop]]]:
    """What a file says of the talk, and its slides: whatever is sound in itself."""
    problems += validate(marked, (), raw, TalkFile)[1]
    off = faulty(raw, TalkFile) | marked.faulty
    stops = []
    for index, one in enumerate(raw.get("slides", ()) if ("slides",) not in off else ()):
        loc: Loc = ("slides", index)
        if loc not in off:
            problems += validate(marked, loc, one, Stop)[1]
            if stop := rest(marked, loc, one, Stop):
                stops.append(Entry(stop, marked, loc))
    head = {field: value for field, value in raw.items() if field != "slides"}
    return rest(marked, (), head, TalkHead), stops


def joined(draft: Draft, kiosk: Kiosk, slides: Mapping[str, Slide]) -> tuple[dict[str, Talk], dict[str, Slide]]:
    """The talks that can be given with the slides that there are, and the covers of those that ask for one.

    Adds to the draft's problems.
    """
    made: dict[str, Talk] = {}
    own: dict[str, Slide] = {}
    for name, entry in draft.talks.items():
        head = _head(entry, kiosk.languages, draft)
        stops = _stops(name, draft, slides)
        if not stops and draft.stops[name]:  # that it has none, its file was told of
            message = Say(N_('the talk "%(name)s" is left out: none of its slides can be shown'), {"name": name})
            draft.problems.append(
                entry.problem(("slides",), RULE, message, references.FIRST, level="warning", key=True)
            )
        elif stops and head:
            talk = made[name] = Talk(id=name, slides=tuple(stops), **dict(head))
            if covers.name(name) in talk.ids:
                own[covers.name(name)] = covers.cover(talk, kiosk, slides)
    return made, own


def _head(entry: Entry[TalkHead], languages: Mapping[str, str], draft: Draft) -> TalkHead | None:
    """What the talk says of itself, as far as it holds; None where its title does not."""
    changes: dict[str, None] = {}
    for loc, text in texts(entry.model):
        if found := list(references.in_texts(entry, [(loc, text)], draft)):
            draft.problems += found
            changes[str(loc[0])] = None
    for field in LANGUAGES:
        code = getattr(entry.model, field)
        if code is not None and code not in languages:
            message = Say(N_('"%(code)s" is not among the languages'), {"code": code})
            draft.problems.append(entry.problem((field,), "unknown-language", message, choose(code, languages)))
            changes[field] = None
    return None if "title" in changes else entry.model.model_copy(update=changes)


def _stops(talk: str, draft: Draft, slides: Mapping[str, Slide]) -> list[Stop]:
    """The slides that a talk can show, with the notes that hold; its cover under a name that only it has."""
    kept: dict[str, Stop] = {}
    for entry in draft.stops[talk]:
        name = covers.name(talk) if entry.model.slide == COVER and COVER not in slides else entry.model.slide
        if name in kept:
            message = Say(N_('the talk shows "%(name)s" already'), {"name": entry.model.slide})
            hint = Say(N_("each slide comes once; the speaker can go back to it"))
            draft.problems.append(entry.problem(("slide",), RULE, message, hint))
        elif name != covers.name(talk) and (fault := _fault(entry, draft, slides)):
            draft.problems.append(fault)
        else:
            wrong = list(references.in_texts(entry, texts(entry.model), draft))
            draft.problems += wrong
            kept[name] = entry.model.model_copy(update={"slide": name} | ({"notes": None} if wrong else {}))
    return list(kept.values())


def _fault(entry: Entry[Stop], draft: Draft, slides: Mapping[str, Slide]) -> Problem | None:
    """Why a slide cannot be shown in a talk."""
    name = entry.model.slide
    if name not in slides:
        told = [COVER, *(one for one, slide in slides.items() if not slide.quizzes)]
        return references.no_slide(entry, ("slide",), name, told, draft)
    if not slides[name].quizzes:
        return None
    message = Say(N_('"%(name)s" belongs to the quiz: nobody could answer in a talk'), {"name": name})
    guess = slides[name].guess
    hint = Say(N_('show the slide with its number: "%(name)s"'), {"name": guess.slide}) if guess else None
    return entry.problem(("slide",), RULE, message, hint)
