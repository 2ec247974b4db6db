"""The words of the atlas in one language: the table `[atlas]` of its file."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Atlas:
    """Hold the words of the atlas that no other part of the language file has.

    Labels stand before or above what they name, so that nothing bends with a number. {n} is a
    number, {day} a date, {name} a name, {licence} a name of a licence. `events`, `standing` and
    `plans` name events, the three ways to stand and the states of an action plan.
    """

    title: str
    skip: str
    start: str
    find: str
    method: str
    data: str
    language: str
    countries: str
    country: str
    signatories: str
    as_of: str
    day: str
    back: str
    map: str
    map_text: str
    no_point: str
    over_time: str
    chart_text: str
    pair_text: str
    stated: str
    stated_text: str
    year: str
    kind: str
    name: str
    names: str
    former_names: str
    region: str
    code: str
    history: str
    event: str
    source: str
    changes: str
    joined: str
    left: str
    edition: str
    plan: str
    with_plan: str
    search: str
    all: str
    found: str
    more: str
    needs_script: str
    undated: str
    undated_text: str
    into: str
    definition: str
    who: str
    ends: str
    inherit: str
    renew: str
    sources_text: str
    doubts: str
    contested: str
    licence: str
    licence_text: str
    file: str
    size: str
    checksum: str
    data_text: str
    feed: str
    publisher: str
    standing: Mapping[str, str]
    plans: Mapping[str, str]
    events: Mapping[str, str]
