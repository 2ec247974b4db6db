"""The sentences of a count are right in every language, at every number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter_cli import cldr, sentence, shelf
from charter_cli.errors import Misused
from charter_cli.model import Pair

SHELF = shelf.names("charter_cli.languages", ".toml")
NB = "\u00a0"

LETTER = {  # 38 in the country where the language is at home, 1692 bodies in 35 countries
    ("nb", "NO"): (
        "Siden 2008 har 38 norske kommuner og fylkeskommuner undertegnet Det europeiske charter "
        "for likestilling mellom kvinner og menn i lokalsamfunnet. "
        f"Totalt har 1{NB}692 kommuner og regioner i 35 land sluttet seg til charteret."
    ),
    ("nn", "NO"): (
        "Sidan 2008 har 38 norske kommunar og fylkeskommunar underteikna Det europeiske "
        "charteret for likestilling mellom kvinner og menn i lokalsamfunnet. "
        f"Totalt har 1{NB}692 kommunar og regionar i 35 land slutta seg til charteret."
    ),
    ("sv", "SE"): (
        "Sedan 2008 har 38 svenska kommuner och regioner undertecknat den europeiska "
        "deklarationen om jämställdhet mellan kvinnor och män på lokal och regional nivå. "
        f"Totalt har 1{NB}692 kommuner och regioner i 35 länder anslutit sig till deklarationen."
    ),
    ("da", "DK"): (
        "Siden 2008 har 38 danske kommuner og regioner underskrevet Det europæiske charter for "
        "ligestilling mellem kvinder og mænd på lokalt plan. "
        "I alt har 1.692 kommuner og regioner i 35 lande tilsluttet sig charteret."
    ),
    ("fi", "FI"): (
        "Vuodesta 2008 lähtien 38 suomalaista kuntaa ja maakunnan liittoa on allekirjoittanut "
        "eurooppalaisen naisten ja miesten tasa-arvon peruskirjan paikallishallintoa varten. "
        f"Yhteensä 1{NB}692 kuntaa ja aluetta 35 maassa on liittynyt peruskirjaan."
    ),
    ("is", "IS"): (
        "Frá árinu 2008 hafa 38 íslensk sveitarfélög undirritað Evrópusáttmála um jafna stöðu "
        "kvenna og karla í sveitarfélögum og héruðum. "
        "Alls hafa 1.692 sveitarfélög og héruð í 35 löndum gerst aðilar að sáttmálanum."
    ),
    ("en", "GB"): (
        "Since 2008, 38 local authorities in the United Kingdom have signed the European Charter "
        "for Equality of Women and Men in Local Life. "
        "In total, 1,692 municipalities and regions in 35 countries have joined the Charter."
    ),
    ("de", "DE"): (
        "Seit 2008 haben 38 deutsche Kommunen die Europäische Charta für die Gleichstellung von "
        "Frauen und Männern auf lokaler Ebene unterzeichnet. "
        "Insgesamt haben sich 1.692 Kommunen und Regionen in 35 Ländern der Charta angeschlossen."
    ),
    ("fr", "FR"): (
        "Depuis 2008, 38 collectivités françaises ont signé la Charte européenne pour l’égalité "
        "des femmes et des hommes dans la vie locale. "
        "Au total, 1\u202f692 communes et régions dans 35 pays ont adhéré à la Charte."
    ),
    ("es", "ES"): (
        "Desde 2008, 38 entidades locales españolas han firmado la Carta Europea para la "
        "igualdad de mujeres y hombres en la vida local. "
        "En total, 1692 municipios y regiones de 35 países se han adherido a la Carta."
    ),
    ("it", "IT"): (
        "Dal 2008, 38 enti locali e regionali italiani hanno sottoscritto la Carta europea per "
        "l’uguaglianza e la parità delle donne e degli uomini nella vita locale e regionale. "
        "In totale, 1692 comuni e regioni di 35 Paesi hanno aderito alla Carta."
    ),
    ("nl", "NL"): (
        "Sinds 2008 hebben 38 Nederlandse gemeenten en provincies het Europees Charter voor "
        "gelijkheid van vrouwen en mannen op lokaal vlak ondertekend. "
        "In totaal hebben 1.692 gemeenten en regio’s in 35 landen zich bij het Charter aangesloten."
    ),
    ("pt", "PT"): (
        "Desde 2008, 38 municípios portugueses assinaram a Carta Europeia para a Igualdade das "
        "Mulheres e dos Homens na Vida Local. "
        "No total, 1692 municípios e regiões de 35 países aderiram à Carta."
    ),
    ("pl", "PL"): (
        "Od 2008 roku 38 polskich samorządów podpisało Europejską Kartę Równości Kobiet i "
        "Mężczyzn w Życiu Lokalnym. "
        "Łącznie do Karty przystąpiły 1692 samorządy lokalne i regionalne w 35 krajach."
    ),
}

ABROAD = {  # two in Switzerland, without a year, in languages that are not at home there
    "nb": "2 kommuner og regioner i Sveits har undertegnet",
    "fi": "2 kuntaa ja aluetta Sveitsissä on allekirjoittanut",
    "is": "2 sveitarfélög og héruð í Sviss hafa undirritað",
    "en": "2 municipalities and regions in Switzerland have signed",
    "nl": "2 gemeenten en regio’s in Zwitserland hebben",
    "pt": "2 municípios e regiões na Suíça assinaram",
    "pl": "2 samorządy lokalne i regionalne w Szwajcarii podpisały",
    "hu": "Svájcban 2 helyi és regionális önkormányzat írta alá",
    "tr": "İsviçre’de 2 belediye ve bölge",
    "eu": "Suitzako 2 udalerri eta eskualdek sinatu dute",
    "mt": "2 kunsilli lokali u reġjuni (l-Iżvizzera) iffirmaw",
}

BENT = [
    ("pl", "PL", 1, "1 polski samorząd podpisał Europejską Kartę"),
    ("pl", "PL", 2, "2 polskie samorządy podpisały Europejską Kartę"),
    ("pl", "PL", 5, "5 polskich samorządów podpisało Europejską Kartę"),
    ("pl", "PL", 0, "Żaden polski samorząd nie podpisał Europejskiej Karty"),
    ("is", "IS", 1, "1 íslenskt sveitarfélag hefur undirritað"),
    ("is", "IS", 2, "2 íslensk sveitarfélög hafa undirritað"),
    ("is", "IS", 21, "21 íslenskt sveitarfélag hefur undirritað"),
    ("is", "IS", 0, "Ekkert íslenskt sveitarfélag hefur undirritað"),
    ("lt", "LT", 1, "1 Lietuvos savivaldybė pasirašė"),
    ("lt", "LT", 2, "2 Lietuvos savivaldybės pasirašė"),
    ("lt", "LT", 10, "10 Lietuvos savivaldybių pasirašė"),
    ("lt", "LT", 0, "Nė viena Lietuvos savivaldybė nepasirašė"),
    ("lv", "LV", 20, "20 Latvijas pašvaldību"),
    ("lv", "LV", 21, "21 Latvijas pašvaldība ir parakstījusi"),
    ("sl", "SI", 2, "2 slovenski občini sta podpisali"),
    ("sl", "SI", 3, "3 slovenske občine so podpisale"),
    ("sl", "SI", 0, "Nobena slovenska občina ni podpisala Evropske listine"),
    ("cs", "CZ", 3, "podepsaly 3 české samosprávy"),
    ("ro", "RO", 5, "5 autorități locale din România au semnat"),
    ("ro", "RO", 20, "20 de autorități locale din România au semnat"),
    ("uk", "UA", 22, "22 українські громади підписали"),
    ("fr", "FR", 0, "Aucune collectivité française n’a signé"),
    ("fr", "FR", 1, "1 collectivité française a signé"),
    ("fi", "FI", 0, "Yksikään suomalainen kunta tai maakunnan liitto ei ole allekirjoittanut"),
    ("nb", "NO", 0, "Ingen norske kommuner eller fylkeskommuner har undertegnet"),
    ("nb", "NO", 1, "1 norsk kommune eller fylkeskommune har undertegnet"),
    ("en", "IE", 0, "No Irish local authority has signed"),
    ("de", "AT", 1, "1 österreichische Gemeinde hat"),
    ("hy", "AM", 2, "Հայաստանի 2 համայնք ստորագրել է"),
]


def exactly(n: int) -> Pair:
    return Pair(n, n)


@pytest.mark.parametrize(("language", "country"), LETTER)
def test_the_real_letter_can_be_said_in_fourteen_languages(language: str, country: str) -> None:
    said = sentence.compose(
        language,
        national=exactly(38),
        country=country,
        since=2008,
        total=exactly(1692),
        countries=exactly(35),
    )
    assert said == LETTER[language, country]


@pytest.mark.parametrize(("language", "begun"), ABROAD.items())
def test_bodies_of_another_country_are_placed_in_it(language: str, begun: str) -> None:
    said = sentence.national(language, exactly(2), "CH", None)
    assert begun in said
    assert "2008" not in said


@pytest.mark.parametrize(("language", "country", "n", "part"), BENT)
def test_noun_and_verb_bend_with_the_number(language: str, country: str, n: int, part: str) -> None:
    assert part in sentence.national(language, exactly(n), country, None)


def test_a_range_bends_with_its_upper_number() -> None:
    assert "38–40 norske kommuner" in sentence.national("nb", Pair(38, 40), "NO", 2008)
    assert "0–1 norsk kommune" in sentence.national("nb", Pair(0, 1), "NO", 2008)
    assert "38–42 polskie samorządy podpisały" in sentence.national("pl", Pair(38, 42), "PL", 2008)


def test_the_total_bends_with_both_numbers() -> None:
    assert sentence.total("pl", exactly(5), exactly(1)) == (
        "Łącznie do Karty przystąpiło 5 samorządów lokalnych i regionalnych w 1 kraju."
    )
    assert sentence.total("en", exactly(1), exactly(1)) == (
        "In total, 1 municipality or region in 1 country has joined the Charter."
    )
    assert sentence.total("en", Pair(1690, 1692), Pair(34, 35)) == (
        "In total, 1,690–1,692 municipalities and regions in 34–35 countries "
        "have joined the Charter."
    )


def test_without_a_national_count_only_the_total_is_said() -> None:
    said = sentence.compose(
        "nb", national=None, country="NO", since=2008, total=exactly(0), countries=exactly(0)
    )
    assert said == "Ingen kommuner eller regioner har sluttet seg til charteret."


def test_a_regional_tag_takes_its_own_figures_and_its_languages_words() -> None:
    said = sentence.total("de-CH", exactly(1692), exactly(35))
    assert said.startswith("Insgesamt haben sich 1’692 Kommunen und Regionen")


def test_a_georgian_sentence_begins_with_an_ordinary_letter() -> None:
    assert sentence.total("ka", exactly(5), exactly(2)).startswith("სულ ")


def test_a_country_outside_the_tables_is_named_in_brackets_or_refused() -> None:
    assert "(Japon)" in sentence.national("fr", exactly(2), "JP", None)
    with pytest.raises(Misused):
        sentence.national("fr", exactly(2), "ZZ", None)


@given(
    language=st.sampled_from(SHELF),
    country=st.sampled_from(["NO", "GB", "XK", "BA", "CH", "ES", "TR", "UA", "JP"]),
    certain=st.integers(0, 130),
    more=st.sampled_from([0, 0, 1, 2, 12]),
    since=st.sampled_from([None, 2008]),
)
@settings(max_examples=300)
def test_every_language_says_every_count_in_a_whole_sentence(
    language: str, country: str, certain: int, more: int, since: int | None
) -> None:
    pair = Pair(certain, certain + more)
    national = sentence.national(language, pair, country, since)
    total = sentence.total(language, pair, exactly(min(pair.possible, 35)))
    for said in (national, total):
        assert not set("{}") & set(said)
        assert "  " not in said
        assert said[-1] in ".։"
        assert not said[0].islower() or said[0].title() == said[0]
        if pair.possible:
            assert cldr.pair(pair, language) in said
    assert (since is None) == ("2008" not in national)
