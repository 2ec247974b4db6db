"""The page on which bodies are found: by any spelling of a name, and by what they are."""

from collections.abc import Iterable

from charter_cli.atlas import telling
from charter_cli.atlas.markup import columns, text
from charter_cli.atlas.page import Leaf
from charter_cli.atlas.site import Site
from charter_cli.atlas.tongue import Tongue
from charter_cli.dates import LAUNCH
from charter_cli.words import Edition

SCRIPTS = (
    "assets/register-days.js",
    "assets/register-names.js",
    "assets/fold-table.js",
    "assets/days.js",
    "assets/find.js",
    "assets/found.js",
)


def leaf(site: Site, tongue: Tongue) -> Leaf:
    """Return the page; without a script it points to the countries, which list everything."""
    words = tongue.words
    nations = "".join(
        f'<li><a href="country/{code.lower()}.html">{text(tongue.country(code))}</a></li>'
        for code in telling.ordered(site, tongue)
    )
    heads = (words.name, words.country, words.kind, words.joined, words.edition, words.plan)
    main = (
        f"<h1>{text(words.find)}</h1>\n{_form(site, tongue)}"
        '<div data-script hidden>\n<p role="status" data-found></p>\n'
        f'<div class="wide"><table class="list">{columns(map(text, heads))}'
        f"<tbody data-rows></tbody></table></div>\n"
        f'<button type="button" data-more hidden>{text(words.more)}</button>\n</div>\n'
        f'<noscript><p class="note">{text(words.needs_script)}</p></noscript>\n'
        f"<section>\n<h2>{text(words.countries)}</h2>\n"
        f'<ul class="nations">{nations}</ul>\n</section>'
    )
    return Leaf("find.html", words.find, main, (f"{tongue.tag}/words.js", *SCRIPTS))


def _form(site: Site, tongue: Tongue) -> str:
    words = tongue.words
    years = range(int(site.day[:4]), LAUNCH.year - 1, -1)
    nations = ((code, tongue.country(code)) for code in telling.ordered(site, tongue))
    choices = (
        _choice("country", words.country, words.all, nations),
        _choice("kind", words.kind, words.all, ((kind, tongue.kind(kind)) for kind in site.kinds)),
        _choice("year", words.joined, words.all, ((str(year), str(year)) for year in years)),
        _choice("edition", words.edition, words.all, ((e.value, e.value) for e in Edition)),
        _choice("plan", words.plan, words.all, words.plans.items()),
    )
    return (
        '<form class="find" data-find data-script hidden role="search">\n'
        f'<div class="field broad"><label for="q">{text(words.search)}</label>'
        '<input type="search" id="q" name="q" autocomplete="off" spellcheck="false"></div>\n'
        f"{''.join(choices)}"
        f'<div class="field"><label for="day">{text(words.day)}</label>'
        f'<input type="date" id="day" name="day" min="{LAUNCH}" max="{site.day}"'
        f' value="{site.day}"></div>\n</form>\n'
    )


def _choice(name: str, label: str, every: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{text(v)}">{text(said)}</option>' for v, said in options)
    return (
        f'<div class="field"><label for="{name}">{text(label)}</label>'
        f'<select id="{name}" name="{name}"><option value="">{text(every)}</option>{listed}'
        "</select></div>\n"
    )
