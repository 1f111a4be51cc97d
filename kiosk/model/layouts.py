"""Layouts as data: named slots, composed once for landscape and once for portrait.

A slot is a box with room for one field of a slide. It may begin under another slot and end above a third, so that a
headline of one line or two, or a larger text size, moves what stands below. Slots are placed in the order written;
a slot whose field is empty takes no room. Units, margins and grid are the visual system's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one field.

    field     what stands here: a field of the slide (image: the picture, and whose it is under it), or eyebrow, source,
              credit (whose the boundaries are; without this slot the source says it), legend, tiles, invitation,
              tools, readout, place (where the slide stands among its like); of the quiz: guess (the slider), hint,
              answer (what came of the guess), link (to the slide of the number), score, answers (a cell each), again
    box       x, y, width, height at most
    under     slot above, and the gap to it; over: slot below, and the gap
    lines     how many lines at most
    fit       smallest factor by which a figure or a name may shrink to its width and its lines
    other     shown in the other language (attract speaks both)
    form      how points are set (cards, else rows), facts (plain, else under a hairline), lists (ruled: a
              hairline at their left)
    columns   how many lists stand side by side
    beside    a takeaway whose sentence stands beside its figure, not under it; a readout for which the chart
              makes no room: it lies on its axis, and on no mark

    The slots readout and tools take up room only where the chart has something to offer there.
    """

    field: str
    box: tuple[float, float, float, float]
    style: str = ""
    color: str = "ink"
    under: tuple[str, float] | None = None
    over: tuple[str, float] | None = None
    anchor: Anchor = "top"
    align: Align = "left"
    lines: int = 99
    fit: float = 1.0
    balance: bool = False
    other: bool = False
    beside: bool = False
    form: Literal["", "cards", "plain", "ruled"] = ""
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of both orientations."""

    landscape: tuple[Slot, ...]
    portrait: tuple[Slot, ...]


def _head(title_width: float = 1728) -> tuple[Slot, ...]:
    return (
        Slot("eyebrow", (96, 44, title_width, 58), "label", "quiet", anchor="bottom"),
        Slot("title", (96, 112, title_width, 214), "headline", lines=2, balance=True),
    )


def _head_portrait(width: float = 952) -> tuple[Slot, ...]:
    return (
        Slot("eyebrow", (64, 42, width, 58), "label", "quiet", anchor="bottom"),
        Slot("title", (64, 112, width, 200), "headline-portrait", lines=3, balance=True),
    )


_SOURCE = Slot("source", (96, 800, 1728, 124), "source", "quiet", anchor="bottom", lines=3)
_SOURCE_PORTRAIT = Slot("source", (64, 1400, 952, 216), "source", "quiet", anchor="bottom", lines=6)
# what a mark says when it is touched: over the source line, as it names its own
_READOUT = Slot("readout", (96, 720, 1728, 216))
_READOUT_PORTRAIT = Slot("readout", (64, 1000, 952, 600))
# a chart's buttons on a totem, low enough for everybody
_TOOLS_PORTRAIT = Slot("tools", (64, 1152, 952, 430), over=("source", 24), anchor="bottom")

COVER = "cover"
"""The layout of the slide that a talk may begin with; the loader makes it of what the talk says of itself."""

LAYOUTS: Mapping[str, Layout] = {
    # the booth's invitation: one poster figure, the region as tissue, both languages
    "attract": Layout(
        (
            Slot("eyebrow", (96, 66, 760, 64), "strong"),
            Slot("eyebrow", (96, 110, 760, 80), "body", "quiet", under=("eyebrow", 0), other=True),
            Slot("figure", (91, 226, 790, 220), "poster", fit=0.6, anchor="middle"),
            Slot("title", (96, 456, 800, 140), "headline", lines=2, balance=True),
            Slot("lead", (96, 604, 780, 120), "body", "quiet", other=True, lines=2, balance=True),
            Slot("invitation", (96, 756, 680, 144)),
            Slot("source", (96, 924, 900, 140), "source", "quiet", lines=4),
            Slot("chart", (846, 20, 1020, 1040)),
        ),
        (
            Slot("eyebrow", (64, 64, 952, 64), "strong"),
            Slot("eyebrow", (64, 108, 952, 80), "body", "quiet", under=("eyebrow", 0), other=True),
            Slot("figure", (58, 190, 960, 250), "poster", fit=0.6, anchor="middle"),
            Slot("title", (64, 452, 952, 140), "headline", lines=2, balance=True),
            Slot("lead", (64, 606, 952, 120), "body", "quiet", other=True, lines=2, balance=True),
            Slot("chart", (64, 672, 952, 828)),
            Slot("invitation", (64, 1510, 952, 168)),
            Slot("source", (64, 1716, 952, 150), "source", "quiet", lines=5),
        ),
    ),
    # how a talk begins: its title, the occasion, who speaks and when, beside the region as tissue
    COVER: Layout(
        (
            Slot("eyebrow", (96, 96, 760, 64), "strong", "quiet"),
            Slot("source", (96, 864, 760, 184), "source", "quiet", anchor="bottom", lines=5),
            Slot("title", (96, 240, 720, 420), "goal", lines=4, balance=True, fit=0.6, anchor="middle"),
            Slot("lead", (96, 400, 760, 500), "lead", "quiet", under=("title", 40), over=("source", 24), lines=3),
            Slot("chart", (876, 20, 1000, 1040)),
        ),
        (
            Slot("eyebrow", (64, 96, 952, 64), "strong", "quiet"),
            Slot("title", (64, 200, 952, 340), "goal", lines=3, balance=True, fit=0.6),
            Slot("lead", (64, 300, 952, 400), "lead", "quiet", under=("title", 36), lines=3, balance=True),
            Slot("chart", (64, 720, 952, 960)),
            Slot("source", (64, 1716, 952, 140), "source", "quiet", anchor="bottom", lines=5),
        ),
    ),
    # topics as cells of one tissue, nine as drawn; on a totem the region stands above them and the fingers stay low
    "home": Layout(
        (
            *_head(),
            Slot("tiles", (0, 0, 1920, 1080)),
            # in the row of the controls, between the quiz and Aa
            Slot("source", (552, 952, 588, 96), "source", "quiet", anchor="middle", lines=3, balance=True),
        ),
        (
            Slot("eyebrow", (64, 42, 952, 58), "label", "quiet", anchor="bottom"),
            Slot("figure", (58, 112, 860, 200), "poster", fit=0.5),
            Slot("lead", (64, 190, 660, 280), "headline-portrait", under=("figure", 4), lines=2, balance=True),
            Slot("title", (64, 1080, 952, 62), "s", anchor="bottom", lines=1),
            Slot("credit", (64, 1000, 952, 80), "source", "quiet", over=("title", 16), anchor="bottom", lines=1),
            # beside the region, where it is narrow
            Slot("source", (64, 690, 280, 256), "source", "quiet", anchor="bottom", lines=8, balance=True),
            Slot("chart", (350, 374, 690, 700), over=("credit", -14), anchor="bottom"),
            Slot("tiles", (64, 1160, 952, 562)),
        ),
    ),
    # one sentence that stays: the picture left, the figure and what it means right
    "statement": Layout(
        (
            Slot("eyebrow", (1000, 44, 824, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (1000, 112, 824, 290), "headline", lines=4, balance=True),
            Slot("source", (1000, 800, 824, 124), "source", "quiet", anchor="bottom", lines=4),
            Slot("readout", (1000, 500, 824, 436)),
            Slot("legend", (1000, 700, 824, 220), "quiet", over=("source", 22), anchor="bottom"),
            Slot("figure", (994, 330, 824, 250), "poster", under=("title", 40), fit=0.55),
            Slot("body", (1000, 500, 824, 300), "lead", under=("figure", 14), over=("legend", 24), balance=True),
            Slot("chart", (96, 68, 836, 836)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("legend", (64, 1100, 952, 450), "quiet", over=("source", 26), anchor="bottom"),
            Slot("body", (64, 1000, 952, 500), "body", over=("legend", 28), anchor="bottom", balance=True),
            Slot("figure", (58, 860, 952, 480), "poster", over=("body", 8), anchor="bottom", fit=0.6),
            Slot("chart", (110, 304, 860, 820), under=("title", 40), over=("figure", 40), anchor="middle"),
        ),
    ),
    # text beside chart: the statement mirrored, headline over the figure
    "beside": Layout(
        (
            Slot("eyebrow", (96, 44, 800, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (96, 112, 820, 214), "headline", lines=3, balance=True),
            Slot("source", (96, 800, 800, 124), "source", "quiet", anchor="bottom", lines=4),
            Slot("readout", (96, 500, 820, 436)),
            Slot("legend", (96, 700, 800, 220), "quiet", over=("source", 22), anchor="bottom"),
            Slot("figure", (90, 272, 800, 420), "poster-high", under=("title", 20), fit=0.6),
            Slot("body", (96, 420, 820, 420), "body", under=("figure", 24), over=("legend", 20), balance=True),
            Slot("chart", (966, 68, 836, 836)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("legend", (64, 1100, 952, 450), "quiet", over=("source", 26), anchor="bottom"),
            Slot("body", (64, 1000, 952, 500), "body", over=("legend", 28), anchor="bottom", balance=True),
            Slot("figure", (58, 860, 952, 480), "poster", over=("body", 8), anchor="bottom", fit=0.6),
            Slot("chart", (110, 304, 860, 820), under=("title", 40), over=("figure", 40), anchor="middle"),
        ),
    ),
    # two to six figures with their plates
    "figures": Layout(
        (*_head(), _SOURCE, _READOUT, Slot("chart", (96, 206, 1728, 650), under=("title", 44), over=("source", 24))),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("chart", (64, 290, 952, 1150), under=("title", 48), over=("source", 40)),
        ),
    ),
    # a chart with its takeaway, and the box that says what the figures do not
    "chart": Layout(
        (
            *_head(),
            _SOURCE,
            _READOUT,
            Slot("caution", (1240, 400, 584, 490), over=("source", 32), anchor="bottom"),
            Slot("takeaway", (1240, 204, 584, 500), "xl", under=("title", 24), over=("caution", 14)),
            Slot("chart", (96, 226, 1080, 640), under=("title", 44), over=("source", 24)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("caution", (64, 1100, 952, 500), over=("source", 28), anchor="bottom"),
            Slot("takeaway", (64, 900, 952, 600), "xl", over=("caution", 32), anchor="bottom", beside=True),
            Slot("chart", (64, 290, 952, 900), under=("title", 48), over=("takeaway", 30)),
        ),
    ),
    # a chart as wide as the stage
    "wide": Layout(
        (*_head(), _SOURCE, _READOUT, Slot("chart", (96, 206, 1728, 650), under=("title", 26), over=("source", 18))),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("body", (64, 1100, 952, 400), "body", over=("source", 32), anchor="bottom", balance=True, fit=0.8),
            Slot("chart", (64, 290, 952, 1150), under=("title", 44), over=("body", 30)),
        ),
    ),
    # a series over time, the change written into the room that the line leaves
    "trend": Layout(
        (
            *_head(),
            _SOURCE,
            Slot("readout", (96, 720, 1728, 216), beside=True),
            Slot("chart", (96, 206, 1728, 660), under=("title", 14), over=("source", 18)),
            Slot("takeaway", (494, 560, 690, 240), "xl", beside=True),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("takeaway", (64, 1150, 952, 370), "poster", over=("source", 24), anchor="middle", beside=True),
            Slot("chart", (64, 290, 952, 820), under=("title", 40)),
        ),
    ),
    # a topic begins: what it is about, one large figure with its tissue, a few more beside it
    "opener": Layout(
        (
            Slot("eyebrow", (1000, 44, 824, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (1000, 112, 824, 290), "headline", lines=3, balance=True),
            Slot("source", (1000, 780, 824, 144), "source", "quiet", anchor="bottom", lines=5),
            Slot("readout", (1000, 500, 824, 436)),
            Slot("facts", (1000, 540, 824, 320), "s", over=("source", 36), anchor="bottom"),
            Slot("figure", (994, 262, 824, 420), "poster", under=("title", 30), fit=0.55),
            Slot(
                "body", (1000, 440, 800, 400), "body", under=("figure", 12), over=("facts", 40), balance=True, fit=0.8
            ),
            Slot("chart", (96, 84, 800, 800)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("facts", (64, 1100, 952, 500), "s", over=("source", 36), anchor="bottom"),
            Slot("figure", (59, 290, 952, 260), "poster", under=("title", 24), fit=0.6),
            Slot("body", (64, 480, 952, 300), "body", under=("figure", 8), balance=True),
            Slot("chart", (64, 560, 952, 880), under=("body", 36), over=("facts", 48), anchor="middle"),
        ),
    ),
    # the same for what lies on a map, whose names reach under the text
    "place": Layout(
        (
            Slot("eyebrow", (96, 44, 800, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (96, 112, 720, 290), "headline", lines=3, balance=True),
            Slot("source", (96, 720, 700, 204), "source", "quiet", anchor="bottom", lines=6),
            Slot("readout", (96, 500, 586, 436)),
            Slot("facts", (96, 540, 600, 320), "s", over=("source", 28), anchor="bottom"),
            Slot("figure", (91, 262, 560, 420), "poster", under=("title", 20), fit=0.5),
            Slot("body", (96, 440, 560, 400), "body", under=("figure", 10), over=("facts", 24), balance=True, fit=0.65),
            Slot("chart", (690, 40, 1150, 880)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("facts", (64, 1100, 952, 500), "s", over=("source", 36), anchor="bottom"),
            Slot("figure", (59, 290, 952, 260), "poster", under=("title", 24), fit=0.6),
            Slot("body", (64, 480, 952, 300), "body", under=("figure", 8), balance=True),
            Slot("chart", (40, 560, 1000, 880), under=("body", 36), over=("facts", 48), anchor="middle"),
        ),
    ),
    # a band of cells across the stage, its figure and what it means under it
    "ribbon": Layout(
        (
            *_head(),
            _SOURCE,
            _READOUT,
            Slot("legend", (1000, 700, 824, 220), "quiet", over=("source", 26), anchor="bottom"),
            Slot("figure", (91, 560, 860, 350), "poster", over=("source", 18), fit=0.6, anchor="bottom"),
            Slot("body", (1000, 560, 824, 320), "body", over=("legend", 22), anchor="bottom", balance=True),
            Slot("chart", (96, 226, 1728, 390), under=("title", 44), over=("figure", 30)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("legend", (64, 1100, 952, 450), "quiet", over=("source", 26), anchor="bottom"),
            Slot("body", (64, 1000, 952, 500), "body", over=("legend", 28), anchor="bottom", balance=True),
            Slot("figure", (58, 860, 952, 480), "poster", over=("body", 8), anchor="bottom", fit=0.6),
            Slot("chart", (110, 304, 860, 820), under=("title", 40), over=("figure", 40), anchor="middle"),
        ),
    ),
    # headline, takeaway and caution in a column, the chart as high as the stage
    "aside": Layout(
        (
            Slot("eyebrow", (96, 44, 640, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (96, 112, 640, 360), "headline", lines=5, balance=True),
            Slot("source", (96, 780, 640, 144), "source", "quiet", anchor="bottom", lines=5),
            Slot("readout", (96, 500, 640, 436)),
            Slot("caution", (96, 400, 640, 440), over=("source", 32), anchor="bottom"),
            Slot("takeaway", (96, 400, 600, 470), "xl", under=("title", 40), over=("caution", 24)),
            Slot("chart", (830, 96, 994, 800)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("caution", (64, 1100, 952, 500), over=("source", 28), anchor="bottom"),
            Slot("takeaway", (64, 900, 952, 600), "xl", over=("caution", 32), anchor="bottom", beside=True),
            Slot("chart", (64, 290, 952, 900), under=("title", 48), over=("takeaway", 30)),
        ),
    ),
    # two to four things, a card each
    "points": Layout(
        (
            *_head(),
            _SOURCE,
            Slot("body", (96, 200, 1240, 200), "body", "quiet", under=("title", 18), balance=True),
            Slot("points", (96, 260, 1728, 640), "m", under=("body", 48), over=("source", 32), form="cards"),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            Slot("body", (64, 290, 952, 200), "body", "quiet", under=("title", 24), balance=True),
            Slot("points", (64, 330, 952, 1280), "m", under=("body", 44), over=("source", 40), form="cards"),
        ),
    ),
    # names in a column, large; what they are names of beside them
    "names": Layout(
        (
            Slot("eyebrow", (96, 44, 960, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (96, 112, 960, 220), "headline", lines=3, balance=True),
            Slot("source", (96, 760, 700, 164), "source", "quiet", anchor="bottom", lines=6),
            Slot("readout", (1000, 500, 824, 436)),
            Slot("figure", (91, 262, 660, 420), "poster", under=("title", 28), fit=0.5),
            Slot("body", (96, 200, 860, 500), "body", under=("figure", 22), over=("source", 30), balance=True),
            Slot("chart", (96, 300, 600, 570), under=("body", 36), over=("source", 32)),
            Slot("points", (1160, 130, 664, 750), "s", anchor="middle"),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            _TOOLS_PORTRAIT,
            _READOUT_PORTRAIT,
            Slot("figure", (59, 290, 952, 230), "poster", under=("title", 24), fit=0.6),
            Slot("body", (64, 290, 952, 300), "body", under=("figure", 16), balance=True),
            Slot("chart", (64, 290, 952, 610), under=("body", 36), anchor="middle"),
            Slot("points", (64, 290, 952, 1310), "s", under=("chart", 40), over=("source", 48)),
        ),
    ),
    # a goal among its like: what it aims at, and what is done for it, with whom
    "goal": Layout(
        (
            Slot("eyebrow", (96, 44, 700, 58), "label", "quiet", anchor="bottom"),
            Slot("source", (96, 810, 560, 114), "source", "quiet", anchor="bottom", lines=4),
            Slot("place", (96, 124, 560, 224), "xl"),
            Slot("title", (92, 380, 560, 240), "goal", fit=0.6, lines=2),
            Slot("lead", (96, 460, 560, 380), "lead", under=("title", 14), fit=0.8, lines=4, balance=True),
            Slot(
                "body",
                (96, 600, 560, 300),
                "quiet",
                "quiet",
                under=("lead", 18),
                over=("source", 16),
                fit=0.8,
                balance=True,
                lines=3,
            ),
            Slot("facts", (740, 92, 1084, 320), "l", form="plain"),
            Slot("lists", (740, 112, 1084, 780), "line", under=("facts", 60), form="ruled"),
        ),
        (
            Slot("eyebrow", (64, 42, 952, 58), "label", "quiet", anchor="bottom"),
            Slot("place", (64, 120, 952, 200), "xl"),
            Slot("title", (60, 346, 952, 250), "goal", fit=0.6, lines=2),
            Slot("lead", (64, 460, 952, 300), "lead", under=("title", 12), balance=True),
            Slot("body", (64, 560, 952, 260), "quiet", "quiet", under=("lead", 14), balance=True),
            _SOURCE_PORTRAIT,
            Slot("facts", (64, 640, 952, 400), "l", under=("body", 24), form="plain"),
            Slot("lists", (64, 640, 952, 970), "line", under=("facts", 48), over=("source", 36)),
        ),
    ),
    # where to find us
    "contact": Layout(
        (
            Slot("eyebrow", (96, 44, 900, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (88, 122, 940, 250), "poster", fit=0.5, lines=1),
            Slot("source", (96, 800, 1728, 124), "source", "quiet", anchor="bottom", lines=3),
            Slot("lead", (96, 340, 760, 300), "lead", under=("title", 30), balance=True),
            Slot("points", (1060, 330, 764, 540), "m", "acctext", over=("source", 40), anchor="bottom"),
        ),
        (
            Slot("eyebrow", (64, 42, 952, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (60, 112, 952, 250), "goal", fit=0.7, lines=2, balance=True),
            _SOURCE_PORTRAIT,
            Slot("lead", (64, 360, 952, 300), "lead", under=("title", 30), balance=True),
            Slot("points", (64, 620, 952, 900), "l", "acctext", under=("lead", 90), over=("source", 40)),
        ),
    ),
    # a question of the quiz: what is guessed, and in its place what came of it; the chart beside both
    "quiz": Layout(
        (
            Slot("eyebrow", (96, 44, 820, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (96, 112, 820, 214), "headline", lines=3, fit=0.9, balance=True),
            Slot("hint", (96, 850, 820, 74), "source", "quiet", anchor="bottom", lines=2),
            Slot("guess", (96, 340, 770, 506), "poster"),
            Slot("source", (96, 720, 500, 204), "source", "quiet", anchor="bottom", lines=7),
            Slot("link", (606, 828, 310, 96)),
            Slot("answer", (96, 340, 820, 240), "body", under=("title", 44)),
            Slot("takeaway", (96, 470, 820, 380), "xl", under=("answer", 26), over=("source", 24)),
            Slot("chart", (986, 68, 838, 836)),
        ),
        (
            *_head_portrait(),
            Slot("hint", (64, 1530, 952, 86), "source", "quiet", anchor="bottom", lines=3),
            Slot("guess", (64, 1040, 952, 500), "poster"),
            Slot("source", (64, 1400, 580, 216), "source", "quiet", anchor="bottom", lines=7),
            Slot("link", (684, 1504, 332, 112)),
            Slot("answer", (64, 1076, 952, 240), "body"),
            Slot("takeaway", (64, 1160, 952, 400), "xl", under=("answer", 26), over=("source", 24), beside=True),
            Slot("chart", (64, 310, 952, 712), under=("title", 40)),
        ),
    ),
    # how a round of the quiz went
    "score": Layout(
        (
            Slot("eyebrow", (96, 44, 820, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (96, 112, 820, 214), "headline", lines=3, balance=True),
            Slot("again", (96, 780, 400, 112)),
            Slot("source", (530, 724, 386, 168), "source", "quiet", anchor="bottom", lines=6),
            Slot("score", (91, 330, 820, 420), "poster", under=("title", 40), over=("again", 40)),
            Slot("answers", (966, 68, 858, 836)),
        ),
        (
            *_head_portrait(),
            Slot("answers", (110, 300, 860, 720), under=("title", 48)),
            Slot("score", (59, 1060, 952, 400), "poster"),
            Slot("again", (64, 1490, 440, 120)),
            Slot("source", (534, 1420, 482, 190), "source", "quiet", anchor="bottom", lines=6),
        ),
    ),
    # text beside a large picture; on a totem it stands at the foot, and the picture fills what is left under the title
    "picture": Layout(
        (
            Slot("eyebrow", (96, 44, 700, 58), "label", "quiet", anchor="bottom"),
            Slot("title", (96, 112, 700, 290), "headline", lines=4, balance=True),
            Slot("source", (96, 780, 700, 144), "source", "quiet", anchor="bottom", lines=5),
            Slot("figure", (90, 262, 706, 300), "poster", under=("title", 30), fit=0.5),
            Slot("lead", (96, 220, 700, 660), "lead", under=("figure", 30), over=("source", 24), balance=True),
            Slot("body", (96, 220, 700, 660), "body", under=("lead", 26), over=("source", 24), balance=True),
            Slot("image", (884, 68, 940, 856)),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            Slot("body", (64, 900, 952, 710), "body", over=("source", 36), anchor="bottom", balance=True),
            Slot("lead", (64, 900, 952, 710), "lead", over=("body", 24), anchor="bottom", balance=True),
            Slot("figure", (58, 760, 952, 850), "poster", over=("lead", 14), anchor="bottom", fit=0.5),
            Slot("image", (64, 250, 952, 1190), under=("title", 36), over=("figure", 30)),
        ),
    ),
    # what the kiosk is made with
    "credits": Layout(
        (
            *_head(),
            _SOURCE,
            Slot("body", (96, 200, 1240, 200), "quiet", "quiet", under=("title", 14), balance=True),
            Slot("lists", (96, 270, 1728, 620), "body", under=("body", 40), over=("source", 20), columns=3),
        ),
        (
            *_head_portrait(),
            _SOURCE_PORTRAIT,
            Slot("body", (64, 290, 952, 200), "quiet", "quiet", under=("title", 24), balance=True),
            Slot("lists", (64, 330, 952, 1280), "body", under=("body", 44), over=("source", 40)),
        ),
    ),
}
