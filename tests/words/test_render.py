"""Content texts as a reader sees them. A `~` below is a no-break space."""

from decimal import Decimal

import pytest

from kiosk.words.render import Run, choose, plain, render

from .decks import deck, figure

DECK = deck(
    figure("devices", "24200", qualifier="over"),
    figure("share", "43", "percent"),
    figure("life.italy", "85.2", "years"),
    figure("ppp", "2320", "eur-ppp"),
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lavorano qui {devices}.", "Lavorano qui oltre~24.200~persone."),
        ("{devices} lavorano qui", "Oltre~24.200~persone lavorano qui"),
        ("Bene. {devices} lavorano qui", "Bene. Oltre~24.200~persone lavorano qui"),
        ("{devices}", "oltre~24.200~persone"),
        ("{devices}: tante", "oltre~24.200~persone: tante"),
        ("{life.italy:n} anni", "85,2 anni"),
        ("l'Italia, dell'80%", "l’Italia, dell’80%"),
        ("l'**Italia**", "l’Italia"),
        ("negli anni '70", "negli anni ’70"),
        ("un po' di più", "un~po’ di~più"),
        ("la parola 'cura' c'è", "la~parola 'cura' c’è"),
        ("{ppp}", "2.320~euro a~parità di~potere d’acquisto"),
        ("vive a Milano e cresce, è vero", "vive a~Milano e~cresce, è~vero"),
        ("E *oggi*", "E~oggi"),
        ("c'è chi", "c’è chi"),
        ("uno\ndue", "uno\ndue"),
        ("{{a}}", "{a}"),
    ],
)
def test_an_italian_text(text, written):
    assert plain({"it": text}, DECK, "it").replace("\u00a0", "~") == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{devices} work here", "Over~24,200~people work here"),
        ("the region's {share}", "the region’s 43%"),
        ("a region, I think", "a region, I think"),
    ],
)
def test_an_english_text(text, written):
    assert plain({"en": text}, DECK, "en").replace("\u00a0", "~") == written


def test_runs_keep_their_styles():
    runs = render({"it": "Il **{share:n}** *d'Italia* e **basta**"}, DECK, "it")
    assert runs == (
        Run("Il\u00a0"),
        Run("43%", bold=True),
        Run(" "),
        Run("d’Italia", emphasis=True),
        Run(" e\u00a0"),
        Run("basta", bold=True),
    )


def test_neighbours_of_one_style_are_one_run():
    assert render({"it": "Il {share} di"}, DECK, "it") == (Run("Il\u00a043% di"),)


def test_a_number_that_counts_up():
    assert render({"it": "{share}"}, DECK, "it", value=lambda f: f.value / 2) == (Run("22%"),)
    assert render({"it": "{share}"}, DECK, "it", value=lambda f: Decimal(0)) == (Run("0%"),)


def test_a_missing_language_is_read_in_the_default_one_numbers_too():
    assert plain({"it": "{devices} qui"}, DECK, "en") == "Oltre\u00a024.200\u00a0persone qui"
    assert choose({"fr": "oui"}, DECK, "en") == ("fr", "oui")
    assert render({}, DECK, "en") == ()
