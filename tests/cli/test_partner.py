"""A partner is written to and never counted: the ministry whose profile the association keeps."""

import csv
import io
import json

import pytest
from tests.conftest import Charter

NAME = "Ministère de l'égalité des chances Grand duché de Luxembourg"
AIMS = (
    "Equality of women and men in law and in fact, for the whole country, is what the ministry"
    " works for. It has written a national plan for this, mainstreams gender in all policies and"
    " brings institutions, social partners and associations to one table. Its fields are the"
    " fight against violence and against sexual and psychological harassment, equal pay, the"
    " equality of women and men in municipalities, and campaigns in the media against the"
    " stereotypes of either sex; of late also what men and boys themselves need."
)
TARGETS = ("Men and Women/young men and young women", "Adult men", "Young men (15-25)")


@pytest.fixture
def partner(towns: Charter) -> Charter:
    """Return the towns with the ministry beside them, and its contact person."""
    targets = [word for target in TARGETS for word in ("--target", target)]
    towns.told(
        "add", NAME, "--country", "Luxembourg", "--kind", "partner", "--stakeholder", "Ministry",
        "--area", "Men and gender equality", "--postcode", "2921", "--phone", "352 247-85814",
        *targets, "--keyword", "men and gender equality", "--aims", AIMS, "--language", "fr",
        "--tag", "ongoing", "--source", "profile of 2010",
    )  # fmt: skip
    towns.told("contact", "add", "LU/Ministère", "--name", "Isabelle Wickler", "--role", "Contact")
    return towns


def test_everything_that_its_profile_says_is_kept_and_shown(partner: Charter) -> None:
    shown = partner.done("show", NAME)
    assert shown.splitlines()[:2] == [
        f"{NAME}  (LU, partner, number 11)",
        "  On 21 November 2026: a partner: it is written to and never counted.",
    ]
    for line in (
        "  Stakeholder: Ministry",
        "  Area of intervention: Men and gender equality",
        f"  Aims and objectives: {AIMS}",
        f"  Target groups: {'; '.join(TARGETS)}",
        "  Keywords: men and gender equality",
        "  Address: 2921",
        "  Phone: 352 247-85814",
    ):
        assert line in shown.splitlines()
    assert "Isabelle Wickler" in shown
    profile = partner.json("show", NAME)["authority"]["profile"]
    assert profile == {
        "stakeholder": "Ministry",
        "area": "Men and gender equality",
        "targets": list(TARGETS),
        "keywords": ["men and gender equality"],
        "aims": AIMS,
    }


@pytest.mark.parametrize(
    "words",
    [
        (), ("--country", "LU"), ("--kind", "partner"), ("--standing", "all"),
        ("--standing", "all", "--country", "LU"), ("--by", "kind"), ("--by", "language"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_it_is_never_counted(partner: Charter, towns: Charter, words: tuple[str, ...]) -> None:
    count = partner.json("count", *words)
    beside = 0 if {"LU", "partner"} & set(words) else 10 if "all" in words else 6
    assert count["total"]["possible"] == beside
    assert "partner" not in {row.get("kind") for row in count["rows"]}
    assert "LU" not in {row.get("country") for row in count["rows"]}


def test_it_is_listed_when_partners_or_all_are_asked_for(partner: Charter) -> None:
    assert NAME not in partner.done("list")
    (one,) = partner.json("list", "--kind", "partner")
    assert (one["name"], one["standing"]) == (NAME, "partner")
    assert NAME in {e["name"] for e in partner.json("list", "--standing", "all")}


@pytest.mark.parametrize("words", [("--kind", "partner"), ("--standing", "all")])
def test_it_is_written_to(partner: Charter, words: tuple[str, ...]) -> None:
    partner.told("export", "list.csv", *words)
    text = (partner.folder / "list.csv").read_text(encoding="utf-8-sig")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    ministry = rows[NAME]
    assert ministry["postcode"] == "2921"
    assert ministry["phone"] == "352 247-85814"
    assert (ministry["standing"], ministry["language"]) == ("partner", "fr")
    partner.told("export", "people.json", "--role", "contact", *words)
    people = json.loads((partner.folder / "people.json").read_text(encoding="utf-8"))
    assert "Isabelle Wickler" in json.dumps(people)


def test_without_asking_for_it_a_mailing_list_of_signatories_has_no_partner(
    partner: Charter,
) -> None:
    partner.told("export", "list.csv")
    assert NAME not in (partner.folder / "list.csv").read_text(encoding="utf-8-sig")


def test_its_profile_is_corrected_like_any_other_field(partner: Charter) -> None:
    partner.told("edit", NAME, "--keyword", "equality", "--keyword", "men", "--aims", "")
    profile = partner.json("show", NAME)["authority"]["profile"]
    assert (profile["keywords"], profile["aims"]) == (["equality", "men"], "")
