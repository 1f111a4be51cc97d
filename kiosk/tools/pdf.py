"""A PDF out of what painters draw: vector pages by Qt, then what makes them one document, by pypdf.

Qt writes pages and fonts; outline, page labels and language it cannot. It also writes an author, empty: left out here.
pypdf carries pages, fonts and the version of the format over as they are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import BooleanObject, DictionaryObject, IndirectObject, NameObject, TextStringObject
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from kiosk import __version__

POINTS_PER_INCH = 72
QT_PER_INCH = 96
"""Qt's own units: at another resolution it sets tracked type too tight (it multiplies tracking, not type)."""


@dataclass(frozen=True)
class Form:
    """Width and height of every page, in units of which so many are an inch."""

    size: tuple[float, float]
    per_inch: int


@dataclass(frozen=True)
class Entry:
    """How a reader finds a page: by language, section and title ("": it goes on from the one before)."""

    language: str
    section: str
    title: str


Page = tuple[Entry, Callable[[QPainter], None]]
"""A page, and what draws it."""


def document(form: Form, title: str, names: Mapping[str, str], pages: Iterable[Page]) -> tuple[bytes, int]:
    """The file, and how many pages it has; `names`: of its languages, the document's own first.

    The outline has sections and in them slides, above them the languages where there are several. Labels of pages count
    in each language from 1.
    """
    data, entries = _painted(form, title, pages)
    writer = PdfWriter(clone_from=BytesIO(data), keep_initial_header=True)
    number, several = 0, len(names) > 1
    for code, some in groupby(entries, key=lambda entry: entry.language):
        part = list(some)
        above = writer.add_outline_item(title=names[code], page_number=number) if several else None
        _outline(writer, part, number, above)
        prefix = f"{code} " if several else None
        writer.set_page_label(number, number + len(part) - 1, PageLabelStyle.DECIMAL, prefix, 1)
        number += len(part)
    _told(writer, list(names))
    out = BytesIO()
    writer.write(out)
    return out.getvalue(), len(entries)


def _painted(form: Form, title: str, pages: Iterable[Page]) -> tuple[bytes, list[Entry]]:
    """What Qt makes of the pages, each asked for as its turn comes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"kiosk {__version__}")
    writer.setResolution(QT_PER_INCH)
    points = QSizeF(*form.size) * POINTS_PER_INCH / form.per_inch
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    entries = list[Entry]()
    for entry, draw in pages:
        if entries:
            writer.newPage()
        painter.save()
        painter.scale(QT_PER_INCH / form.per_inch, QT_PER_INCH / form.per_inch)
        draw(painter)
        painter.restore()
        entries.append(entry)
    painter.end()
    return bytes(buffer.data().data()), entries


def _outline(writer: PdfWriter, entries: Sequence[Entry], number: int, above: IndirectObject | None) -> None:
    """Sections, closed, and their slides; the first of them is of the page of this number, from 0."""
    for section, some in groupby(entries, key=lambda entry: entry.section):
        head = writer.add_outline_item(title=section, page_number=number, parent=above, is_open=False)
        for entry in some:
            if entry.title:
                writer.add_outline_item(title=entry.title, page_number=number, parent=head)
            number += 1


def _told(writer: PdfWriter, languages: Sequence[str]) -> None:
    """What the document says of itself, to viewers and to those who have it read aloud."""
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(languages[0])
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.metadata = {key: value for key, value in (writer.metadata or {}).items() if key != "/Author"}
    xmp = writer.xmp_metadata
    if xmp is not None:
        xmp.dc_creator = None
        xmp.dc_language = list(languages)
