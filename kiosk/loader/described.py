"""What each field of the content files is, in a sentence or two: the hover text of editors (kiosk.loader.schema).

By model and field; "" is the model itself. Apart from the models, because only `kiosk schema` and `kiosk new` need them
and a booth would load them for nothing. A test demands one for every field. Charts have theirs in described_charts.
"""

from collections.abc import Mapping

from kiosk.model.problem import N_

Fields = Mapping[str, str]

ACCEPT = N_("Warnings that may stay: the name of the rule and, in your own words, why.")
_PUBLISHED = N_("Page on the web that visitors may take home with the QR code: https://…, at most 75 characters.")
_HEADING = N_("The heading.")

MODELS: Mapping[str, Fields] = {
    "Kiosk": {
        "": N_("The booth as a whole: languages, what it shows when nobody touches it, the topics of home."),
        "title": N_("Name of the whole, above the home screen."),
        "languages": N_("The languages, each with its two letters and its own name: `it: Italiano`."),
        "language": N_("The language to begin with."),
        "theme": N_("Colours: dark for booths, light for bright halls and print, contrast for those who see little."),
        "home": N_("The slide where visitors choose a topic."),
        "attract": N_("What is shown while nobody touches the screen: slides in turn, and how long each stays."),
        "idle": N_("When the screen asks whether anybody is still there."),
        "topics": N_("The topics of home in order, nine at most: the names of the files in slides/."),
        "url": _PUBLISHED,
        "accept": ACCEPT,
    },
    "AttractStop": {
        "": N_("One slide of the attract loop."),
        "slide": N_("The slide, by its id."),
        "seconds": N_("How many seconds it stays, 4 to 120."),
    },
    "Idle": {
        "": N_("When the screen asks whether anybody is still there, and how long it waits for an answer."),
        "seconds": N_("Seconds without a touch, beside the time that the slide takes to read."),
        "ring": N_("Seconds to answer, before the attract loop begins again."),
    },
    "SourcesFile": {
        "": N_("Who published the figures: one entry a source. Its name is what figures call their source.")
    },
    "Source": {
        "": N_("Who published figures, and when."),
        "by": N_("Who published it, as the source line says it."),
        "title": N_("Title of the publication, in its own language."),
        "published": N_("Year of publication, never that of the data. Leave it out where nobody knows it."),
        "url": N_("Where it can be read."),
        "note": N_("What readers of the source should know."),
        "accept": ACCEPT,
    },
    "PlacesFile": {"": N_("Countries, regions and areas that figures are about: one entry a place.")},
    "Place": {
        "": N_("A country, a region or an area."),
        "name": N_("Its name."),
        "entity": N_("Whose colour it bears everywhere: lombardia, italy, eu, or other for all the rest."),
        "compared": N_("How comparisons say it, where “compared with” and the name will not do."),
        "accept": ACCEPT,
    },
    "IndicatorsFile": {
        "": N_("Figures, tables and series: one entry each. A number is written here and nowhere else.")
    },
    "Indicator": {
        "": N_("A figure (value), a table (rows) or a series of years (series). Texts name it in braces: {its-id}."),
        "name": N_("What it is, in full."),
        "short": N_("A shorter name, for charts."),
        "unit": N_("What is counted: people, companies, percent, eur, years, rank and so on."),
        "value": N_("The number, with a point for decimals and nothing between thousands: 28852, 6.9."),
        "scale": N_("What the number counts in: thousand, million or billion."),
        "place": N_("Where: the name of an entry in places.yaml."),
        "year": N_("Year of the data. Leave it out where the source does not say it."),
        "source": N_("Who says so: the name of an entry in sources.yaml, or a list of them."),
        "qualifier": N_("Where the source says “over” or “about”: the word then goes along with the number."),
        "rows": N_("A table: rows called as places are, or with a name of their own."),
        "series": N_("Values by year: {2019: 6.6, 2022: 6.4}."),
        "data": N_("A file that holds the values: CSV, XLSX or YAML, inside the content folder."),
        "counted": N_("What the booth counts by itself. topics-today: slides opened since midnight, topic by topic."),
        "forecast": N_("Years of the series that are a forecast; they are drawn dashed and called one."),
        "plan": N_("An intention: the year in which it was made, or true where nobody knows it."),
        "derive": N_("Worked out from other figures with + - * / and brackets: students / students-italy * 100."),
        "decimals": N_("How many decimals to write; else as many as the number has."),
        "caution": N_("What the figure does not say. Slides that use it must show it, or name it under `heeds`."),
        "note": N_("What the source says about it; visitors read it behind the button with the “i”."),
        "definition": N_("What is counted exactly, in a sentence."),
        "accept": ACCEPT,
    },
    "Row": {
        "": N_("One row of a table. What it leaves out is the table's."),
        "value": N_("The number."),
        "name": N_("Its name, where it is no place."),
        "year": N_("Year of the data, where it is another than the table's."),
        "source": N_("Its source, where it is another than the table's."),
        "qualifier": N_("“over” or “about”, where the source says so of this row."),
    },
    "DataFile": {
        "": N_("A file that holds the values of a figure, and may be edited in Excel or LibreOffice."),
        "file": N_("The file, inside the content folder: data/beds.csv."),
        "decimal": N_("How decimals are written there: comma (12,5) or point (12.5). A CSV needs it."),
        "key": N_("Column of the years or names; else the first."),
        "value": N_("Column of the values; else the second."),
        "sheet": N_("Sheet of the workbook, where it has more than one."),
    },
    "SlidesFile": {
        "": N_("A topic with its slides, or slides of no topic. The topic is called as the file is."),
        "topic": N_("Name of the topic."),
        "short": N_("A shorter name, for tight places."),
        "icon": N_("Icon of the topic."),
        "tile": N_("What the home screen shows of the topic."),
        "accept": ACCEPT,
        "slides": N_("The slides, in order."),
    },
    "Tile": {
        "": N_("What the home screen shows of a topic."),
        "figure": N_('A figure, as text: "{labs:n}".'),
        "caption": N_("What it counts."),
    },
    "Slide": {
        "": N_("One slide: one idea."),
        "id": N_("Name that no other slide has: small letters, digits and hyphens. Talks and links name it."),
        "layout": N_("How it is composed; the layout decides which fields are shown, and where."),
        "heading": N_("What stands small above the title, where it is not the name of the topic."),
        "title": N_("The point, without a full stop: two lines at most, three on upright screens."),
        "figure": N_('The large figure, as text: "{labs:n}".'),
        "lead": N_("An opening sentence, larger than the text."),
        "body": N_("The text: about 45 words. **bold** and *emphasis*."),
        "facts": N_("Figures beside the main one, four at most."),
        "points": N_("Things, each with a title and a text: cards or rows, as the layout sets them."),
        "lists": N_("Lists, each with its heading."),
        "image": N_("A picture from images/."),
        "chart": N_("A chart: begin with `kind`."),
        "takeaway": N_("What the chart amounts to: a figure and a sentence."),
        "caution": N_("A box that says what the figures do not."),
        "source_note": N_("A sentence after the source line."),
        "notes": N_("For the speaker: three to six sentences, never on the public screen."),
        "heeds": N_("Figures with a caution that the words of this slide honour already."),
        "sources": N_("Who says what the words say, where there are no figures."),
        "names": N_("Proper names with a number in them (an address, a decree), which are no figures."),
        "reveal": N_("In talks: the fields that come one by one, in this order. In the quiz: what the answer shows."),
        "guess": N_("Makes the slide a question of the quiz."),
        "url": _PUBLISHED,
        "accept": ACCEPT,
    },
    "Fact": {
        "": N_("A figure beside the main one."),
        "figure": N_("The figure, as text."),
        "text": N_("What it counts."),
    },
    "Point": {
        "": N_("One of several things."),
        "title": N_("Its name."),
        "text": N_("What there is to say about it."),
        "icon": N_("Its icon, on a card."),
    },
    "Names": {
        "": N_("A list."),
        "title": _HEADING,
        "items": N_("Its entries."),
        "chips": N_("true: as chips, one beside the other; else one a line."),
    },
    "Image": {
        "": N_("A picture from images/."),
        "file": N_("The file: images/lab.jpg. PNG, JPEG or WebP, at least 1900 × 2400 pixels."),
        "alt": N_("What is to be seen on it, for those who do not see it."),
        "credit": N_("Whose it is; “Photo:” comes before it."),
        "fit": N_("cover fills the room and cuts off what is over; contain shows all of it."),
    },
    "Takeaway": {
        "": N_("What the chart amounts to."),
        "figure": N_("The figure, as text."),
        "text": N_("The sentence that says what it means."),
    },
    "Caution": {"": N_("What the figures do not say."), "title": _HEADING, "text": N_("A sentence or two.")},
    "Guess": {
        "": N_("What visitors guess, and the slider to guess it with."),
        "figure": N_("The figure to guess, without braces."),
        "least": N_("Where the slider begins, in the figure's unit."),
        "most": N_("Where it ends."),
        "step": N_("What one touch on − or + is worth."),
        "within": N_("How far off still counts as right; else a twentieth of the slider."),
        "slide": N_("The slide that tells about the number."),
    },
    "TalkFile": {
        "": N_("A talk: another way through the same slides. It is called as the file is."),
        "title": N_("Its title, on the cover."),
        "event": N_("The occasion, on the cover."),
        "date": N_("The day: 2026-11-22."),
        "speaker": N_("Who speaks, on the cover."),
        "language": N_("The audience's language at the beginning; else the booth's."),
        "notes_language": N_("The language of notes and console; else the audience's."),
        "second_language": N_("The language of a second screen for the audience; else the same."),
        "both": N_("true: a band repeats title and key figures in the other language."),
        "theme": N_("Colours: dark, light or contrast; else the booth's."),
        "minutes": N_("How long it may last."),
        "accept": ACCEPT,
        "slides": N_("Its slides in order, each once."),
    },
    "Stop": {
        "": N_("One slide of a talk."),
        "slide": N_("The slide, by its id; `cover` makes itself."),
        "seconds": N_("How many seconds it may take, 5 to 3600."),
        "optional": N_("true: “next” skips it where the talk is late."),
        "notes": N_("What to say here; else the slide's own notes."),
        "accept": ACCEPT,
    },
}
