"""A language of fingers: `play("touch tap:pharma > en +45s")` does what a hand would, and lets time pass.

touch .              wake; a touch that hits nothing        mark:slide=key  view:slide=name   a chart's mark, its view
> < first last       next, previous, the topic's ends       +45s            time passes, with ticks when they are due
home tap:topic       home; a tile                           late+45s        time passes, and no tick comes
go:slide go:slide@1  any slide, at a step                   tick            a tick that comes now
it en de switch      the audience's language                continue over   the ring's two buttons
dark light contrast  normal large largest  full still       keep:a,b,c      other content: only these slides
time:slide=2017      play:slide=2009,2019  pause:slide  ? x                 what are these numbers; enough
overview aa take     the other panels                       resume              go on with the visit that was left
clean                staff wipe the screen                  opens closes        opening hours
start-it start-en    staff choose the language of each visit
quiz guess:slide=12  a round; the slider of a question

A speaker's, beside those above (`deck(talks={"t": "region:30 sector?:60"})`):

talk:t rehearse:t    give a talk; with nobody there           black white         over the audience's picture
alone:t              with no screen for the speaker           freeze              the audience sees a still, or not
lone console         the speaker's screen goes; comes         freeze! freeze-     it does; it does not
clock restart quit   start or stop it; from the first; end    point torch         the speaker's finger; its kind
hold hold:slide      keep an optional slide, however late     bigger smaller      the notes
both notes second    a band; the other languages              sheet:help shut     what is open on the console
swap                 audience and console change screens      talks:t=a:30,b?:60  other content: this talk
"""

from dataclasses import replace
from decimal import Decimal

from kiosk.model.deck import AttractStop, Deck, Idle, Kiosk, Tile, Topic
from kiosk.model.indicator import Figure, Ref
from kiosk.model.slide import Guess, Slide
from kiosk.model.state import (
    Activity,
    Blanked,
    Both,
    ChooseLanguage,
    ChooseMotion,
    ChooseTextSize,
    ChooseTheme,
    ChooseTime,
    ChooseView,
    Clean,
    Clock,
    ClosePanel,
    CloseSheet,
    Console,
    Continue,
    DeckReplaced,
    EndTalk,
    Event,
    First,
    Freeze,
    GoHome,
    GoTo,
    Hours,
    Keep,
    Last,
    Moving,
    Next,
    NotesSize,
    Open,
    OpenPanel,
    OpenSheet,
    Pause,
    Play,
    PointAt,
    Pointer,
    Previous,
    Restart,
    Resume,
    SelectMark,
    Spotlight,
    StaffActivity,
    StartIn,
    StartOver,
    StartQuiz,
    StartTalk,
    State,
    Swap,
    SwitchLanguage,
    SwitchNotes,
    SwitchSecond,
    Tick,
    Touch,
    deadline,
    initial,
    reduce,
)
from kiosk.model.state import Guess as Guessed
from kiosk.model.talk import Stop, Talk

ANSWER = 43
SLIDES = ("region", "home", "sector", "pharma-1", "pharma-2", "pharma-3", "care", "credits")
TOPICS = {"sector": ("sector",), "pharma": ("pharma-1", "pharma-2", "pharma-3"), "arts": (), "care": ("care",)}
WORDS = {"region": 6, "home": 60, "sector": 10, "pharma-1": 20, "pharma-2": 40, "pharma-3": 0, "care": 0, "credits": 0}
NAMES = {"it": "Italiano", "en": "English", "de": "Deutsch"}

PLAIN: dict[str, Event] = {
    "?": OpenPanel("about"), "x": ClosePanel(), "overview": OpenPanel("overview"), "aa": OpenPanel("display"),
    "take": OpenPanel("take"), "resume": Resume(), "clean": Clean(), "opens": Hours(True), "closes": Hours(False),
    "start-it": StartIn("it"), "start-en": StartIn("en"), "start-xx": StartIn("xx"),
    "quiz": StartQuiz(), "staff": StaffActivity(),
    "touch": Touch(), ".": Activity(), ">": Next(), "<": Previous(), "first": First(), "last": Last(), "home": GoHome(),
    "switch": SwitchLanguage(), "continue": Continue(), "over": StartOver(), "tick": Tick(),
    "dark": ChooseTheme("dark"), "light": ChooseTheme("light"), "contrast": ChooseTheme("contrast"),
    "normal": ChooseTextSize("normal"), "large": ChooseTextSize("large"), "largest": ChooseTextSize("largest"),
    "full": ChooseMotion("full"), "still": ChooseMotion("none"),
    "black": Blanked("black"), "white": Blanked("white"), "both": Both(), "swap": Swap(),
    "freeze": Freeze(), "freeze!": Freeze(True), "freeze-": Freeze(False), "console": Console(True),
    "lone": Console(False), "clock": Clock(), "restart": Restart(), "quit": EndTalk(), "hold": Keep(),
    "point": PointAt(Pointer("laser", 9, 9)), "torch": Spotlight(), "notes": SwitchNotes(), "second": SwitchSecond(),
    "sheet:overview": OpenSheet("overview"), "sheet:help": OpenSheet("help"), "shut": CloseSheet(),
    "bigger": NotesSize(+1), "smaller": NotesSize(-1),
    "it": ChooseLanguage("it"), "en": ChooseLanguage("en"), "de": ChooseLanguage("de"), "xx": ChooseLanguage("xx"),
}  # fmt: skip


def deck(
    attract: str = "region:12 sector:10 pharma-2:10",
    slides: tuple[str, ...] = SLIDES,
    languages: str = "it en",
    *,
    language: str = "it",
    reveal: int = 2,
    topics: dict[str, tuple[str, ...]] | None = None,
    quiz: tuple[str, ...] = (),
    talks: dict[str, str] | None = None,
) -> Deck:
    """A made-up deck of these slides. `pharma-2` has `reveal` steps; an Italian text is as long as WORDS says.

    quiz   slides of the quiz beside them: "score", or questions for ANSWER that lead to "care"
    talks  by id, as `talk` takes them
    """
    stops = [
        AttractStop(slide=slide, seconds=int(seconds)) for slide, seconds in (s.split(":") for s in attract.split())
    ]
    codes = languages.split()
    return Deck(
        kiosk=Kiosk(
            title={"it": "Prova"},
            languages={code: NAMES[code] for code in codes},
            language=language if language in codes else codes[0],
            attract=stops,
            idle=Idle(seconds=45, ring=20),
        ),
        topics=tuple(
            Topic(
                id=topic,
                name={"it": topic},
                icon="cell",
                tile=Tile(figure={"it": "1"}, caption={"it": "uno"}),
                slides=tuple(slide for slide in theirs if slide in slides),
            )
            for topic, theirs in (topics or TOPICS).items()
        ),
        slides={slide: _slide(slide, reveal if slide == "pharma-2" else 0) for slide in slides}
        | {slide: _question(slide) for slide in quiz},
        indicators={},
        sources={},
        places={},
        figures={"answer": Figure(Ref("answer"), Decimal(ANSWER), "percent", {"it": "Risposta"})} if quiz else {},
        talks={name: talk(name, stops) for name, stops in (talks or {}).items()},
    )


def talk(name: str, stops: str, **more: object) -> Talk:
    """A talk of ten minutes, from "region:30 sector?:60": its slides, their seconds, "?" where one is optional."""
    slides = [
        Stop(slide=slide.rstrip("?"), seconds=int(seconds), optional="?" in slide)
        for slide, seconds in (stop.split(":") for stop in stops.replace(",", " ").split())
    ]
    return Talk.model_validate({"id": name, "title": {"it": name}, "minutes": 10, "slides": tuple(slides), **more})


def _question(name: str) -> Slide:
    """A question with a slider from 0 to 100 in steps of 5, near enough within 6; or the end of a round."""
    if name == "score":
        return Slide(id=name, layout=name, title={"en": "Score"})
    guess = Guess(figure="answer", least=0, most=100, step=5, within=6, slide="care")
    return Slide(id=name, layout="quiz", title={"en": "How many"}, guess=guess, reveal=["chart", "takeaway"])


def _slide(name: str, steps: int) -> Slide:
    words = " ".join(["parola"] * WORDS[name])
    return Slide(
        id=name,
        layout="chart",
        title={"en": "Word"},
        body={"it": words} if words else None,
        notes={"it": "cose " * 100},
        reveal=["title", "body", "chart"][:steps],
    )


def narrowed(old: Deck, slides: str) -> Deck:
    """The same deck with only these slides left."""
    chosen = tuple(slides.split(","))
    quiz = tuple(slide for slide in chosen if slide in old.slides and old.slides[slide].quizzes)
    kept = tuple(slide for slide in chosen if slide in WORDS)
    stops = " ".join(f"{s.slide}:{s.seconds}" for s in old.kiosk.attract if s.slide in kept) or f"{kept[0]}:12"
    topics = {topic.id: topic.slides for topic in old.topics}
    new = deck(stops, kept, " ".join(old.languages), language=old.kiosk.language, topics=topics, quiz=quiz)
    return replace(new, talks=old.talks)


class Booth:
    """A store without Qt: it stamps events, and ticks when ticks are due."""

    def __init__(self, content: Deck | None = None, state: State | None = None) -> None:
        self.deck = content or deck()
        self.state = state or initial(self.deck)
        self.now = 0.0

    def dispatch(self, event: Event) -> None:
        stamped = replace(event, at=self.now)
        if isinstance(stamped, Moving):
            stamped = replace(stamped, origin={"a": self.now})
        self.state = reduce(self.deck, self.state, stamped)

    def replace(self, new: Deck) -> None:
        self.dispatch(DeckReplaced(new))
        self.deck = new

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while (due := deadline(self.deck, self.state)) is not None and due <= end:
            self.now = max(due, self.now)
            self.dispatch(Tick())
        self.now = end

    def play(self, fingers: str) -> "Booth":
        for finger in fingers.split():
            self._finger(finger)
        return self

    def _finger(self, finger: str) -> None:
        word, _, rest = finger.partition(":")
        if finger in PLAIN:
            self.dispatch(PLAIN[finger])
        elif finger.startswith("+"):
            self.wait(float(finger[1:-1]))
        elif finger.startswith("late+"):
            self.now += float(finger[5:-1])
        elif word == "tap":
            self.dispatch(Open(rest))
        elif word == "go":
            slide, _, step = rest.partition("@")
            self.dispatch(GoTo(slide, int(step) if step else None))
        elif word == "mark":
            slide, _, key = rest.partition("=")
            self.dispatch(SelectMark(slide, key or None))
        elif word == "view":
            slide, _, view = rest.partition("=")
            self.dispatch(ChooseView(slide, view or None))
        elif word == "time":
            slide, _, year = rest.partition("=")
            self.dispatch(ChooseTime(slide, int(year) if year else None))
        elif word == "play":
            slide, _, years = rest.partition("=")
            self.dispatch(Play(slide, tuple(int(year) for year in years.split(",") if year)))
        elif word == "pause":
            self.dispatch(Pause(rest))
        elif word == "guess":
            slide, _, value = rest.partition("=")
            self.dispatch(Guessed(slide, Decimal(value)))
        elif word in ("talk", "alone", "rehearse"):
            self.dispatch(StartTalk(rest, rehearsal=word == "rehearse", console=word != "alone"))
        elif word == "hold":
            self.dispatch(Keep(rest))
        elif word == "talks":
            name, _, stops = rest.partition("=")
            self.replace(replace(self.deck, talks={name: talk(name, stops)} if name else {}))
        elif word == "keep":
            self.replace(narrowed(self.deck, rest))
        else:
            raise ValueError(finger)

    @property
    def seen(self) -> str:
        """What stands on the screen: mode, slide, language; and "?" while the ring asks.

        In a talk: slide and step, language, and what else the audience sees of it: "talk care@0 it black frozen ended".
        """
        state, session = self.state, self.state.session
        if session is None:
            return f"{state.mode} {state.position.slide} {state.language}" + (" ?" if state.asked is not None else "")
        more = [session.blank, session.frozen and "frozen", session.ended is not None and "ended"]
        words = [state.mode, f"{state.position.slide}@{state.position.step}", state.language, *more]
        return " ".join(word for word in words if word)


def play(fingers: str, content: Deck | None = None) -> State:
    """The state that these fingers lead to."""
    return Booth(content).play(fingers).state


def seen(fingers: str, content: Deck | None = None) -> str:
    """What stands on the screen after these fingers."""
    return Booth(content).play(fingers).seen


def film(content: Deck, stops: int) -> list[str]:
    """What the attract loop shows, stop after stop: "slide language"."""
    booth = Booth(content)
    shown = []
    for _ in range(stops):
        shown.append(booth.seen.removeprefix("attract "))
        due = deadline(booth.deck, booth.state)
        booth.wait((due if due is not None else booth.now) - booth.now)
    return shown
