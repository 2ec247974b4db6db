"""Every fact of the real occasions has a field: entered by command, found again in `show`."""

import pytest
from tests.conftest import Charter

SEMINAR = (
    "occasion", "add", "involve-men-2019", "--kind", "seminar",
    "--title", "#InvolveMen: CEMR Seminar on Men and Gender Equality",
    "--title", "nb:#InvolveMen: CEMRs seminar om menn og likestilling",
    "--about", "New ways of promoting gender equality, with boys and men",
    "--audience", "Local and regional practitioners and elected representatives",
    "--audience", "nb:Fagpersoner og folkevalgte",
    "--host", "Council of European Municipalities and Regions (CEMR)",
    "--host", "Swedish Association of Local Authorities and Regions (SALAR)",
    "--host", "sv:Sveriges Kommuner och Regioner (SKR)",
    "--host", "Spanish Federation of Municipalities and Provinces (FEMP)",
    "--host", "Association of Basque Municipalities (EUDEL)",
    "--starts", "2019-11-19", "--opens", "14:00", "--closes", "17.30", "--zone", "Europe/Brussels",
    "--place", "House of Cities, Municipalities and Regions",
    "--address", "Square de Meeûs, 1, 1000 Brussels, 1st floor", "--country", "Belgium",
    "--contact", "Jaimie Just; Policy Officer – Gender equality and Diversity; jaimie@cemr.example",
    "--document", "https://cemr.example/resource-pack", "--document", "cemr.example/statement",
    "--source", "the page of CEMR", "--note", "organised in the framework of its action plan",
)  # fmt: skip
"""The seminar of November 2019: four hosts, hours, a place and a contact."""

LAUNCH = (
    "occasion", "add", "cib-launch", "--kind", "launch",
    "--title", "Launch of the CIB Working Group's publication on gender equality",
    "--publication", "Capacity Building for Gender Equality at the local level",
    "--about", "Guidelines, technical tools and twelve case studies",
    "--host", "CIB Working Group (UCLG)", "--starts", "2021-06-23", "--opens", "15:00",
    "--closes", "16:15", "--zone", "europe/brussels", "--place", "Online", "--place", "nb:På nett",
    "--registration", "https://uclg.example/register?id=7",
)  # fmt: skip
"""The launch of June 2021: a time zone and a registration link."""

CONFERENCE = (
    "occasion", "add", "bilbao-2018", "--kind", "conference",
    "--title", "Equality, Diversity & Inclusion",
    "--starts", "2018-06-11", "--ends", "2018-06-13", "--city", "Bilbao", "--country", "ES",
    "--host", "CEMR", "--website", "www.cemrbilbao2018.eu",
    "--registration", "http://www.cemrbilbao2018.eu/registration", "--deadline", "2018-06-01",
    "--fee", "Reduced until 20 March", "--fee", "nb:Rabattert pris fram til 20. mars",
    "--speaker", "Rigoberta Menchú, winner of the Nobel Peace Prize",
    "--speaker", "nb:Rigoberta Menchú, Nobels fredsprisvinner",
    "--speaker", "Laura Capobianco, global adviser at the United Nations",
    "--speaker", "Benedetto Zacchiroli, European Coalition of Cities Against Racism",
    "--speaker", "Harald Furre, Mayor of Kristiansand",
    "--contact", "Marit Tovsen; marit.tovsen@ks.no; +47 24 13 26 00",
    "--contact", "Knut Hjorth-Johansen; knut.hjorth-johansen@ks.no",
    "--source", "letter 18/00062-4 of 26 February 2018",
)  # fmt: skip
"""The conference of June 2018: three days, speakers, a reduced fee and two contacts."""

SEMINARS = (
    ("2018-02", "GR", "Support services for victims of violence in asylum and migration"),
    ("2017-09", "DK", "Tackling sexual harassment, with a focus on digital sexual abuse"),
    ("2017-06", "SE", "The impact of tax systems on gender equality"),
    ("2016-10", "BE", "The 2012 Gender Pay Gap Law"),
    ("2016-06", "SI", "Promoting women in political decision-making positions"),
    ("2016-04", "GB", "Female genital mutilation, forced marriage and other harmful practices"),
    ("2015-10", "FR", "Good practices to support single parents"),
    ("2015-09", "DK", "Gender segregation in the labour market and education"),
    ("2014-10", "FI", "The role of men in gender equality"),
    ("2014-09", "GB", "Policy measures aimed at encouraging female entrepreneurship"),
    ("2014-06", "AT", "Gender impact assessment"),
)
"""The parts of the programme: a month, a country, a title."""


def test_a_seminar_keeps_its_hosts_hours_place_and_contact(charter: Charter) -> None:
    charter.told(*SEMINAR)
    assert charter.done("occasion", "show", "involve-men-2019").splitlines() == [
        "#InvolveMen: CEMR Seminar on Men and Gender Equality  (seminar involve-men-2019)",
        "  Title: #InvolveMen: CEMRs seminar om menn og likestilling (nb)",
        "  About: New ways of promoting gender equality, with boys and men",
        "  Audience: Local and regional practitioners and elected representatives",
        "  Audience: Fagpersoner og folkevalgte (nb)",
        "  When: 2019-11-19, 14:00–17:30, Europe/Brussels",
        "  Place: House of Cities, Municipalities and Regions",
        "  Address: Square de Meeûs, 1, 1000 Brussels, 1st floor",
        "  Country: BE",
        "  Host: Council of European Municipalities and Regions (CEMR)",
        "  Host: Swedish Association of Local Authorities and Regions (SALAR)",
        "  Host: Sveriges Kommuner och Regioner (SKR) (sv)",
        "  Host: Spanish Federation of Municipalities and Provinces (FEMP)",
        "  Host: Association of Basque Municipalities (EUDEL)",
        "  Document: https://cemr.example/resource-pack",
        "  Document: https://cemr.example/statement",
        "  Contact: Jaimie Just; Policy Officer – Gender equality and Diversity;"
        " jaimie@cemr.example",
        "  Source: the page of CEMR",
        "  Note: organised in the framework of its action plan",
    ]


def test_a_launch_keeps_its_publication_time_zone_and_registration_link(charter: Charter) -> None:
    charter.told(*LAUNCH)
    shown = charter.json("occasion", "show", "cib-launch")
    assert {key: value for key, value in shown.items() if value} == {
        "key": "cib-launch",
        "kind": "launch",
        "title": {"": "Launch of the CIB Working Group's publication on gender equality"},
        "publication": {"": "Capacity Building for Gender Equality at the local level"},
        "about": {"": "Guidelines, technical tools and twelve case studies"},
        "starts": "2021-06-23",
        "ends": "2021-06-23",
        "opens": "15:00",
        "closes": "16:15",
        "zone": "Europe/Brussels",
        "place": {"": "Online", "nb": "På nett"},
        "hosts": [{"": "CIB Working Group (UCLG)"}],
        "registration": "https://uclg.example/register?id=7",
    }


def test_a_conference_keeps_its_days_speakers_fee_and_contacts(charter: Charter) -> None:
    charter.told(*CONFERENCE)
    shown = charter.done("occasion", "show", "bilbao-2018").splitlines()
    for line in (
        "Equality, Diversity & Inclusion  (conference bilbao-2018)",
        "  When: 2018-06-11 to 2018-06-13",
        "  City: Bilbao",
        "  Country: ES",
        "  Host: CEMR",
        "  Speaker: Rigoberta Menchú, winner of the Nobel Peace Prize",
        "  Speaker: Rigoberta Menchú, Nobels fredsprisvinner (nb)",
        "  Speaker: Harald Furre, Mayor of Kristiansand",
        "  Website: https://www.cemrbilbao2018.eu",
        "  Registration: http://www.cemrbilbao2018.eu/registration",
        "  Deadline: 2018-06-01",
        "  Fee: Reduced until 20 March",
        "  Fee: Rabattert pris fram til 20. mars (nb)",
        "  Contact: Marit Tovsen; marit.tovsen@ks.no; +47 24 13 26 00",
        "  Contact: Knut Hjorth-Johansen; knut.hjorth-johansen@ks.no",
        "  Source: letter 18/00062-4 of 26 February 2018",
    ):
        assert line in shown


def test_a_programme_keeps_its_seminars_in_the_order_of_the_years(charter: Charter) -> None:
    charter.told(
        "occasion", "add", "mutual-learning", "--kind", "programme", "--starts", "2014",
        "--ends", "2018", "--title", "Mutual Learning Programme in gender equality",
        "--host", "European Commission", "--about", "Exchange of good practice, 3 seminars a year",
    )  # fmt: skip
    for month, country, title in SEMINARS:
        charter.told(
            "occasion", "add", f"ml-{month}", "--kind", "seminar", "--part-of", "mutual-learning",
            "--starts", month, "--country", country, "--title", title,
            "--document", f"https://ec.example/{month}",
        )  # fmt: skip
    shown = charter.json("occasion", "show", "mutual-learning")
    told = [(part["starts"], part["country"], part["title"][""]) for part in shown["parts"]]
    assert told == sorted(SEMINARS)
    assert shown["parts"][-1]["documents"] == ["https://ec.example/2018-02"]
    screen = charter.done("occasion", "show", "mutual-learning")
    assert "When: 2014 to 2018" in screen
    assert all(title in screen for _, _, title in SEMINARS)
    assert "Part of: mutual-learning" in charter.done("occasion", "show", "ml-2016-10")


def test_they_are_listed_in_the_order_of_time(charter: Charter) -> None:
    for words in (LAUNCH, CONFERENCE, SEMINAR):
        charter.told(*words)
    rows = charter.json("occasion", "list")
    assert [row["key"] for row in rows] == ["bilbao-2018", "involve-men-2019", "cib-launch"]
    assert charter.done("occasion", "list").splitlines()[1].split()[:2] == [
        "bilbao-2018",
        "conference",
    ]


def test_a_fact_is_corrected_alone_and_its_translations_stay(charter: Charter) -> None:
    charter.told(*SEMINAR)
    told = charter.told(
        "occasion", "edit", "involve-men-2019", "--title", "Seminar on Men", "--audience", "nb:",
        "--closes", "18:00", "--host", "CEMR",
    )  # fmt: skip
    assert told.endswith("(involve-men-2019): closes, audience, hosts, title.\n")
    shown = charter.json("occasion", "show", "involve-men-2019")
    assert shown["title"] == {
        "": "Seminar on Men",
        "nb": "#InvolveMen: CEMRs seminar om menn og likestilling",
    }
    assert shown["audience"] == {"": "Local and regional practitioners and elected representatives"}
    assert (shown["opens"], shown["closes"]) == ("14:00", "18:00")
    assert shown["hosts"] == [{"": "CEMR"}]
    assert "nothing to change" in charter.told(
        "occasion", "edit", "involve-men-2019", "--closes", "18:00"
    )


def test_one_that_is_moved_still_lasts_a_day(charter: Charter) -> None:
    charter.told(*LAUNCH)
    charter.told("occasion", "edit", "cib-launch", "--starts", "2021-06-24")
    assert charter.json("occasion", "show", "cib-launch")["ends"] == "2021-06-24"


@pytest.mark.parametrize("words", [SEMINAR, LAUNCH, CONFERENCE], ids=lambda words: words[2])
def test_every_step_can_be_taken_back_exactly(charter: Charter, words: tuple[str, ...]) -> None:
    charter.told(*words)
    before = charter.json("occasion", "show", words[2])
    charter.told(
        "occasion", "edit", words[2], "--title", "", "--title", "Another", "--host", "Another",
        "--contact", "Another", "--speaker", "", "--document", "",
    )  # fmt: skip
    assert charter.json("occasion", "show", words[2]) != before
    charter.told("undo")
    assert charter.json("occasion", "show", words[2]) == before
    charter.told("undo")
    assert charter.json("occasion", "list") == []


def test_a_programme_is_not_taken_back_under_its_parts(charter: Charter) -> None:
    add = ("occasion", "add")
    charter.told(*add, "programme", "--kind", "programme", "--title", "P")
    charter.told(*add, "part", "--kind", "seminar", "--title", "S", "--part-of", "programme")
    assert "build on it" in charter.refused("undo", "2", code=4)
