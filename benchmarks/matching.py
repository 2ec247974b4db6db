"""What matching costs, and how often it is right.

    python benchmarks/matching.py [SEED]

130,000 bodies of Europe, each with a legal word of its country, and two lists of 2,000 rows that
each mean one of them, 15 % without the legal word and 15 % with another: one list misspelled in
the name of the place, one only written otherwise (capitals, no accents, blanks for hyphens). A row
that became the name of another body is left out, and counted: nobody could tell. Seconds are those
of the processor; the peer scores rows by `rapidfuzz` alone, WRatio on raw names of the country.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from anyascii import anyascii
from rapidfuzz.fuzz import WRatio
from rapidfuzz.process import extractOne

from charter_cli import places
from charter_cli.folding import fold
from charter_cli.matching import Candidate, Finding, Index, Sought, Verdict, match

BODIES, ROWS, PEER_ROWS = 130_000, 2_000, 100
SECONDS, RECALL = 2.0, 0.93

WORDS = {
    "AL": ("Bashkia {}", "Komuna {}"), "AT": ("Gemeinde {}", "Stadtgemeinde {}"),
    "BE": ("Gemeente {}", "Commune de {}"), "BG": ("Община {}", "Obshtina {}"),
    "CH": ("Gemeinde {}", "Commune de {}"), "CZ": ("Obec {}", "Město {}"),
    "DE": ("Gemeinde {}", "Stadt {}"), "DK": ("{} Kommune", "{} Byråd"),
    "ES": ("Ayuntamiento de {}", "Ajuntament de {}"), "FR": ("Commune de {}", "Ville de {}"),
    "GB": ("{} Borough Council", "{} District Council"), "GR": ("Dimos {}", "Δήμος {}"),
    "HR": ("Općina {}", "Grad {}"), "HU": ("{} Város Önkormányzata", "{} Önkormányzata"),
    "IT": ("Comune di {}", "Città di {}"), "NL": ("Gemeente {}", "Stad {}"),
    "NO": ("{} kommune", "Kommunen {}"), "PL": ("Miasto {}", "Urząd Miasta {}"),
    "PT": ("Município de {}", "Câmara Municipal de {}"), "RO": ("Comuna {}", "Primăria {}"),
    "RS": ("Opština {}", "Општина {}"), "SE": ("{} kommun", "{} stad"),
    "SI": ("Občina {}", "Municipality of {}"), "SK": ("Obec {}", "Mesto {}"),
    "TR": ("{} Belediyesi", "{} Belediye Başkanlığı"),
}  # fmt: skip
ANYWHERE = ("{}", "Municipality of {}")
Bodies = list[tuple[Candidate, str]]
Rows = list[tuple[Sought, Candidate]]
Pen = Callable[[str, random.Random], str]
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def bodies() -> Bodies:
    """Return candidates with the bare names of their places; some are invented to fill up."""
    known = [
        (country, place.name)
        for country in sorted(path.name[:2] for path in _folder().iterdir())
        for place in places.in_country(country)
        if place.level in ("municipality", "place")
    ]
    invented = [(country, f"Ober{name.lower()}") for country, name in known if country == "DE"]
    both = (known + invented)[:BODIES]
    return [
        (Candidate(n, country, (_word(country, 0).format(name),), "municipality"), name)
        for n, (country, name) in enumerate(both)
    ]


def _folder() -> Path:
    return Path(places.__file__).with_name("reference") / "places"


def _word(country: str, which: int) -> str:
    return WORDS.get(country, ANYWHERE)[which]


def misspelled(name: str, dice: random.Random) -> str:
    """Return the name with one letter wrong; a long one has a second wrong now and then."""
    times = 2 if len(name) > 10 and dice.random() < 0.2 else 1
    for _ in range(times):
        at = dice.randrange(len(name))
        letter = dice.choice(LETTERS)
        name = dice.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
            )
        )
    return name


def written_otherwise(name: str, dice: random.Random) -> str:
    """Return the same name in capitals, without accents, or without hyphens."""
    return dice.choice((name.upper(), name.lower(), anyascii(name), name.replace("-", " ")))


def rows(known: Bodies, write: Pen, dice: random.Random) -> tuple[Rows, int]:
    """Return rows with the body that each means, and how many became the name of another."""
    names = Counter(
        (candidate.country, key)
        for candidate, name in known
        for key in {fold(name), fold(name.translate(UMLAUTS))}
    )
    single = [one for one in known if names[one[0].country, fold(one[1])] == 1 and len(one[1]) > 3]
    made: Rows = []
    lost = 0
    for candidate, name in dice.sample(single, 2 * ROWS):
        written = write(name, dice)
        if write is misspelled and fold(written) == fold(name):
            continue
        if names[candidate.country, fold(written)] > (write is written_otherwise):
            lost += 1
            continue
        turn = dice.random()
        word = "{}" if turn < 0.15 else _word(candidate.country, int(turn < 0.3))
        made.append((Sought(word.format(written), candidate.country, "municipality"), candidate))
    return made[:ROWS], lost


def fate(verdict: Verdict, meant: Candidate) -> str:
    """Return in words what became of a row."""
    offered = [proposal.candidate.id for proposal in verdict.proposals]
    if verdict.finding is Finding.CERTAIN:
        return "taken, right" if offered[0] == meant.id else "taken, WRONG"
    if meant.id not in offered:
        return "asked, not offered" if offered else "nothing found"
    return "asked, offered first" if offered[0] == meant.id else "asked, offered later"


def main(seed: int) -> bool:
    """Print what was found and what it cost, and tell whether every goal was met."""
    known = bodies()
    dice = random.Random(seed)  # noqa: S311 - a sample, not a secret
    index = Index((candidate for candidate, _ in known), places.in_country)
    keys = seconds(lambda: [(home.called, home.ends) for _, home in index.homes()])
    reference = seconds(lambda: [index.gazetteer(country) for country, _ in index.homes()])
    print(f"{len(known):,} bodies; keys {keys:.2f} s, reference places {reference:.2f} s")
    met = True
    for write in (misspelled, written_otherwise):
        wanted, lost = rows(known, write, dice)
        start = time.process_time()
        answers = [match(index, sought) for sought, _ in wanted]
        spent = time.process_time() - start
        fates = Counter(fate(a, meant) for a, (_, meant) in zip(answers, wanted, strict=True))
        recall = (fates["taken, right"] + fates["asked, offered first"]) / len(wanted)
        print(f"\n{len(wanted):,} rows {write.__name__} ({lost} became another's name)")
        print(f"{spent:.2f} s; {len(wanted) / spent:,.0f} rows a second", end="")
        print(f", {peer(known, wanted):,.0f} by WRatio; recall at 1: {recall:.3f}")
        for name, number in fates.most_common():
            print(f"    {name:22}{number:6}{number / len(wanted):8.3f}")
        met = met and recall >= RECALL and not fates["taken, WRONG"] and spent <= SECONDS
    return met


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor was at work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peer(known: Bodies, wanted: Rows) -> float:
    """Return how many rows a second WRatio scores against the raw names of the country."""
    names: dict[str, list[str]] = {}
    for candidate, _ in known:
        names.setdefault(candidate.country, []).append(candidate.name)
    start = time.process_time()
    for sought, _ in wanted[:PEER_ROWS]:
        extractOne(sought.name, names[sought.country], scorer=WRatio)
    return PEER_ROWS / (time.process_time() - start)


if __name__ == "__main__":
    sys.exit(0 if main(int(sys.argv[1]) if sys.argv[1:] else 2018) else "A goal was missed.")
