"""`charter add` enters an authority with all that is known of it, or says what is wrong."""

import pytest
from tests.conftest import Charter

OSLO = (
    "add", "Oslo kommune", "--country", "Norge", "--kind", "municipality", "--code", "0301",
    "--region", "Østlandet", "--language", "nb", "--language", "en", "--also", "Oslo",
    "--also", "se:Oslove", "--street", "Rådhusplassen 1", "--po-box", "Postboks 73",
    "--postcode", "0037", "--city", "Oslo", "--email", "postmottak@oslo.example",
    "--phone", "+47 21 80 21 80", "--website", "oslo.example", "--population", "709 037",
    "--tag", "capital", "--tag", "eurocities", "--note", "Answers in June",
    "--decided", "2007-11", "--signed", "2008-06-11", "--registered", "2008-07",
    "--source", "https://oslo.example/sak/42",
)  # fmt: skip


def test_everything_that_is_entered_is_kept_as_it_was_meant(charter: Charter) -> None:
    assert "Entered Oslo kommune (NO, municipality) as number 1." in charter.told(*OSLO)
    entry = charter.json("show", "1")
    one = entry["authority"]
    assert (one["country"], one["kind"], one["region"]) == ("NO", "municipality", "Østlandet")
    assert one["code"] == "0301"
    assert one["languages"] == ["nb", "en"]
    assert one["names"] == [
        {"text": "Oslo kommune", "language": "", "use": "official"},
        {"text": "Oslo", "language": "", "use": "official"},
        {"text": "Oslove", "language": "se", "use": "official"},
    ]
    assert one["address"] == {
        "street": "Rådhusplassen 1",
        "po_box": "Postboks 73",
        "postcode": "0037",
        "city": "Oslo",
    }
    assert one["website"] == "https://oslo.example"
    assert one["population"] == 709037
    assert one["tags"] == ["capital", "eurocities"]
    assert [(e["kind"], e["on"]) for e in entry["events"]] == [
        ("decided", "2007-11"),
        ("signed", "2008-06-11"),
        ("registered", "2008-07"),
    ]
    assert {e["source"] for e in entry["events"]} == {"https://oslo.example/sak/42"}
    assert (entry["standing"], entry["signed_on"]) == ("signatory", "2008-06-11")


def test_who_has_not_signed_yet_is_entered_with_the_next_step(charter: Charter) -> None:
    told = charter.told("add", "Lund", "--country", "SE")
    assert "charter record signed 1 --on DAY" in told
    assert charter.json("show", "Lund")["standing"] == "none"


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["--country", "Norwai"], 2, "Norway (NO)"),
        (["--country", ""], 2, "country"),
        (["--kind", "town"], 2, "municipality, county, region"),
        (["--language", "norsk!"], 4, "language: 'norsk!'"),
        (["--postcode", "x;y"], 4, "postcode: 'X;Y'"),
        (["--email", "postmottak@"], 4, "mail: 'postmottak@'"),
        (["--email", "two@oslo.example, three@oslo.example"], 4, "mail:"),
        (["--phone", "call me"], 4, "phone: 'call me'"),
        (["--website", "javascript:alert(1)"], 4, "website: 'javascript:alert(1)'"),
        (["--population", "many"], 4, "population: 'many'"),
        (["--name\u202e", "x"], 2, "No such option"),
        (["--region", "x" * 400], 4, "region: 400 characters"),
        (["--signed", "26.02.2018"], 4, "day of 'signed': '26.02.2018'"),
        (["--signed", "2018-02-30"], 4, "day of 'signed': '2018-02-30'"),
        (["--signed", "2018-00"], 4, "day of 'signed': '2018-00'"),
        (["--signed", ""], 4, "day of 'signed': it is empty"),
        (["--decided", "yesterday"], 4, "day of 'decided': 'yesterday'"),
        (["--signed", "2005"], 4, "launched on 2006-05-12"),
        (["--signed", "2030-01-01"], 4, "date: 2030-01-01 lies in the future"),
        (["--signed", "unknown", "--attested", "2030"], 4, "attested: 2030 lies in the future"),
        (["--signed", "unknown", "--attested", "2001"], 4, "nobody signed it by 2001"),
        (["--signed", "2010", "--edition", "2022"], 4, "launched on 2022-12-06"),
        (["--signed", "2010", "--edition", "1999"], 2, "2006, 2022"),
        (["--kind", "partner", "--signed", "2010"], 4, "is a partner"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_field_and_nothing_is_entered(
    charter: Charter, words: list[str], code: int, named: str
) -> None:
    assert named in charter.refused("add", "Oslo", "--country", "NO", *words, code=code)


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "O\x1b[2Jslo", "O\u202eolso", "x" * 301])
def test_a_name_that_cannot_be_written_on_an_envelope_is_refused(
    charter: Charter, name: str
) -> None:
    assert "name:" in charter.refused("add", name, "--country", "NO", code=4)


def test_a_country_goes_by_its_code_or_its_name_in_a_language_of_europe(charter: Charter) -> None:
    for number, country in enumerate(
        ("NO", "norge", "Ελλάδα", "EL", "UK", "XK", "Republika Srbija", "Türkiye"), 1
    ):
        charter.told("add", f"Town {number}", "--country", country)
    found = {e["name"][-1]: e["country"] for e in charter.json("list", "--standing", "all")}
    assert "".join(found[str(n)] for n in range(1, 9)) == "NONOGRGRGBXKRSTR"


def test_one_that_is_on_record_is_entered_again_only_when_it_is_said_to_be_another(
    towns: Charter,
) -> None:
    same = ("add", "Rennes", "--country", "FR")
    assert "as number 10" in towns.refused(*same, code=4)
    towns.told(*same, "--another")
    assert len(towns.json("list", "Rennes", "--standing", "all")) == 2


def test_a_code_belongs_to_one_authority_of_its_kind(towns: Charter) -> None:
    words = ("add", "Bjørgvin", "--country", "NO", "--code", "4601")
    assert "the code of Bergen (number 1)" in towns.refused(*words, code=4)
    towns.told(*words, "--kind", "county")


def test_no_name_is_pulled_apart_or_obeyed(charter: Charter) -> None:
    for name in ("Biel/Bienne", "Roma & Co", "#1 $ @ *", "[bold]Oslo[/bold]", "=1+1", "L'Aquila"):
        charter.told("add", name, "--country", "CH", "--signed", "2010")
        assert charter.json("show", name)["authority"]["name"] == name
        assert name in charter.done("list")
