"""A letter of last year is proved: the file is what it was, and so are its numbers, or why not."""

from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Charter

from charter_cli.cli import desk

_ALL = "SELECT id FROM authority"


def of(sent: Path, town: str) -> str:
    (found,) = sent.glob(f"*-{town}.pdf")
    return str(found)


def moved(charter: Charter, *words: str) -> str:
    """Return what is said of letters whose numbers are not what they were."""
    said = charter("verify", *words)
    assert said.code == 4, said
    assert "of the numbers" in said.err
    return said.out


def test_an_untouched_letter_with_numbers_that_hold_is_proved(towns: Charter, sent: Path) -> None:
    said = towns.done("verify", of(sent, "bergen"))
    assert "to Bergen is unchanged since 21 November 2026 (spring)." in said
    assert "On 26 February 2018 it was 3 in NO; it is the same now for that day." in said
    assert "On 26 February 2018 it was 7 in all; it is the same now for that day." in said


def test_a_whole_folder_is_proved_at_once(towns: Charter, sent: Path) -> None:
    said = towns("verify", str(sent))
    assert said.code == 0
    assert "7 files are unchanged since 21 November 2026." in said.out
    assert "it was 5 countries; it is the same now" in said.out
    assert "All is as it was: 7 files, 3 numbers." in said.err


def test_the_folder_of_the_mailing_stands_for_its_letters(towns: Charter, sent: Path) -> None:
    """Not for its texts, which nobody wants proved: they are no letters."""
    assert "All is as it was: 7 files, 3 numbers." in towns("verify", "spring").err


def test_what_happens_after_the_day_of_the_letter_moves_no_number(
    towns: Charter, sent: Path
) -> None:
    towns.done("record", "withdrew", "Bergen", "--on", "2024-05-01")
    towns.done("add", "Nyby", "--country", "NO", "--signed", "2019")
    assert "it is the same now" in towns.done("verify", str(sent))


@pytest.mark.parametrize(
    ("commands", "number", "because"),
    [
        (
            ["record annulled Bergen --on 2017-05-01 --source minutes"],
            "it was 3 in NO; it is now 2 for that day:",
            "Bergen (number 1) counted and does not now: it was annulled on 1 May 2017"
            " (entered on 21 November 2026 by Kari; source: minutes).",
        ),
        (
            ["record merged Bergen --into Vest-Agder --on 2016"],
            "it was 3 in NO; it is now 2 for that day:",
            "Bergen (number 1) counted and does not now: it merged into Vest-Agder in 2016",
        ),
        (
            ["add Nyby --country NO --signed 2010-05"],
            "it was 3 in NO; it is now 4 for that day:",
            "Nyby (number 11) did not count and counts now: it was entered on 21 November 2026",
        ),
        (
            ["record signed Bergen --on 2018-05-01 --prefer"],
            "it was 3 in NO; it is now 2 for that day:",
            "the entry that it signed on 8 March 2008 was set aside (another was preferred)",
        ),
        (
            ["edit Bergen --country SE"],
            "it was 3 in NO; it is now 2 for that day:",
            "its country was corrected from NO to SE on 21 November 2026 by Kari",
        ),
        (
            ["record annulled Bergen --on 2018"],
            "it was 3 in NO; it is now 2–3 for that day:",
            "Bergen (number 1) counted and counts only possibly now: it was annulled in 2018",
        ),
    ],
)
def test_a_number_that_does_not_hold_is_explained(
    towns: Charter, sent: Path, commands: list[str], number: str, because: str
) -> None:
    file = of(sent, "aust-agder")
    for command in commands:
        towns.done(*command.split())
    said = moved(towns, file)
    assert number in said
    assert because in said
    assert "is unchanged since" in said


def test_an_entry_that_was_taken_back_is_named_though_it_is_gone(
    towns: Charter, spring: Path
) -> None:
    towns.done("letters", "spring", "--country", "SE")
    (*_, entered) = towns.json("log", "Bergen")
    towns.done("undo", str(entered["id"]))
    said = moved(towns, str(spring / "letters"))
    assert "it was 7 in all; it is now 6 for that day:" in said
    assert "Bergen (number 1) counted and does not now: its entry was taken back" in said
    assert "the entry that it signed on 8 March 2008 was taken back on 21 November 2026" in said


def test_the_same_number_of_other_authorities_is_told_and_holds(towns: Charter, sent: Path) -> None:
    towns.done("record", "annulled", "Bergen", "--on", "2017")
    towns.done("add", "Nyby", "--country", "NO", "--signed", "2010")
    said = towns.done("verify", of(sent, "aust-agder"))
    assert "it is the same now for that day, but not of the same authorities:" in said
    assert "Bergen (number 1) counted and does not now" in said
    assert "Nyby (number 11) did not count and counts now" in said


def test_what_was_taken_back_again_moves_no_number(towns: Charter, sent: Path) -> None:
    towns.done("record", "annulled", "Bergen", "--on", "2017")
    towns.done("undo")
    assert "it is the same now for that day." in towns.done("verify", of(sent, "bergen"))


def test_a_predecessor_explains_what_its_successor_does(towns: Charter, spring: Path) -> None:
    settings = spring / "mailing.toml"
    settings.write_text(settings.read_text().replace("2018-02-26", "2021-02-26"))
    towns.done("letters", "spring")
    towns.done("record", "withdrew", "Aust-Agder", "--on", "2012")
    towns.done("record", "withdrew", "Vest-Agder", "--on", "2013")
    said = moved(towns, str(spring / "letters"))
    assert "Agder (number 7) counted and does not now: Aust-Agder: it withdrew in 2012" in said


def publish(charter: Charter, number: str, on: str) -> None:
    charter.done("statement", "add", number, "--on", on, "--in", "35", "--source", "CEMR")


def test_a_published_number_is_proved_by_its_statement(towns: Charter, spring: Path) -> None:
    publish(towns, "1692", "2018-01")
    text = spring / "nb.md"
    body = text.read_text().replace("{{ count() }}", 'CEMR {{ stated("ALL").signatories }}')
    text.write_text(body.replace("{{ count() |", '{{ stated("ALL") |'))
    towns.done("letters", "spring", "--country", "NO")
    quoted = "it was 1692 in 35 countries, as published by CEMR, 2018-01"
    assert f"{quoted}; it is the same now" in towns.done("verify", str(spring / "letters"))
    publish(towns, "1700", "2018-02-20")
    said = moved(towns, str(spring / "letters"))
    assert f"{quoted}; it is now 1700 in 35 countries, as published by CEMR, 2018-02-20" in said


def test_a_file_that_was_changed_is_found_by_its_name(towns: Charter, sent: Path) -> None:
    Path(of(sent, "bergen")).write_bytes(b"%PDF-1.7 forged")
    said = towns("verify", of(sent, "bergen"))
    assert said.code == 4
    assert "0001-bergen.pdf to Bergen was changed since 21 November 2026 (spring)." in said.out
    assert "it was 3 in NO; it is the same now" in said.out
    assert "1 of the files is not as it was" in said.err


def test_a_letter_that_was_renamed_is_found_by_its_content(
    towns: Charter, sent: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "archived.pdf"
    copy.write_bytes(Path(of(sent, "bergen")).read_bytes())
    said = towns.done("verify", str(copy))
    assert "archived.pdf to Bergen is unchanged since 21 November 2026" in said


def test_a_folder_tells_what_was_changed_what_is_missing_and_what_is_strange(
    towns: Charter, sent: Path
) -> None:
    Path(of(sent, "bergen")).write_bytes(b"%PDF-1.7 forged")
    Path(of(sent, "malmo")).unlink()
    (sent / "shopping.txt").write_text("milk")
    said = towns("verify", str(sent))
    assert said.code == 4
    assert "0001-bergen.pdf to Bergen was changed since" in said.out
    assert "0002-malmo.pdf to Malmö is missing: it was made on 21 November 2026" in said.out
    assert "shopping.txt is not known here" in said.out
    assert "5 files are unchanged since" in said.out


def test_what_was_never_made_here_is_not_known(towns: Charter, tmp_path: Path) -> None:
    strange = tmp_path / "strange.pdf"
    strange.write_bytes(b"%PDF-1.7")
    assert "strange.pdf is not known here" in towns("verify", str(strange)).out
    assert towns("verify", str(strange)).code == 3
    assert "There is no file" in towns.refused("verify", str(tmp_path / "nothing.pdf"), code=3)
    (tmp_path / "empty").mkdir()
    assert "no letters" in towns.refused("verify", str(tmp_path / "empty"), code=3)


def test_programs_read_the_proof_as_json(towns: Charter, sent: Path) -> None:
    proof: Any = towns.json("verify", of(sent, "bergen"))
    (file,) = proof["files"]
    assert (file["state"], file["recipient"], file["made"]) == (
        "unchanged",
        "Bergen",
        "2026-11-21",
    )
    national, total = (proof["numbers"][place] for place in file["numbers"])
    assert (national["country"], national["was"]["certain"], national["holds"]) == ("NO", 3, True)
    assert total["now"] == {"certain": 7, "possible": 7, "countries": None}
    assert total["definition"].startswith("As of 26 February 2018; standing signatories")


def test_another_rule_for_successors_is_named_where_it_moves_a_number(
    towns: Charter, spring: Path
) -> None:
    """The rule is a setting of the register: no event tells that the number has moved."""
    towns.done("record", "merged", "Bergen", "--into", "Lund", "--on", "2017")
    towns.done("letters", "spring")
    with desk.writing(towns.register) as batch:
        batch.setting("successors", "renew")
        batch.touched |= {number for (number,) in batch.book.connection.execute(_ALL)}
    said = moved(towns, "spring/letters")
    assert "and does not now: the rule for successors was changed from inherit to renew" in said
