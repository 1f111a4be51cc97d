"""Other numbers at the places of some, and not a byte besides."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.loader.edited import Edit, edited, number_at
from kiosk.loader.marked import parse
from kiosk.loader.tables import parse as parse_table
from kiosk.model.indicator import DataFile

NUMBERS = st.decimals(-999, 99_999, places=2, allow_nan=False).map(str) | st.integers(-999, 10**11).map(str)
ODD = st.text("#:'\" -{}[],à€é7.", max_size=12).map(lambda text: text.replace("\n", ""))
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, list[tuple[str | int, ...]]]:
    """A YAML file with comments in odd places, and where its numbers are."""
    end, lines, places = draw(ENDS), [f"# {draw(ODD)}", ""], list[tuple[str | int, ...]]()
    for n in range(draw(st.integers(1, 4))):
        comment = draw(st.just("") | ODD.map(lambda text: f" # {text}"))
        first, second = draw(NUMBERS), draw(NUMBERS)
        space = " " * draw(st.integers(1, 3))
        how = draw(st.sampled_from(["block", "flow", "deep", "list"]))
        if how == "block":
            lines += [f"a{n}:{comment}", "", f"   # {draw(ODD)}", f"  value:{space}{first}{comment}"]
            places.append((f"a{n}", "value"))
        elif how == "flow":
            lines.append(f"a{n}: {{{space}'à, 7': {first},{space}b: {{ 2009:{space}{second} }} }}{comment}")
            places += [(f"a{n}", "à, 7"), (f"a{n}", "b", 2009)]
        elif how == "deep":
            lines += [f"a{n}:", f'  "è":{comment}', f"    b:{space}{first}{comment}", f"    c:{space}{second}"]
            places += [(f"a{n}", "è", "b"), (f"a{n}", "è", "c")]
        else:
            lines.append(f"a{n}: [{space}{first} ,{space}{second}]{comment}")
            places += [(f"a{n}", 0), (f"a{n}", 1)]
    bom = draw(st.sampled_from(["", "\ufeff"]))
    return (bom + end.join(lines) + draw(st.sampled_from(["", end]))).encode(), places


@settings(max_examples=40)
@given(files(), st.data())
def test_only_the_numbers_change(file: tuple[bytes, list[tuple[str | int, ...]]], data: st.DataObject) -> None:
    old, places = file
    marked = parse(old, "x.yaml")
    if marked.problems:  # thousands, or a comment that ends a text: not what is tried here
        return
    wanted = data.draw(st.dictionaries(st.sampled_from(places), NUMBERS.filter(_clear), min_size=1))
    edits = [_edit(marked.lines, marked.at(place), new) for place, new in wanted.items()]
    new = edited(old, edits)
    read = parse(new, "x.yaml")
    assert not read.problems
    for place in places:
        value, before = _value(read.value, place), _value(marked.value, place)
        assert str(value) == (str(Decimal(wanted[place])) if place in wanted else str(before))
    back = [Edit(one.line, read.at(place)[1], one.new, one.old) for place, one in zip(wanted, edits, strict=True)]
    assert edited(new, back) == old


def _clear(text: str) -> bool:
    return not parse(f"x: {text}".encode(), "x").problems


def _edit(lines: object, at: tuple[int, int], new: str) -> Edit:
    found = number_at(lines, *at)  # type: ignore[arg-type]
    assert found is not None
    return Edit(at[0], found[0], found[1], new)


def _value(value: object, place: tuple[str | int, ...]) -> object:
    for step in place:
        value = value[step]  # type: ignore[index]
    return value


def test_cells_of_a_csv() -> None:
    old = '\ufeff# anno ;spesa;nota\r\n2009;"7,3";a\r\n2010;  7;\r\n'.encode()
    table = parse_table(old, "x.csv", DataFile(file="x.csv", decimal="comma"))
    edits = [
        _edit(table.marked.lines, table.marked.at(("series", year)), new) for year, new in ((2009, "8"), (2010, "7,15"))
    ]
    assert edited(old, edits) == '\ufeff# anno ;spesa;nota\r\n2009;"8";a\r\n2010;  7,15;\r\n'.encode()


def test_a_number_that_is_not_there_changes_nothing() -> None:
    with pytest.raises(ValueError, match="7 is not in line 1, column 4"):
        edited(b"x: 8\n", [Edit(1, 4, "7", "9")])
    with pytest.raises(ValueError, match="line 3"):
        edited(b"x: 8\n", [Edit(3, 1, "8", "9")])
