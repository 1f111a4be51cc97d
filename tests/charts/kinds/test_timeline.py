"""Timeline: dates in order and in proportion where words allow it; plans are hollow and called plans."""

from itertools import pairwise

import pytest
from pydantic import ValidationError

from kiosk.charts.kinds import timeline
from kiosk.charts.marks import Label, touched

from .lengths import LONG, both, chart, deck, frame, labels, picture, targets, texts
from .ways import bad, curves, discs, enters_well, faultless, on_the_way, same_in_all_languages

MADE = deck(
    regions={"unit": "regions", "place": "italy", "series": {2010: 2, 2017: 15}},
    people={"value": 100, "unit": "researchers", "place": "lombardia", "year": 2021, "plan": 2021},
    aims={"value": 1000, "unit": "scientists", "place": "lombardia", "qualifier": "over", "year": 2026, "plan": 2021},
)


def item(year: int, text: str = "Apertura del nuovo polo di ricerca", **more: object) -> dict[str, object]:
    return {"year": year, "text": both(text), **more}


def of(*items: dict[str, object]) -> dict[str, object]:
    return {"kind": "timeline", "items": list(items)}


STORY = of(
    item(2010, "la raggiungono", figure="regions@2010"),
    item(2015, "Il decreto fissa la soglia"),
    item(2017, "la raggiungono", figure="regions@2017"),
    item(2021, "entro l’anno", figure="people", plan=True),
    item(2026, "a pieno regime", figure="aims"),
)
NEAR = of(item(2009), item(2010), item(2011), item(2012), item(2025), item(2026, plan=True))
SAME = of(item(2015), item(2015, "Altro"), item(2020))


def test_dates_are_in_proportion_to_time_where_words_allow_it() -> None:
    marks = picture(MADE, **STORY)
    at = [discs(marks)[str(n)].x for n in range(5)]
    part = [(x - at[0]) / (at[-1] - at[0]) for x in at]
    assert part == pytest.approx([0, 5 / 16, 7 / 16, 11 / 16, 1])
    assert "scale" not in texts(marks)


def test_else_the_steps_are_even_and_the_chart_says_so() -> None:
    marks = picture(MADE, **NEAR)
    at = [discs(marks)[str(n)].x for n in range(6)]
    assert len({round(b - a, 6) for a, b in pairwise(at)}) == 1
    assert texts(marks)["scale"] == "The steps between the years are not to scale"
    assert [texts(marks)[f"{n}.words"].split(" ")[0] for n in range(6)] == [
        "2009",
        "2010",
        "2011",
        "2012",
        "2025",
        "2026",
    ]


def test_words_stand_above_and_below_in_turn_and_on_a_totem_beside() -> None:
    marks = picture(MADE, **STORY)
    for n in range(5):
        assert (labels(marks)[f"{n}.words"].box.bottom < discs(marks)[str(n)].y) == (n % 2 == 0)
    room = frame(MADE, "totem")
    tall = discs(picture(MADE, room, **STORY))
    assert len({tall[str(n)].x for n in range(5)}) == 1
    ys = [tall[str(n)].y for n in range(5)]
    assert ys == sorted(ys)


def test_items_may_come_in_any_order_and_keep_their_keys() -> None:
    given = STORY["items"]
    turned = of(*reversed(given))
    at = {key: disc.x for key, disc in discs(picture(MADE, **turned)).items() if key.isdigit()}
    assert sorted(at, key=at.__getitem__) == ["4", "3", "2", "1", "0"]


def test_a_plan_is_hollow_dashed_and_called_one() -> None:
    marks = picture(MADE, **STORY)
    dots = discs(marks)
    assert [dots[str(n)].fill == "ground" for n in range(5)] == [False, False, False, True, True]
    assert [bool(curves(marks)[f"link.{n}"].dash) for n in range(1, 5)] == [False, False, True, True]
    said = texts(marks)
    assert "plan of 2021" in said["3.words"] and "plan of 2021" in said["4.words"]
    assert "plan" not in said["2.words"]
    undated = picture(MADE, **of(item(2015), item(2016), item(2026, plan=True)))
    assert "plan" in texts(undated)["2.words"] and "plan of" not in texts(undated)["2.words"]


def test_figures_keep_their_words_and_colours() -> None:
    marks = {m.key: m for m in picture(MADE, **STORY)}
    label = marks["4.words"]
    assert isinstance(label, Label)
    spans = {span.color: span.text.replace("\u00a0", " ") for span in label.spans}
    assert spans["acctext"] == "over 1,000 scientists"


def test_only_figures_can_be_touched() -> None:
    kind, fields = chart(**STORY)
    readings = kind.readings(fields, MADE, "en")
    assert list(readings) == ["0", "2", "3", "4"]
    assert readings["2"].against == readings["0"].figure  # of one series
    assert readings["0"].against is None and readings["4"].against is None
    assert readings["4"].name == "2026, plan of 2021"
    marks = picture(MADE, **STORY)
    assert set(targets(marks)) == set(readings)
    assert targets(marks)["4"] == "2026, plan of 2021: over 1,000 scientists, a pieno regime"
    assert [key for key in discs(picture(MADE, frame(MADE, selection="2"), **STORY)) if key.endswith("ring")] == [
        "2.ring"
    ]


@pytest.mark.parametrize(
    "raw",
    [
        STORY,
        NEAR,
        SAME,
        of(item(2010), item(2011), item(2012)),
        of(item(1800, LONG), item(2000, LONG), item(2026, LONG)),
    ],
    ids=("story", "near", "same", "three", "long"),
)
def test_all_is_in_its_place_in_every_look(raw: dict[str, object], qapp) -> None:
    faultless(MADE, **raw)


def test_a_finger_finds_each_dot_and_its_words() -> None:
    for box in ("wide", "beside", "totem"):
        marks = tuple(picture(MADE, frame(MADE, box), **STORY))
        for key in targets(marks):
            label, dot = labels(marks)[f"{key}.words"].box, discs(marks)[key]
            for x, y in ((dot.x, dot.y), (label.x + 5, label.y + 5), (label.right - 5, label.bottom - 5)):
                found = touched(marks, x, y)
                assert found and found.key == key


def test_the_line_grows_through_the_dates() -> None:
    enters_well(MADE, **STORY)
    reached = []
    for phase in (0.0, 0.3, 0.6, 1.0):
        reached.append(sum(m.r for m in discs(on_the_way(MADE, frame(MADE), phase, **STORY)).values()))
    assert reached == sorted(reached) and reached[0] == 0


def test_another_language_only_labels_anew() -> None:
    items = [{**one, "text": {"it": "breve", "en": "a text that is longer by far than in the other language"}}
             for one in STORY["items"]]  # fmt: skip
    same_in_all_languages(MADE, **STORY)
    same_in_all_languages(MADE, **of(*items))


def test_words_tell_all_dates() -> None:
    kind, fields = chart(**STORY)
    words = kind.words(fields, MADE, "en").replace("\u00a0", " ")
    assert words.startswith("2010: 2 regions la raggiungono. 2015: Il decreto fissa la soglia.")
    assert words.endswith("2026, plan of 2021: over 1,000 scientists a pieno regime.")


def test_texts_may_have_figures_in_them(qapp) -> None:
    raw = of(item(2010, "le regioni sono {regions@2010:n}"), item(2015), item(2017))
    assert texts(picture(MADE, **raw))["0.words"] == "2010 le regioni sono 2"
    assert [str(one) for one in chart(**raw)[1].references()] == ["regions@2010"]  # its source is named
    room = frame(MADE)
    assert not bad(picture(MADE, room, **raw), room)


@pytest.mark.parametrize("count", [0, 2, 7])
def test_three_to_six_dates(count: int) -> None:
    with pytest.raises(ValidationError):
        timeline.Fields.model_validate(of(*(item(2010 + n) for n in range(count))))
