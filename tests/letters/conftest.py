"""Letters in the scripts of Europe, and a way to read what stands on their pages."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date

import pytest

from charter_cli import cldr, letterheads
from charter_cli.languages import speak
from charter_cli.letter import (
    Heading,
    Items,
    Letter,
    Letterhead,
    Paragraph,
    Reference,
    Run,
    Sender,
    Signer,
)

TEXTS = {
    "nb": (
        "Invitasjon til konferanse om likestilling, mangfold og inkludering",
        "Ålesund kommune",
        "Siden 2008 har 38 norske kommuner og fylkeskommuner undertegnet Det europeiske charter "
        "for likestilling mellom kvinner og menn i lokalsamfunnet. Charteret oppfordrer Europas "
        "kommuner og regioner til å fremme likestilling for sine innbyggere. ",
    ),
    "el": (
        "Πρόσκληση στο συνέδριο για την ισότητα των φύλων, Μπιλμπάο, 11–13 Ιουνίου 2018",
        "Δήμος Ηρακλείου Κρήτης",
        "Από το 2008 πολλοί δήμοι και περιφέρειες της Ελλάδας έχουν υπογράψει τη Χάρτα για την "
        "ισότητα των φύλων στις τοπικές κοινωνίες. Η Χάρτα καλεί τις τοπικές αρχές της Ευρώπης "
        "να αξιοποιήσουν τις αρμοδιότητες και τις συνεργασίες τους προς όφελος των κατοίκων. ",
    ),
    "ka": (
        "მოწვევა კონფერენციაზე თანასწორობის შესახებ, ბილბაო, 2018 წლის 11–13 ივნისი",
        "ქალაქ ქუთაისის მუნიციპალიტეტი",
        "ევროპის მრავალმა ქალაქმა და რეგიონმა მოაწერა ხელი ქარტიას ადგილობრივ ცხოვრებაში "
        "ქალთა და მამაკაცთა თანასწორობის შესახებ. ქარტია მოუწოდებს ადგილობრივ ხელისუფლებას, "
        "გამოიყენოს თავისი უფლებამოსილება მოსახლეობის მეტი თანასწორობისთვის. ",
    ),
    "hy": (
        "Հրավեր հավասարության համաժողովին, Բիլբաո, 2018 թ. հունիսի 11–13",
        "Գյումրի համայնք",
        "Եվրոպայի բազմաթիվ համայնքներ և մարզեր ստորագրել են տեղական կյանքում կանանց և "
        "տղամարդկանց հավասարության եվրոպական խարտիան։ ",
    ),
    "fi": (
        "Kutsu tasa-arvokonferenssiin Bilbaoon 11.–13. kesäkuuta 2018",
        "Lappeenrannan kaupunki",
        "Vuodesta 2008 lähtien 25 suomalaista kuntaa on allekirjoittanut eurooppalaisen "
        "peruskirjan naisten ja miesten tasa-arvosta paikallishallinnossa. Peruskirja kehottaa "
        "paikallis- ja alueviranomaisia edistämään asukkaidensa tasa-arvoa. ",
    ),
    "fr": (
        "Invitation à la conférence sur l’égalité, la diversité et l’inclusion à Bilbao",
        "Communauté d’agglomération du Pays de Saint-Malo",
        "Depuis 2007, de nombreuses communes et régions françaises ont signé la Charte "
        "européenne pour l’égalité des femmes et des hommes dans la vie locale. La Charte invite "
        "les collectivités territoriales à agir pour une plus grande égalité de toutes et tous. ",
    ),
}
"""By language: a subject, a town, and sentences that can be said again."""

VALUES = {
    "our_reference": "18/00062-4",
    "archive_code": "0",
    "case_handler": "Knut Hjorth-Johansen",
    "your_reference": "16/4099-",
}


@pytest.fixture
def letter() -> Letter:
    """Return a letter of one page, with a footnote, a link and words in another language."""
    note = (Run("Se "), Run("engelsk", url="https://charter-equality.eu/"), Run(" tekst."))
    return Letter(
        language="nb",
        letterhead=letterheads.take("plain"),
        sender=Sender("KS", "NO", "nb", ("Postboks 1378 Vika", "0114 Oslo"), "ks@ks.no"),
        recipient=("Bergen kommune", "Postboks 7700", "5020 BERGEN"),
        references=(Reference("Vår referanse:", "18/00062-4"), Reference("Dato:", "26.02.2018")),
        date=date(2018, 2, 26),
        subject="Invitasjon til Bilbao",
        salutation="Til Bergen kommune",
        body=(
            Paragraph((Run("Siden 2008"), Run("", note=note), Run(" har 38 undertegnet."))),
            Paragraph((Run("Om "), Run("equality", emphasis=True, language="en"), Run("."))),
        ),
        closing="Med vennlig hilsen",
        signers=(
            Signer("Gunn Marit Helgesen", "Styreleder KS"),
            Signer("Lasse Hansen", "Direktør"),
        ),
        pages="Side {page} av {pages}",
    )


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """Return a way to read the text of each page, as poppler sees it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no text can be read from PDFs")

    def read(pdf: bytes) -> list[str]:
        call = ["pdftotext", "-layout", "-", "-"]
        done = subprocess.run(call, input=pdf, capture_output=True, check=True)
        return done.stdout.decode().removesuffix("\f").split("\f")

    return read


@pytest.fixture
def written() -> Callable[..., Letter]:
    """Return a way to write in a language: `written(tag, head, long=True, wordy=True)`."""
    return _written


def _written(
    tag: str, head: Letterhead | None = None, long: bool = False, wordy: bool = False
) -> Letter:
    """Return a letter of one page, or a long one; names in it are short, or `wordy`."""
    words, head = speak(tag), head or letterheads.take("plain")
    subject, town, text = TEXTS[tag]
    name = " – ".join([town] * 4) if wordy else town
    values = VALUES | {"date": cldr.short_day(date(2018, 2, 26), tag)}
    return Letter(
        language=tag,
        letterhead=head,
        sender=Sender(
            "KS " * 40 if wordy else "Kommunesektorens organisasjon",
            "NO",
            "nb",
            ("Postboks 1378 Vika", "0114 Oslo"),
            "ks@ks.no",
            "24 13 26 00",
            "www.ks.no",
        ),
        recipient=(name, "Postboks 1521", "6025 ÅLESUND"),
        references=tuple(
            Reference(
                words.labels.label.format(label=getattr(words.labels, field)),
                " ".join([values[field]] * (4 if wordy else 1)),
            )
            for field in head.references
        ),
        date=date(2018, 2, 26),
        subject=subject,
        salutation=words.to_body(name),
        body=_body(text, long),
        closing=words.greeting.closing,
        signers=(
            Signer("Gunn Marit Helgesen", "Styreleder KS"),
            Signer("Lasse Hansen", "Administrerende direktør " * (4 if wordy else 1)),
        ),
        pages=words.labels.page,
        enclosures_label=words.labels.enclosures if long else "",
        enclosures=("Program",) if long else (),
    )


def _body(text: str, long: bool) -> tuple[Paragraph | Heading | Items, ...]:
    note = (Run("Se "), Run("charter-equality.eu", url="https://charter-equality.eu/"))
    first = Paragraph((Run(text.strip()), Run("", note=note)))
    abroad = Run("Council of European Municipalities", emphasis=True, language="en")
    second = Paragraph((Run(text), abroad, Run(" "), Run("Bilbao", strong=True), Run(".")))
    if not long:
        return (first, second)
    item = (Paragraph((Run(text[:60]),)),)
    more = Paragraph((Run(text * 4, note=note),))
    return (first, second, Heading((Run(text[:30]),)), Items((item, item)), more, more, more)
