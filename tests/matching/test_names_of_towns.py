"""However a list writes the name of a town, it means the one in the register."""

from functools import cache

import pytest

from charter_cli import places
from charter_cli.matching import Candidate, Finding, Index, Sought, match

TOWNS = """
AL Durrës, Tiranë
AT Engerwitzdorf, Linz, Sankt Pölten, Wien
BE Antwerpen, Bruxelles, Gent, Liège
BG Русе, Велико Търново
CH Biel/Bienne, Genève, Zürich
CY Στρόβολος
CZ Brno, Praha
DE Düsseldorf, Frankfurt am Main, Hamburg, Köln, Lübeck, München, Nürnberg, Tübingen, Würzburg
DK Aarhus, København
EE Setomaa vald, Tallinn, Tartu linn, Tartu vald
ES A Coruña, Bilbao, Dénia, El Prat de Llobregat, Iruña, Irun, Madrid
ES Terrassa, Vigo, Vitoria-Gasteiz
FI Espoo, Helsinki, Jyväskylä, Kotka, Oulu, Seinäjoki, Tampere, Turku, Vantaa
FR Guyancourt, Le Havre, Les Mureaux, Nantes, Rouen, Saint-Herblain
FR Saint-Martin-d'Hères, Strasbourg
GB Cardiff, Edinburgh
GR Άγιος Δημήτριος, Αθήνα, Θεσσαλονίκη, Ηράκλειο, Μαρούσι, Πάρος, Πάτρα, Χαλάνδρι
HR Opatija, Zagreb
HU Budapest, Szeged
IE Galway
IS Akureyrarbær, Hafnarfjarðarbær, Reykjavíkurborg
IT Bolzano, Città di Castello, Firenze, L'Aquila, La Spezia, Siena, Torino
LT Kauno miesto savivaldybė, Klaipėda, Visaginas
LU Luxembourg
LV Cēsu novads, Rīga
MK Струмица
MT Naxxar
NL Den Haag, 's-Hertogenbosch, Utrecht, Zwolle
NO Bergen, Oslo, Tana, Ålesund
PL Gdańsk, Kraków, Łódź, Nysa, Warszawa
PT Lisboa, Palmela, Porto
RO Cluj-Napoca, Iași, Timișoara
RS Kovačica, Niš, Нови Сад, Обреновац
SE Berg, Borås, Göteborg, Lilla Edet, Malmö, Stockholm
SI Ljubljana
SK Košice
TR İzmit, Kırklareli, Şişli
UA Вінниця, Житомир, Київ, Львів, Одеса, Харків
XK Prishtina
"""
"""The municipalities of a register, under one name each."""

WRITTEN = """
AL Bashkia Durrës = Durrës
AL Bashkia e Tiranës = Tiranë
AT Landeshauptstadt Linz = Linz
AT Marktgemeinde Engerwitzdorf = Engerwitzdorf
AT St. Pölten = Sankt Pölten
AT Stadt Wien = Wien
AT Vienna = Wien
BE Brussel = Bruxelles
BE Bruxelles / Brussel (Ville de Bruxelles / Stad Brussel) = Bruxelles
BE Gemeente Gent = Gent
BE Luik = Liège
BE Stad Antwerpen = Antwerpen
BE Ville de Liège = Liège
BG Obshtina Ruse = Русе
BG Veliko Tarnovo = Велико Търново
BG Община Русе = Русе
CH Genf = Genève
CH Stadt Zürich = Zürich
CH Ville de Genève = Genève
CY Δήμος Στροβόλου = Στρόβολος
CZ Hlavní město Praha = Praha
CZ Statutární město Brno = Brno
DE Cologne = Köln
DE Freie und Hansestadt Hamburg = Hamburg
DE Hansestadt Lübeck = Lübeck
DE KÖLN = Köln
DE Koeln = Köln
DE Landeshauptstadt München = München
DE Muenchen = München
DE Nuremberg = Nürnberg
DE Stadt Duesseldorf = Düsseldorf
DE Stadt Köln = Köln
DE Universitätsstadt Tübingen = Tübingen
DE Wuerzburg = Würzburg
DE Würzburg, Stadt = Würzburg
DK Aarhus Kommune = Aarhus
DK Koebenhavn = København
DK Københavns Kommune = København
DK Århus = Aarhus
EE Setomaa vald = Setomaa vald
EE Tallinna linn = Tallinn
EE Tartu linn = Tartu linn
EE Tartu vald = Tartu vald
ES Ajuntament de Dénia = Dénia
ES Ajuntament del Prat de Llobregat = El Prat de Llobregat
ES Ayuntamiento de Bilbao = Bilbao
ES Bilbo = Bilbao
ES Bilboko Udala = Bilbao
ES Concello da Coruña = A Coruña
ES Concello de Vigo = Vigo
ES EXCMO. AYUNTAMIENTO DE MADRID = Madrid
FI Esbo = Espoo
FI Helsingfors stad = Helsinki
FI Helsingin kaupunki = Helsinki
FI Helsinki / Helsingfors = Helsinki
FI Jyväskylän kaupunki = Jyväskylä
FI Kotkan kaupunki = Kotka
FI Oulun kaupunki = Oulu
FI Seinäjoen kaupunki = Seinäjoki
FI Tampereen kaupunki = Tampere
FI Turun kaupunki = Turku
FI Vantaan kaupunki = Vantaa
FI Åbo = Turku
FI Åbo stad = Turku
FR Commune de Guyancourt = Guyancourt
FR Mairie de Rouen = Rouen
FR SAINT MARTIN D HERES = Saint-Martin-d'Hères
FR SAINT-MARTIN D’HÈRES = Saint-Martin-d'Hères
FR St-Herblain = Saint-Herblain
FR Strassburg = Strasbourg
FR Ville de Nantes = Nantes
FR Ville des Mureaux = Les Mureaux
FR Ville du Havre = Le Havre
GB Cardiff City Council = Cardiff
GB City of Edinburgh = Edinburgh
GB Cyngor Dinas Caerdydd = Cardiff
GR Athens = Αθήνα
GR Dimos Patreon = Πάτρα
GR Agios Dimitrios = Άγιος Δημήτριος
GR Municipality of Athens = Αθήνα
GR Δήμος Αγίου Δημητρίου = Άγιος Δημήτριος
GR Δήμος Αθηναίων = Αθήνα
GR Δήμος Αμαρουσίου = Μαρούσι
GR Δήμος Θεσσαλονίκης = Θεσσαλονίκη
GR Δήμος Πάρου = Πάρος
GR Δήμος Χαλανδρίου = Χαλάνδρι
HR Grad Opatija = Opatija
HR Grad Zagreb = Zagreb
HU Budapest Főváros Önkormányzata = Budapest
HU Szeged Megyei Jogú Város Önkormányzata = Szeged
IE Galway City Council = Galway
IS Akureyri = Akureyrarbær
IS Hafnarfjörður = Hafnarfjarðarbær
IS Reykjavík = Reykjavíkurborg
IT Bozen = Bolzano
IT COMUNE DI SIENA = Siena
IT Città di Torino = Torino
IT Comune dell'Aquila = L'Aquila
IT Comune della Spezia = La Spezia
IT Comune di Città di Castello = Città di Castello
IT Florence = Firenze
LT Kaunas = Kauno miesto savivaldybė
LT Klaipėdos miesto savivaldybė = Klaipėda
LT Visagino savivaldybė = Visaginas
LU Lëtzebuerg = Luxembourg
LU Ville de Luxembourg / Stad Lëtzebuerg = Luxembourg
LV Cēsu novada pašvaldība = Cēsu novads
LV Rīgas valstspilsētas pašvaldība = Rīga
MK Opština Strumica = Струмица
MK Strumica = Струмица
MK Општина Струмица = Струмица
MT Kunsill Lokali Naxxar = Naxxar
NL Den Bosch = 's-Hertogenbosch
NL Gemeente Utrecht = Utrecht
NL Gemeente Zwolle = Zwolle
NL The Hague = Den Haag
NO Aalesund = Ålesund
NO Alesund = Ålesund
NO Bergen kommune = Bergen
NO Deatnu = Tana
NO OSLO KOMMUNE = Oslo
PL Cracow = Kraków
PL Gmina Miejska Nysa = Nysa
PL Lodz = Łódź
PL Miasto Kraków = Kraków
PL Urząd Miasta Krakowa = Kraków
PL Urząd Miejski Gdańsk = Gdańsk
PL m.st. Warszawa = Warszawa
PT Câmara Municipal de Palmela = Palmela
PT Lisbon = Lisboa
PT Município do Porto = Porto
RO Kolozsvár = Cluj-Napoca
RO Municipiul Iasi = Iași
RO Primaria Timisoara = Timișoara
RO Primăria Municipiului Cluj-Napoca = Cluj-Napoca
RS Nis = Niš
RS Novi Sad = Нови Сад
RS Opština Obrenovac = Обреновац
RS Општина Ковачица = Kovačica
RS Општина Обреновац = Обреновац
RS Град Ниш = Niš
SE Bergs kommun = Berg
SE Borås Stad = Borås
SE Goeteborg = Göteborg
SE Gothenburg = Göteborg
SE Göteborgs stad = Göteborg
SE Lilla Edets kommun = Lilla Edet
SE Malmo = Malmö
SE Malmoe = Malmö
SE Malmö stads = Malmö
SE Stockholms stad = Stockholm
SI Laibach = Ljubljana
SI Mestna občina Ljubljana = Ljubljana
SK Mesto Košice = Košice
TR Izmit Belediye Başkanlığı = İzmit
TR Kırklareli Belediyesi = Kırklareli
TR SISLI BELEDIYESI = Şişli
UA Kharkiv = Харків
UA Kyiv = Київ
UA Lviv City Council = Львів
UA Vinnytsia = Вінниця
UA Вінниця (Vinnytsia) = Вінниця
UA Вінницька міська рада = Вінниця
UA Житомирська міська рада = Житомир
UA Київська міська рада = Київ
UA Львівська міська рада = Львів
UA Одеська міська рада = Одеса
UA Харківська міська рада = Харків
XK Komuna e Prishtinës = Prishtina
"""


@cache
def register() -> Index:
    lines = TOWNS.split("\n")
    towns = [(line[:2], name) for line in lines if line for name in line[3:].split(", ")]
    candidates = (
        Candidate(number, country, (name,), "municipality")
        for number, (country, name) in enumerate(towns)
    )
    return Index(candidates, places.in_country)


@pytest.mark.parametrize("line", WRITTEN.strip().split("\n"))
def test_a_town_is_known_however_a_list_writes_it(line: str) -> None:
    written, _, name = line[3:].partition(" = ")
    verdict = match(register(), Sought(written, line[:2], "municipality"))
    assert verdict.finding is Finding.CERTAIN, verdict
    assert [proposal.candidate.name for proposal in verdict.proposals] == [name]
    assert verdict.reason
