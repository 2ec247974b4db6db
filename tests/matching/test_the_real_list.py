"""The 322 real bodies, each sought among the reference places of its country.

Every match was looked at, on 2026-11-21, with its point on the map and its region. Those that
are named otherwise in the reference stand in `KNOWN_AS`, those that find nothing in `NOT_FOUND`.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from charter_cli import places
from charter_cli.folding import fold
from charter_cli.matching import Candidate, Finding, Index, Sought, Verdict, match

LIST = Path(__file__).parent.parent.parent / "data" / "signatories.csv"

GEONAMES = {
    "AT": "07 Tirol, 09 Wien",
    "BE": "BRU Brussels-Capital",
    "DE": "01 Baden-Württemberg, 02 Bayern, 05 Hessen, 06 Niedersachsen, 07 Nordrhein-Westfalen,"
    " 08 Rheinland-Pfalz, 09 Saarland, 10 Schleswig-Holstein, 11 Brandenburg,"
    " 12 Mecklenburg-Vorpommern, 13 Sachsen, 14 Sachsen-Anhalt, 15 Thüringen",
    "ES": "56 Catalunya, 59 País Vasco, 60 Comunitat Valenciana",
    "GR": "ESYE31 Attiki",
    "IT": "01 Abruzzo, 10 Marche, 16 Toscana",
    "PL": "77 małopolskie, 79 opolskie, 80 podkarpackie, 86 wielkopolskie",
    "RS": "VO Vojvodina",
    "SE": "14 Norrbotten, 18 Södermanland, 24 Västernorrland, 27 Skåne",
    "TR": "07 Antalya, 09 Aydın, 10 Balıkesir, 15 Burdur, 16 Bursa, 21 Diyarbakır, 32 Mersin,"
    " 34 İstanbul, 35 İzmir, 39 Kırklareli, 41 Kocaeli, 58 Sivas, 59 Tekirdağ, 62 Tunceli,"
    " 71 Konya, 81 Adana, 86 Ardahan",
}
"""What GeoNames calls the regions that the list names, by country."""

KNOWN_AS = {
    "Frankenburg am Hausruck": "Frankenburg",
    "Wien": "Vienna",
    "Bruxelles / Brussel (Ville de Bruxelles / Stad Brussel)": "Brussels",
    "Schaarbeek / Schaerbeek": "Schaerbeek",
    "Freiburg im Breisgau": "Freiburg",
    "München": "Munich",
    "Nürnberg": "Nuremberg",
    "Helsinki / Helsingfors": "Helsinki",
    "Tampere / Tammerfors": "Tampere",
    "Turku / Åbo": "Turku",
    "Uudenmaan liitto": "Uusimaa",
    "Vantaa / Vanda": "Vantaa",
    "Région Haute-Normandie": "Haute-Normandie",
    "Agios Dimitrios (Άγιος Δημήτριος)": "Agios Dimitrios",
    "Almyros (Αλμυρός)": "Almyrós",
    "Antiparos (Αντίπαρος)": "Antíparos",
    "Athína (Αθήνα)": "Athens",
    "Chalandri (Χαλάνδρι)": "Khalándrion",
    "Marousi (Αμαρούσιον)": "Maroúsi",
    "Nafplio (Ναύπλιο)": "Náfplio",
    "Paros (Πάρος)": "Páros",
    "Περιφέρεια Αττικής (Attica Region)": "Περιφέρεια Αττικής",
    "Firenze": "Florence",
    "Provincia autonoma di Bolzano / Autonome Provinz Bozen": "Provincia autonoma di Bolzano",
    "Provincia di Ascoli Piceno": "Ascoli Piceno",
    "Provincia di Chieti": "Chieti",
    "Provincia di Firenze": "Città metropolitana di Firenze",
    "Provincia di Massa-Carrara": "Massa-Carrara",
    "Provincia di Pisa": "Pisa",
    "Provincia di Siena": "Siena",
    "Klaipėda": "Klaipėdos miestas",
    "Ville de Luxembourg / Stad Lëtzebuerg": "Ville de Luxembourg",
    "Кочани (Kočani)": "Kočani",
    "Струмица (Strumica)": "Strumica",
    "Aust-Agder fylkeskommune": "Aust-Agder",
    "Kristiansand kommune": "Kristiansand",
    "Vest-Agder fylkeskommune": "Vest-Agder",
    "Warszawa": "Warsaw",
    "Александровац (Aleksandrovac)": "Aleksandrovac",
    "Богатић (Bogatić)": "Bogatić",
    "Нови Сад (Novi Sad)": "Novi Sad",
    "Обреновац (Obrenovac)": "Obrenovac",
    "Пожаревац (Požarevac)": "Požarevac",
    "Jämtlands läns landsting": "Region Jämtland Härjedalen",
    "Landstinget Gävleborg": "Region Gävleborg",
    "Landstinget i Uppsala län": "Region Uppsala",
    "Landstinget i Värmland": "Region Värmland",
    "Landstinget Kronoberg": "Region Kronoberg",
    "Landstinget Sörmland": "Region Sörmland",
    "Landstinget Västmanland": "Region Västmanland",
    "Norrbottens läns landsting": "Region Norrbotten",
    "Örebro läns landsting": "Region Örebro län",
    "Stockholms läns landsting": "Region Stockholm",
    "Västerbottens läns landsting": "Region Västerbotten",
    "Білгород-Дністровський (Bilhorod-Dnistrovskyi)": "Bilhorod-Dnistrovskyi",
    "Вінниця (Vinnytsia)": "Vinnytsya",
    "Житомир (Zhytomyr)": "Zhytomyr",
    "Київ (Kyiv)": "Kyiv",
    "Кропивницький (Kropyvnytskyi)": "Kropyvnytskyi",
    "Мирноград (Myrnohrad)": "Myrnohrad",
    "Одеса (Odesa)": "Odesa",
    "Полтавська обласна рада (Poltava Oblast Council)": "Poltavska oblast",
    "Харків (Kharkiv)": "Kharkiv",
    "Ірпінь (Irpin)": "Irpin",
}
NOT_FOUND = {
    "Gersdorf": "two settlements of that name in Sachsen",
    "Kreis Steinfurt": "no districts there",
    "Landkreis Dahme-Spreewald": "no districts there",
    "Landkreis Göttingen": "the reference has no German districts, and the town is another body",
    "Landkreis Neunkirchen": "the reference has no German districts, and no town is meant",
    "Ostalbkreis": "no districts there",
    "Rhein-Sieg-Kreis": "no districts there",
    "Petrer": "GeoNames has it as Petrel alone",
    "Suomen Kuntaliitto": "an association is no place",
    "Communauté d'agglomération de La Rochelle": "no unions there",
    "Communauté d'agglomération Pays Basque / Euskal Hirigune Elkargoa": "no unions there",
    "CREA - Communauté d'agglomération Rouen-Elbeuf-Austreberthe": "no unions there",
    "La Rochelle": "two communes of that name, and the row names no region",
    "Martinique": "a county in the list, a region in the reference: asked",
    "Kefalonia (Κεφαλονιά)": "a municipality of an island, no settlement bears its name",
    "Loutraki–Perachora–Agioi Theodoroi (Λουτράκι – Περαχώρα – Άγιοι Θεόδωροι)": "three towns",
    "Nea Propontida (Νέα Προποντίδα)": "a municipality that no settlement is named after",
    "Asciano": "two settlements of that name in Toscana",
    "Norrbottens Kommuner": "an association is no place",
    "Södertörns brandförsvarsförbund": "a fire brigade is no place",
    "Sveriges Kommuner och Landsting (SKL/SALAR)": "an association is no place",
    "Ahmetbey": "the one in Kırklareli is missing; that in Bursa is not taken for it",
    "Balçova": "a district of İzmir that is missing",
    "Çukurova": "a district of Adana that is missing",
    "Efes Selçuk": "Selçuk goes there by another name; Efes alone is a name of Kuşadası",
    "Süleymanpaşa": "a district of Tekirdağ that is missing",
    "Yenişehir": "that in Mersin is missing; those in Bursa and Diyarbakır are not taken for it",
}


def candidates(country: str, first: int) -> list[Candidate]:
    """Return the reference places of a country as candidates, under their own names and others."""
    regions = dict(one.split(" ", 1) for one in GEONAMES.get(country, "").split(", ") if one)
    return [
        Candidate(
            number,
            country,
            (place.name, *place.names),
            place.level,
            place.code,
            regions.get(place.region, ""),
        )
        for number, place in enumerate(places.in_country(country), first)
    ]


@cache
def answers() -> list[tuple[dict[str, str], Verdict]]:
    """Return every row with what is found for it."""
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known: list[Candidate] = []
    for country in dict.fromkeys(row["country"] for row in rows):
        known += candidates(country, len(known))
    index = Index(known, places.in_country)
    return [
        (row, match(index, Sought(row["name"], row["country"], row["kind"], "", row["region"])))
        for row in rows
    ]


def test_nine_rows_in_ten_find_their_place_and_every_other_is_known() -> None:
    sure = [row["name"] for row, verdict in answers() if verdict.certain]
    assert len(sure) >= 0.9 * len(answers())
    others = Counter(row["name"] for row, verdict in answers() if not verdict.certain)
    assert others == Counter(dict.fromkeys(NOT_FOUND, 1))


def test_no_row_finds_another_place_than_its_own() -> None:
    named = {
        row["name"]: verdict.certain.name
        for row, verdict in answers()
        if verdict.certain and fold(verdict.certain.name) != fold(row["name"])
    }
    assert named == KNOWN_AS


def test_every_place_found_lies_in_the_region_that_the_row_names() -> None:
    compared = 0
    index = Index([], places.in_country)
    for row, verdict in answers():
        if verdict.certain and verdict.certain.region and row["region"]:
            agreed = index.one_region(row["country"], verdict.certain.region, row["region"])
            assert agreed is True, row
            compared += 1
    assert compared > 80


def test_a_county_of_the_list_is_a_county_of_the_reference() -> None:
    for row, verdict in answers():
        if verdict.certain:
            local = verdict.certain.kind in ("municipality", "place")
            assert local == (row["kind"] == "municipality"), row


def test_what_is_asked_about_is_asked_with_the_right_one_among_the_proposals() -> None:
    several = {row["name"] for row, verdict in answers() if verdict.finding is Finding.SEVERAL}
    assert several == {"Gersdorf", "La Rochelle", "Asciano", "Yenişehir"}
