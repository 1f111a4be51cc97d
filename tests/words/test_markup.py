"""What staff may type between words, and what they are told when it does not hold."""

import pytest

from kiosk.model.indicator import Ref
from kiosk.words.markup import MarkupError, Piece, parse, references
from kiosk.words.messages import say


def shown(text: str) -> str:
    """Pieces in a line: B and E before what is bold or emphasised, references in < >."""

    def one(piece: Piece) -> str:
        style = "B" * piece.bold + "E" * piece.emphasis
        content = piece.content
        body = f"<{content}{':' if content.form else ''}{content.form}>" if isinstance(content, Ref) else content
        return f"{style}[{body}]"

    return "".join(one(piece) for piece in parse(text))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ""),
        ("plain", "[plain]"),
        ("two\nlines", "[two\nlines]"),
        ("{a}", "[<a>]"),
        ("{pharma-employees:n} people", "[<pharma-employees:n>][ people]"),
        ("{a:short}", "[<a:short>]"),
        ("{a.italy}", "[<a.italy>]"),
        ("{a@2017}", "[<a@2017>]"),
        ("{a.italy@2017:n}", "[<a.italy@2017:n>]"),
        ("{a}{b}", "[<a>][<b>]"),
        ("{{a}}", "[{a}]"),
        ("{{{a}}}", "[{][<a>][}]"),
        ("a **b** c", "[a ]B[b][ c]"),
        ("a *b* c", "[a ]E[b][ c]"),
        ("**a *b* c**", "B[a ]BE[b]B[ c]"),
        ("***a***", "BE[a]"),
        ("**{a}** of", "B[<a>][ of]"),
        ("l'*Italia*", "[l']E[Italia]"),
        ("3 * 4", "[3 * 4]"),
        ("3*4", "[3*4]"),
        ("2**3", "[2**3]"),
        ("a * b * c", "[a * b * c]"),
        ("**3*4**", "B[3*4]"),
        ("footnote* here", "[footnote* here]"),
        ("*a * b*", "E[a * b]"),
        ("** a **", "[** a **]"),
    ],
)
def test_a_text(text, pieces):
    assert shown(text) == pieces


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("see {a", 4, '"{" without its "}"', 'for a brace itself write "{{"'),
        ("see {a {b}", 4, '"{" without its "}"', 'for a brace itself write "{{"'),
        ("see a}", 5, '"}" without its "{"', 'for a brace itself write "}}"'),
        ("see {a:shrt}", 7, 'unknown form "shrt"', 'did you mean "short"?'),
        ("see {a:nn}", 7, 'unknown form "nn"', 'did you mean "n"?'),
        ("see {a:percent}", 7, 'unknown form "percent"', 'the forms are ":n" and ":short"'),
        ("see {a:}", 7, 'unknown form ""', 'the forms are ":n" and ":short"'),
        ("{ a }", 0, 'not a reference: "{ a }"', 'did you mean "{a}"?'),
        ("{Pharma_Exports:n}", 0, 'not a reference: "{Pharma_Exports:n}"', 'did you mean "{pharma-exports:n}"?'),
        ("{a. italy}", 0, 'not a reference: "{a. italy}"', 'did you mean "{a.italy}"?'),
        (
            "{}",
            0,
            'not a reference: "{}"',
            'write "{id}", "{id.row}", "{id@2017}" or "{id:n}"; for a brace itself "{{"',
        ),
        ("ab **c", 3, '"**" is opened and never closed', None),
        ("ab *c", 3, '"*" is opened and never closed', None),
        ("ab **c*", 3, '"**" is opened and never closed', None),
    ],
)
def test_a_fault_says_where_what_and_what_instead(text, offset, message, hint):
    with pytest.raises(MarkupError) as caught:
        parse(text)
    fault = caught.value
    assert (fault.offset, say(fault.message, "en"), fault.hint and say(fault.hint, "en")) == (offset, message, hint)


def test_a_fault_in_italian():
    with pytest.raises(MarkupError) as caught:
        parse("{a:shrt}")
    fault = caught.value
    assert say(fault.message, "it") == 'forma sconosciuta "shrt"'
    assert fault.hint and say(fault.hint, "it") == 'forse "short"?'


def test_references_in_order_as_often_as_they_stand():
    assert references("{b} **{a.x:n}** {b}") == (Ref("b"), Ref("a", "x", form="n"), Ref("b"))
