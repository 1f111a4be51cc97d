"""`kiosk status [DIR]`: how far the content is, for who answers for it; no text is measured.

texts     of each part of the content: how many there are, and which languages are missing or stale
sources   how many figures each gives, and of which years
years     how old the figures are
unused    what nothing uses
accepted  the warnings that were let stand, and why
"""

import json
from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from kiosk import places
from kiosk.check import agreed
from kiosk.check.accept import Accepted, Report
from kiosk.check.check import report
from kiosk.check.context import Context
from kiosk.loader.load import load
from kiosk.model.base import Text
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_
from kiosk.tools.check import rows
from kiosk.tools.columns import Line, columns
from kiosk.tools.content import folder, in_use, uncollected
from kiosk.tools.verdict import sentence
from kiosk.words.messages import ntr, tr

_UNUSED = {
    "unused-indicator": N_("Indicators that nothing uses: %(names)s"),
    "unused-source": N_("Sources that nothing uses: %(names)s"),
    "unused-place": N_("Places that nothing uses: %(names)s"),
    "unused-image": N_("Pictures that nothing uses: %(names)s"),
}
_GROUPS = {
    "kiosk": N_("kiosk.yaml"),
    "topics": N_("slides without a topic"),
    "indicators": N_("indicators"),
    "sources": N_("sources"),
    "places": N_("places"),
    "talks": N_("talks"),
}


@dataclass
class Group:
    """A part of the content: how many texts it has, and of each language how many are missing and how many stale."""

    name: str
    texts: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    stale: Counter[str] = field(default_factory=Counter)


def run(options: Namespace, language: str) -> int:
    """0, or 1 where the content has errors."""
    path = folder(in_use(options), language)
    with uncollected():
        context = Context(load(path), places.assets() / "icons")
        found = report(context)
    groups = list(_groups(context, language))
    end = sentence(context.loaded, found, language)
    if options.format == "json":
        print(json.dumps(_json(context, found, groups, language) | {"sentence": end}, indent=2, ensure_ascii=False))
    else:
        print("\n\n".join("\n".join(part) for part in (*_told(context, found, groups, language), [end]) if part))
    return int(any(problem.level == "error" for problem in found.problems))


def _groups(context: Context, language: str) -> Iterator[Group]:
    """Topic by topic as home has them, the slides of no topic before; then what slides are made of, and talks."""
    draft, codes = context.draft, context.languages
    listed = draft.kiosk.model.topics if draft.kiosk else []
    order = [*(name for name in listed if name in draft.topics), *(name for name in draft.topics if name not in listed)]
    owner = {slide: f"topics/{name}" for name in order for slide in draft.topics[name].model.slides}
    names = {"kiosk": "", "topics": ""} | {
        f"topics/{name}": _said(draft.topics[name].model.name, language) for name in order
    }
    out = {key: Group(names.get(key) or tr(language, _GROUPS[key])) for key in chain(names, list(_GROUPS)[2:])}

    def group(part: str) -> Group:
        kind, _, rest = part.partition("/")
        if kind == "slides":
            return out[owner.get(rest, "topics")]
        return out[part if kind == "topics" else kind]

    for name, part in context.parts.items():
        here = group(name)
        here.texts += len(part.texts)
        here.missing.update(code for _, text in part.texts for code in codes if code not in text)
    record = agreed.read(context.loaded.folder)
    for one in agreed.stale(context, record) if isinstance(record, agreed.Record) else ():
        group(one.part).stale.update(one.old)
    return (one for one in out.values() if one.texts)


def _told(context: Context, found: Report, groups: list[Group], language: str) -> Iterator[list[str]]:
    """For people."""
    codes = context.languages
    total = Group(tr(language, "in all"))
    for one in groups:
        total.texts += one.texts
        total.missing += one.missing
        total.stale += one.stale
    heads = (tr(language, "content"), tr(language, "texts"), *codes)
    cells: list[Line] = [
        (one.name, one.texts, *(_cell(one, code, language) for code in codes)) for one in (*groups, total)
    ]
    yield list(columns(heads, cells))
    given = _given(context)
    cited = _cited(context)
    heads = (tr(language, "source"), tr(language, "figures"), tr(language, "slides"), tr(language, "years"))
    cells = [(name, len(figures), cited[name], _span(figures)) for name, figures in given.items()]
    yield list(columns(heads, cells)) if given else []
    unused = _unused(found)
    yield [tr(language, _UNUSED[rule], names=", ".join(names)) for rule, names in unused.items()]
    yield list(_accepted(found, language))


def _accepted(found: Report, language: str) -> Iterator[str]:
    """A line an `accept`, whatever it hits: where, the rule, how often, and why."""
    if found.accepted:
        yield ntr(language, "%(n)s accepted warning:", "%(n)s accepted warnings:", len(found.accepted))
    hit: dict[tuple[object, str], list[Accepted]] = defaultdict(list)
    for one in found.accepted:
        hit[one.owner, one.problem.rule].append(one)
    for (_, rule), hits in hit.items():
        at = hits[0].problem
        often = f" × {len(hits)}" if len(hits) > 1 else ""
        yield f"  {at.path}:{at.line}: {rule}{often}: {hits[0].reason}"


def _cell(group: Group, code: str, language: str) -> str:
    missing, stale = group.missing[code], group.stale[code]
    told = [tr(language, "%(n)s missing", n=missing)] if missing else []
    told += [tr(language, "%(n)s to update", n=stale)] if stale else []
    return ", ".join(told) or tr(language, "complete")


def _given(context: Context) -> dict[str, list[Figure]]:
    """The figures that each source gives; those that are worked out from others are no source's."""
    given: dict[str, list[Figure]] = {name: [] for name in context.draft.sources}
    for figure in context.draft.figures.values():
        if not context.draft.indicators[figure.ref.id].model.derive:
            for name in figure.sources:
                given[name].append(figure)
    return dict(sorted(given.items(), key=lambda item: (-len(item[1]), item[0])))


def _cited(context: Context) -> Counter[str]:
    """How many slides name each source for what their words say."""
    return Counter(name for entry in context.draft.slides.values() for name in entry.model.sources)


def _span(figures: Iterable[Figure]) -> str:
    years = sorted({figure.year for figure in figures if figure.year})
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))


def _unused(found: Report) -> dict[str, list[str]]:
    """By rule, what nothing uses and nobody has accepted."""
    out: dict[str, list[str]] = defaultdict(list)
    for one in found.problems:
        if one.rule in _UNUSED:
            file = one.path.partition("/")[2]  # a picture's name; all else is named by the message
            out[one.rule].append(str(one.message.params.get("name", file)))
    return {rule: out[rule] for rule in _UNUSED if rule in out}


def _json(context: Context, found: Report, groups: list[Group], language: str) -> dict[str, object]:
    """The same for programs."""
    return {
        "texts": [
            {
                "part": one.name,
                "texts": one.texts,
                "languages": {
                    code: {
                        "complete": one.texts - one.missing[code] - one.stale[code],
                        "missing": one.missing[code],
                        "stale": one.stale[code],
                    }
                    for code in context.languages
                },
            }
            for one in groups
        ],
        "sources": {
            name: {
                "figures": len(figures),
                "slides": _cited(context)[name],
                "years": sorted({one.year for one in figures if one.year}),
            }
            for name, figures in _given(context).items()
        },
        "unused": _unused(found),
        **rows(found, language),
    }


def _said(text: Text, language: str) -> str:
    return text.get(language) or next(iter(text.values()))
