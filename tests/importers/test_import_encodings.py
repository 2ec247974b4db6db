"""A code page is taken because it is the country's own, and only if the letters fit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from charter_cli.errors import BadInput, Misused
from charter_cli.importers import Row

Look = Callable[..., list[tuple[str, list[Row], list[str]]]]
Saved = Callable[[str, bytes | str], Path]

TOWNS = {
    "NO": ("Målselv", "Østre Toten", "Sør-Varanger", "Vågå", "Bærum", "Å"),
    "SE": ("Malmö", "Västerås", "Åre", "Älvdalen", "Örebro"),
    "DE": ("München", "Köln", "Gütersloh", "Straßberg", "Görlitz", "Überlingen"),
    "FR": ("Nîmes", "Besançon", "Saint-Étienne", "L'Haÿ-les-Roses", "Orléans"),
    "ES": ("A Coruña", "Cádiz", "Logroño", "León", "Ávila", "Vitoria-Gasteiz"),
    "PT": ("Évora", "São João da Madeira", "Guimarães", "Bragança", "Águeda"),
    "IS": ("Reykjavík", "Akureyrarbær", "Hafnarfjörður", "Múlaþing", "Ölfus"),
    "FI": ("Jyväskylä", "Hyvinkää", "Närpiö", "Äänekoski", "Åbo"),
    "PL": ("Łódź", "Kraków", "Gdańsk", "Poznań", "Częstochowa", "Świdnica", "Żary"),
    "CZ": ("Plzeň", "Ústí nad Labem", "Žďár", "Český Těšín", "Třebíč", "Říčany"),
    "HU": ("Győr", "Székesfehérvár", "Pécs", "Hódmezővásárhely", "Érd"),
    "HR": ("Čakovec", "Đakovo", "Šibenik", "Požega", "Križevci"),
    "RO": ("Iaşi", "Timişoara", "Braşov", "Piteşti", "Târgu Mureş", "Constanţa"),
    "LT": ("Šiauliai", "Klaipėda", "Panevėžys", "Mažeikiai", "Telšiai"),
    "LV": ("Rīga", "Jūrmala", "Rēzekne", "Ķekava", "Cēsis"),
    "EE": ("Pärnu", "Jõhvi", "Võru", "Türi", "Põltsamaa"),
    "TR": ("İzmir", "Eskişehir", "Muğla", "Çankaya", "Şişli", "Kadıköy"),
    "GR": ("Αθήνα", "Θεσσαλονίκη", "Ηράκλειο", "Πάτρα", "Χανιά"),
    "BG": ("София", "Пловдив", "Варна", "Бургас", "Русе"),
    "UA": ("Київ", "Львів", "Вінниця", "Полтава", "Запоріжжя"),
    "MK": ("Скопје", "Битола", "Куманово", "Гостивар", "Ѓорче Петров"),
}
PAGES = {
    "cp1252": "NO SE DE FR ES PT IS FI",
    "cp1250": "PL CZ HU HR RO",
    "cp1257": "LT LV EE",
    "cp1254": "TR",
    "cp1253": "GR",
    "cp1251": "BG UA MK",
}
OWN = [(page, country) for page, countries in PAGES.items() for country in countries.split()]


def list_of(country: str) -> str:
    return "name;country\r\n" + "".join(f"{town};{country}\r\n" for town in TOWNS[country])


def towns_in(look: Look, path: Path, **hints: str) -> tuple[tuple[object, ...], list[str]]:
    [(_, rows, said)] = look(path, **hints)
    return tuple(cells[0] for _, cells in rows[1:]), said


@pytest.mark.parametrize(("page", "country"), OWN)
def test_a_list_in_the_windows_page_of_its_country_is_read_and_that_is_said(
    look: Look, saved: Saved, page: str, country: str
) -> None:
    path = saved("list.csv", list_of(country).encode(page))
    for hints in ({"country": country}, {}):
        towns, said = towns_in(look, path, **hints)
        assert towns == TOWNS[country]
        assert f"read as Windows-{page[2:]}" in said[0]
        assert "--encoding" in said[0]


@pytest.mark.parametrize(
    ("page", "country"),
    [
        *[("cp850", country) for country in ("NO", "SE", "DE", "FR", "ES", "FI")],
        *[("mac_roman", country) for country in ("NO", "SE", "DE", "FR", "ES", "PT")],
        *[("cp852", country) for country in ("PL", "CZ", "HU", "HR")],
        *[("iso8859-2", country) for country in ("PL", "CZ", "HR")],
        ("cp865", "NO"),
        ("cp857", "TR"),
        ("cp737", "GR"),
        ("cp866", "BG"),
        ("koi8_u", "UA"),
        ("cp775", "LT"),
    ],
)
def test_a_page_of_dos_or_a_macintosh_is_never_taken_for_windows(
    look: Look, saved: Saved, page: str, country: str
) -> None:
    towns, said = towns_in(look, saved("list.csv", list_of(country).encode(page)), country=country)
    assert towns == TOWNS[country]
    assert "because it does not fit Windows" in said[0]


def test_a_capital_in_the_middle_of_a_word_betrays_a_macintosh(look: Look, saved: Saved) -> None:
    towns = ("Hämeenlinna", "Jyväskylä", "Hyvinkää")
    text = "name;country\n" + "".join(f"{town};FI\n" for town in towns)
    found, said = towns_in(look, saved("list.csv", text.encode("mac_roman")), country="FI")
    assert found == towns  # and not HŠmeenlinna, though Finnish has an š
    assert "Mac Roman" in said[0]


def test_the_page_of_another_country_is_refused_and_the_garbled_letters_are_shown(
    look: Look, saved: Saved
) -> None:
    path = saved("list.csv", list_of("PL").replace(";PL", ";NO").encode("cp1250"))
    with pytest.raises(BadInput, match=r"do not occur in Norway \(Pozna.,") as refused:
        look(path, country="NO")
    assert "--encoding" in refused.value.next_step


def test_countries_of_different_pages_are_not_decided_between(look: Look, saved: Saved) -> None:
    text = "name;country\nMalmö;SE\nOpole;PL\nPécs;HU\n"
    with pytest.raises(BadInput, match="is not known"):
        look(saved("list.csv", text.encode("cp1252")))


def test_what_the_user_says_wins_even_where_it_garbles(look: Look, saved: Saved) -> None:
    path = saved("list.csv", list_of("PL").encode("cp1250"))
    assert towns_in(look, path, encoding="cp1250", country="NO")[0] == TOWNS["PL"]
    assert towns_in(look, path, encoding="latin-1")[0] != TOWNS["PL"]


def test_an_encoding_that_does_not_fit_or_does_not_exist_is_refused(
    look: Look, saved: Saved
) -> None:
    path = saved("list.csv", "name;country\nOslo;NO\nMålselv;NO\n".encode("cp1252"))
    with pytest.raises(BadInput, match="not UTF-8: line 3"):
        look(path, encoding="utf-8")
    for nonsense in ("klingon", "rot13", "zlib"):
        with pytest.raises(Misused, match="no encoding"):
            look(path, encoding=nonsense)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_in_every_dress_is_read(look: Look, saved: Saved, encoding: str) -> None:
    towns, _ = towns_in(look, saved("list.csv", list_of("NO").encode(encoding)))
    assert towns == TOWNS["NO"]


def test_utf8_with_a_few_broken_bytes_is_refused_and_never_read_as_a_code_page(
    look: Look, saved: Saved
) -> None:
    data = list_of("NO").encode() + "Tromsø;NO\n".encode("cp1252") + list_of("SE").encode()
    with pytest.raises(BadInput, match="line 8 is damaged"):
        look(saved("list.csv", data), country="NO")


def test_the_line_of_a_broken_byte_is_right_far_into_a_long_file(look: Look, saved: Saved) -> None:
    data = "Målselv;NO\n".encode() * 200_000
    with pytest.raises(BadInput, match="line 200001"):
        look(saved("list.csv", data + b"\xff;NO\n"), encoding="utf-8")
