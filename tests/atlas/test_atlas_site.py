"""`charter atlas` writes the public face of the register as a folder that needs no server."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from tests.atlas.conftest import Reads
from tests.conftest import Charter


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_first_page_says_how_many_in_how_many_countries_on_which_day(page: Reads) -> None:
    first = page("nb/index.html")
    assert "Totalt har <b>6</b> kommuner og regioner i 5 land sluttet seg til charteret." in first
    assert "Per 21. november 2026" in first
    assert "Et vedtak om å undertegne er ennå ingen underskrift." in first
    assert "Uten dato: 1." in first


def test_where_certain_and_possible_differ_both_are_shown(towns: Charter) -> None:
    towns.told("atlas", "site", "--as-of", "2010-06-30")
    first = (towns.folder / "site/en/index.html").read_text(encoding="utf-8")
    total = towns.json("count", "--as-of", "2010-06-30")["total"]
    assert total["certain"] < total["possible"]
    assert f"<b>{total['certain']}–{total['possible']}</b>" in first
    assert "Two numbers, such as 38–40, mean" in first


def test_a_country_has_its_number_its_bodies_and_what_changed(page: Reads) -> None:
    norway = page("nb/country/no.html")
    assert "norske kommuner og fylkeskommuner undertegnet" in norway
    assert '<a href="../authority/0/7.html">Agder</a>' in norway
    assert "Slått sammen i" in norway
    assert 'data-country="NO"' in norway, "a map of its own"
    assert "Med handlingsplan" in norway


def test_a_body_has_its_names_its_history_and_the_sources(page: Reads) -> None:
    bergen = page("en/authority/0/1.html")
    assert "<h1>Bergen</h1>" in bergen
    assert "4601" in bergen
    assert "Vestland" in bergen
    assert "8 March 2008" in bergen
    assert '<a href="https://bergen.example/vedtak" rel="noreferrer">bergen.example</a>' in bergen
    assert "Decided to sign" in bergen
    assert "overdue · 8 March 2010" in bergen


def test_a_successor_tells_who_merged_into_it(page: Reads) -> None:
    agder = page("en/authority/0/7.html")
    assert 'Merged: <a href="../../authority/0/5.html">Aust-Agder</a>' in agder
    gone = page("en/authority/0/5.html")
    assert 'Merged into <a href="../../authority/0/7.html">Agder</a>' in gone
    assert "no longer a signatory" in gone


def test_who_only_decided_is_no_signatory_and_has_no_page(site: Path) -> None:
    assert not (site / "en/authority/0/8.html").exists()
    assert "Lund" not in (site / "en/country/se.html").read_text(encoding="utf-8")


def test_countries_places_numbers_and_dates_are_in_the_reader_s_language(towns: Charter) -> None:
    towns.told("atlas", "site", "--language", "en", "--language", "nb")
    read = {
        t: (towns.folder / f"site/{t}/country/fi.html").read_text("utf-8") for t in ("en", "nb")
    }
    assert "<h1>Finland</h1>" in read["en"]
    italy = (towns.folder / "site/nb/country/it.html").read_text("utf-8")
    assert "<h1>Italia</h1>" in italy
    assert '<html lang="nb">' in italy


def test_every_page_leads_to_the_same_page_in_the_other_languages(page: Reads) -> None:
    bergen = page("nb/authority/0/1.html")
    assert 'href="../../../en/authority/0/1.html" lang="en" hreflang="en"' in bergen
    assert 'href="../../../nb/authority/0/1.html" lang="nb" hreflang="nb" aria-current' in bergen


def test_no_link_of_the_site_leads_nowhere(site: Path) -> None:
    import re

    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        for link in re.findall(r'(?:href|src|action)="([^"#]*)', path.read_text(encoding="utf-8")):
            if link and not link.startswith("https://"):
                assert (path.parent / link).is_file(), f"{path}: {link}"


def test_the_same_register_makes_the_same_bytes_and_only_changes_are_written(
    towns: Charter,
) -> None:
    towns.told("atlas", "site", "--language", "nb,en")
    first = files(towns.folder / "site")
    times = {path: path.stat().st_mtime_ns for path in (towns.folder / "site").rglob("*")}
    again = towns.told("atlas", "site", "--language", "nb,en")
    assert " 0 new or changed, 0 removed" in again
    assert files(towns.folder / "site") == first
    assert {
        path: path.stat().st_mtime_ns for path in times if path.is_file()
    }.items() <= times.items()
    towns.told("record", "withdrew", "Malmö", "--on", "2026-01-01")
    changed = towns.told("atlas", "site", "--language", "nb,en")
    assert 0 < int(changed.split(" files, ")[1].split()[0]) < len(first)
    bergen = "nb/authority/0/1.html"
    assert (towns.folder / "site" / bergen).stat().st_mtime_ns == times[
        towns.folder / "site" / bergen
    ]


def test_pages_that_are_no_longer_of_the_site_go(towns: Charter) -> None:
    towns.told("atlas", "site", "--language", "nb,en")
    said = towns.told("atlas", "site", "--language", "en")
    assert not (towns.folder / "site/nb").exists()
    assert " 0 removed" not in said


def test_the_list_of_checksums_holds_for_every_file(site: Path) -> None:
    lines = (site / "checksums.txt").read_text(encoding="utf-8").splitlines()
    told = {name: checksum for checksum, name in (line.split("  ", 1) for line in lines)}
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files(site).items()}
    del found["checksums.txt"]
    assert told == found


@pytest.mark.parametrize("name", ["index.html", "notes/plan.txt"])
def test_a_folder_with_files_of_others_is_left_alone(towns: Charter, name: str) -> None:
    foreign = towns.folder / "site" / name
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine")
    said = towns.refused("atlas", "site", code=4)
    assert name in said
    assert "--force" in said
    towns.told("atlas", "site", "--force")
    assert (foreign.read_text("utf-8") == "mine") == (name != "index.html")
    assert (towns.folder / "site/en/index.html").exists()


def test_hidden_files_such_as_those_of_a_web_server_do_not_matter(towns: Charter) -> None:
    (towns.folder / "site").mkdir()
    (towns.folder / "site/.htaccess").write_text("mine")
    towns.told("atlas", "site")
    towns.told("atlas", "site")
    assert (towns.folder / "site/.htaccess").read_text("utf-8") == "mine"


def test_the_folder_of_the_register_is_not_made_a_site(towns: Charter) -> None:
    assert "charter.db" in towns.refused("atlas", ".", code=4)


def test_nothing_is_written_through_a_link_out_of_the_folder(towns: Charter) -> None:
    outside = towns.folder / "outside"
    outside.mkdir()
    (towns.folder / "site").mkdir()
    (towns.folder / "site/en").symlink_to(outside)
    towns.refused("atlas", "site", code=4)
    assert towns("atlas", "site", "--force").code == 4
    assert list(outside.iterdir()) == []


def test_what_a_run_that_was_cut_short_left_behind_is_known_again(
    towns: Charter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charter_cli.atlas import pages

    whole = pages.site_files

    def stops(site: object) -> object:
        for number, file in enumerate(whole(site)):  # type: ignore[arg-type]
            if number == 15:
                raise KeyboardInterrupt
            yield file

    monkeypatch.setattr(pages, "site_files", stops)
    assert towns("atlas", "site").code != 0
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")
    towns.told("atlas", str(towns.folder / "site"), "--register", str(towns.register))
    assert (towns.folder / "site/checksums.txt").exists()


def test_a_day_before_the_charter_is_refused(towns: Charter) -> None:
    assert "12 May 2006" in towns.refused("atlas", "site", "--as-of", "2006-05-11", code=2)


def test_a_language_that_is_not_on_the_shelf_is_refused(towns: Charter) -> None:
    assert "tlh" in towns.refused("atlas", "site", "--language", "nb,tlh", code=2)


def test_a_register_without_signatories_makes_a_site_that_says_so(charter: Charter) -> None:
    assert "Nobody has signed yet" in charter.told("atlas", "site")
    first = (charter.folder / "site/en/index.html").read_text(encoding="utf-8")
    assert "No municipality or region has joined the Charter." in first


def test_two_bodies_of_one_name_are_two_and_one_without_a_date_is_told_of(charter: Charter) -> None:
    for kind in ("municipality", "county"):
        charter.told("add", "Hedmark", "--country", "NO", "--kind", kind, "--signed", "unknown")
    charter.told("atlas", "site", "--language", "nb")
    norway = (charter.folder / "site/nb/country/no.html").read_text(encoding="utf-8")
    links = [f'<a href="../authority/0/{number}.html">Hedmark</a>' for number in (1, 2)]
    assert all(link in norway for link in links)
    assert "Uten dato: 2." in (charter.folder / "site/nb/index.html").read_text(encoding="utf-8")
    lone = (charter.folder / "site/nb/authority/0/2.html").read_text(encoding="utf-8")
    assert "Fylkeskommune" in lone


def test_bodies_without_a_known_place_are_counted_and_named_as_such(charter: Charter) -> None:
    charter.told("add", "Nowhere-on-Sea", "--country", "GB", "--signed", "2010")
    charter.told("add", "Springfield", "--country", "US", "--signed", "2011")
    said = charter.told("atlas", "site")
    assert "2 signatories in 2 countries" in said
    assert "Without a dot on the map: 2." in said
    first = (charter.folder / "site/en/index.html").read_text(encoding="utf-8")
    assert "Without a dot: 2" in first
    assert (charter.folder / "site/en/country/us.html").exists()


def test_the_first_page_with_all_it_loads_is_small_with_the_real_data(real_site: Path) -> None:
    first = real_site / "nb/index.html"
    loads = re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', first.read_text("utf-8"))
    sizes = [(first.parent / link).stat().st_size for link in (*loads, "index.html")]
    assert len(sizes) >= 6
    assert sum(sizes) <= 300_000


def test_who_signed_on_the_day_of_a_later_predecessor_joined_too(charter: Charter) -> None:
    for name in ("Moss", "Rygge"):
        charter.done("add", name, "--country", "NO", "--signed", "2010-05-01")
    charter.done("record", "merged", "Rygge", "--into", "Moss", "--on", "2020-01-01")
    charter.told("atlas", "site")
    norway = (charter.folder / "site/en/country/no.html").read_text(encoding="utf-8")
    assert '<th scope="row">2010</th><td>2</td><td>0</td><td>0</td><td>2</td>' in norway
    assert '<th scope="row">2020</th><td>0</td><td>0</td><td>1</td><td>1</td>' in norway


def test_a_published_number_tells_of_which_kinds_it_is(towns: Charter) -> None:
    words = ("--on", "2018-02-26", "--country", "NO", "--kinds", "municipality+county")
    towns.told("statement", "add", "38", *words, "--source", "KS")
    towns.told("atlas", "site", "--language", "nb")
    norway = (towns.folder / "site/nb/country/no.html").read_text(encoding="utf-8")
    assert "<td>Kommuner, Fylkeskommuner: 38</td>" in norway


def test_the_publisher_and_the_licence_stand_under_every_page(towns: Charter) -> None:
    towns.told("atlas", "site", "--publisher", "KS & friends", "--licence", "CC0-1.0")
    page = (towns.folder / "site/en/authority/0/1.html").read_text(encoding="utf-8")
    assert "Published by KS &amp; friends" in page
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in page
    package = json.loads((towns.folder / "site/data/datapackage.json").read_text("utf-8"))
    assert package["licenses"][0]["name"] == "CC0-1.0"
    towns.refused("atlas", "other", "--licence", "mine", code=2)
