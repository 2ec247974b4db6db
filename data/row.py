"""A reference place on its way into the package."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one place; every field but the names is the text that will be shipped."""

    country: str
    level: str
    name: str
    names: frozenset[str] = frozenset()
    code: str = ""
    region: str = ""
    population: str = ""
    lat: str = ""
    lon: str = ""
    since: str = ""
    until: str = ""

    @property
    def every_name(self) -> frozenset[str]:
        """Return the name together with the further names."""
        return self.names | {self.name}

    def line(self) -> str:
        """Return the line of the shipped file, as `places.py` reads it."""
        name = tidy(self.name)
        names = "|".join(sorted({tidy(known) for known in self.names} - {name, ""}))
        fields = (self.level, name, names, self.code, self.region, self.population)
        return "\t".join((*fields, self.lat, self.lon, self.since, self.until)) + "\n"


def tidy(name: str) -> str:
    """Return the name without the stray blanks that the sources have."""
    return " ".join(name.split())
