"""Source lines, case by case."""

import pytest

from kiosk.words.render import polished
from kiosk.words.sources import source_line

from .decks import deck, figure

IMPRESE = figure("companies", short=("imprese", "companies"), year=2016, sources=("istat",))
ADDETTI = figure("employees", short=("addetti", "employees"), year=2016, sources=("istat",))
RICERCA = figure("research", short=("ricerca", "research"), sources=("farma-indicatori",))
EXPORT = figure("exports", short=("esportazioni", "exports"), sources=("farma-numeri",))
DECK_2021 = figure("devices", sources=("deck",))
UNDATED = figure("rank", sources=("who",))
SPENDING = [
    figure("spending@2009", sources=("mef",)),
    figure("spending@2019", sources=("mef",)),
    figure("spending@2022", sources=("mef",), forecast=True),
]
LIFE = [
    figure(f"{who}.{place}", year=year, sources=sources)
    for who in ("women", "men")
    for place, year, sources in (
        ("lombardia", None, ("istat",)),
        ("italy", 2017, ("eurostat",)),
        ("eu28", 2017, ("eurostat",)),
    )
]
GAP = figure("gap", unit="years", sources=("istat", "eurostat"))
CASES = {
    "none": ([], "", ""),
    "no source": ([figure("x")], "", ""),
    "year of the data": ([IMPRESE], "Fonte: ISTAT, 2019 · dati 2016", "Source: ISTAT, 2019 · 2016 data"),
    "no duplicates": ([IMPRESE, ADDETTI, IMPRESE], "Fonte: ISTAT, 2019 · dati 2016", "Source: ISTAT, 2019 · 2016 data"),
    "published only": ([DECK_2021], "Fonte: Assolombarda, pubblicato 2021", "Source: Assolombarda, published 2021"),
    "undated": ([UNDATED], "Fonte: OMS, senza data", "Source: WHO, undated"),
    "alike in print": (
        [RICERCA, EXPORT],
        "Fonte: Farmindustria, pubblicato 2019",
        "Source: Farmindustria, published 2019",
    ),
    "by indicator": (
        [IMPRESE, RICERCA, ADDETTI, EXPORT],
        "Fonti: ISTAT, 2019 · dati 2016 (imprese, addetti); Farmindustria, pubblicato 2019 (ricerca, esportazioni)",
        "Sources: ISTAT, 2019 · 2016 data (companies, employees); Farmindustria, published 2019 (research, exports)",
    ),
    "names where short is missing": (
        [IMPRESE, DECK_2021],
        "Fonti: ISTAT, 2019 · dati 2016 (imprese); Assolombarda, pubblicato 2021 (devices it)",
        "Sources: ISTAT, 2019 · 2016 data (companies); Assolombarda, published 2021 (devices en)",
    ),
    "by place": (
        LIFE,
        "Fonti: ISTAT, pubblicato 2019 (Lombardia); Eurostat, 2019 · dati 2017 (Italia e\u00a0UE28)",
        "Sources: ISTAT, published 2019 (Lombardia); Eurostat, 2019 · 2017 data (Italy and EU28)",
    ),
    "by indicator, one of them in two groups": (
        [*LIFE[:3], IMPRESE],
        "Fonti: ISTAT, pubblicato 2019 (women it: Lombardia); Eurostat, 2019 · dati 2017 "
        "(women it: Italia e\u00a0UE28); ISTAT, 2019 · dati 2016 (imprese)",
        "Sources: ISTAT, published 2019 (women en: Lombardia); Eurostat, 2019 · 2017 data (women en: Italy and EU28); "
        "ISTAT, 2019 · 2016 data (companies)",
    ),
    "a derived figure adds no source": (
        [GAP, *LIFE],
        "Fonti: ISTAT, pubblicato 2019 (Lombardia); Eurostat, 2019 · dati 2017 (Italia e\u00a0UE28)",
        "Sources: ISTAT, published 2019 (Lombardia); Eurostat, 2019 · 2017 data (Italy and EU28)",
    ),
    "a derived figure alone": (
        [GAP],
        "Fonti: ISTAT, pubblicato 2019 e\u00a0Eurostat, pubblicato 2019",
        "Sources: ISTAT, published 2019 and Eurostat, published 2019",
    ),
    "one source, two years of data": (
        [IMPRESE, figure("plants", year=2017, sources=("istat",))],
        "Fonte: ISTAT, 2019 · dati 2016 (imprese); ISTAT, 2019 · dati 2017 (plants it)",
        "Source: ISTAT, 2019 · 2016 data (companies); ISTAT, 2019 · 2017 data (plants en)",
    ),
    "two years of a series": (
        [figure("deaths@2017", sources=("istat",)), figure("deaths@2010", sources=("istat",))],
        "Fonte: ISTAT, 2019 · dati 2010 e\u00a02017",
        "Source: ISTAT, 2019 · 2010 and 2017 data",
    ),
    "many years of a series": (
        [figure(f"deaths@{year}", sources=("istat",)) for year in range(2010, 2018)],
        "Fonte: ISTAT, 2019 · dati 2010–2017",
        "Source: ISTAT, 2019 · 2010–2017 data",
    ),
    "forecast": (
        SPENDING,
        "Fonte: Ministero dell’Economia, 2019 · dati 2009 e\u00a02019; il 2022 è\u00a0una previsione del 2019",
        "Source: Ministry of Economy, 2019 · 2009 and 2019 data; 2022 is a forecast made in 2019",
    ),
    "forecasts alone": (
        [figure(f"spending@{year}", sources=("mef",), forecast=True) for year in (2022, 2023)],
        "Fonte: Ministero dell’Economia, pubblicato 2019; 2022 e\u00a02023 sono previsioni del 2019",
        "Source: Ministry of Economy, published 2019; 2022 and 2023 are forecasts made in 2019",
    ),
    "forecast, nobody knows when": (
        [figure("spending@2022", sources=("who",), forecast=True)],
        "Fonte: OMS, senza data; il 2022 è\u00a0una previsione",
        "Source: WHO, undated; 2022 is a forecast",
    ),
    "forecast among groups": (
        [*SPENDING, IMPRESE],
        "Fonti: Ministero dell’Economia, 2019 · dati 2009 e\u00a02019 "
        "(spending it; il 2022 è\u00a0una previsione del 2019); ISTAT, 2019 · dati 2016 (imprese)",
        "Sources: Ministry of Economy, 2019 · 2009 and 2019 data (spending en; 2022 is a forecast made in 2019); "
        "ISTAT, 2019 · 2016 data (companies)",
    ),
    "plan": (
        [figure("scientists", year=2026, plan=2021, sources=("deck",))],
        "Fonte: Assolombarda, 2021 · piano del 2021",
        "Source: Assolombarda, 2021 · plan of 2021",
    ),
    "plan, nobody knows of when": (
        [figure("campus", plan=True, sources=("deck",))],
        "Fonte: Assolombarda, pubblicato 2021 · piano, senza data",
        "Source: Assolombarda, published 2021 · plan, undated",
    ),
    "undated twice is said once": (
        [figure("campus", plan=True, sources=("who",)), UNDATED],
        "Fonte: OMS · piano, senza data (campus it); OMS, senza data (rank it)",
        "Source: WHO · plan, undated (campus en); WHO, undated (rank en)",
    ),
}


@pytest.mark.parametrize(("figures", "it", "en"), CASES.values(), ids=CASES)
def test_a_source_line(figures, it, en):
    assert source_line(figures, deck(), "it") == polished(it, "it")
    assert source_line(figures, deck(), "en") == en
