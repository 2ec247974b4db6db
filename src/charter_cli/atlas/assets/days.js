"use strict";
// The rule of `charter count`: who stands on a day, certainly and possibly; and how it is written.
(function (atlas) {
  const NONE = -1;
  const DAY = 86400000;
  const ZERO = Date.UTC(2000, 0, 1);
  const register = atlas.register;
  const words = atlas.words;
  const FIRST_YEAR = Number(register.first.slice(0, 4));

  // A day as its number since 2000-01-01, or NaN where the text is no day.
  atlas.number = (iso) =>
    /^\d{4}-\d\d-\d\d$/.test(iso) ? Math.round((Date.parse(iso + "T00:00:00Z") - ZERO) / DAY) : NaN;
  atlas.iso = (day) => new Date(ZERO + day * DAY).toISOString().slice(0, 10);
  atlas.first = atlas.number(register.first);
  atlas.last = atlas.number(register.day);

  // The day that an address asks for, if it is one that can be shown.
  atlas.asked = (iso) => {
    const day = atlas.number(iso || "");
    return day >= atlas.first && day <= atlas.last ? day : atlas.last;
  };

  atlas.possible = (spell, day) =>
    register.begins[spell] <= day && (register.ended[spell] === NONE || day < register.ended[spell]);
  atlas.certain = (spell, day) =>
    register.begun[spell] !== NONE && register.begun[spell] <= day &&
    (register.ends[spell] === NONE || day < register.ends[spell]);

  // Which country each body is of: the record goes by country.
  const countryOf = [];
  register.sizes.forEach((size, country) => {
    for (let n = 0; n < size; n++) countryOf.push(country);
  });
  atlas.countryOf = countryOf;

  // Count a day: pairs [certain, possible] by country, of all, and of the countries themselves.
  atlas.count = (day) => {
    const pairs = register.countries.map(() => [0, 0]);
    const sure = [];
    const perhaps = [];
    register.whose.forEach((body, spell) => {
      if (!atlas.possible(spell, day)) return;
      const certain = atlas.certain(spell, day);
      const pair = pairs[countryOf[body]];
      pair[1]++;
      if (certain) pair[0]++;
      (certain ? sure : perhaps).push(body);
    });
    const total = [0, 0];
    const countries = [0, 0];
    for (const pair of pairs) {
      total[0] += pair[0];
      total[1] += pair[1];
      if (pair[0]) countries[0]++;
      if (pair[1]) countries[1]++;
    }
    return { pairs, total, countries, sure, perhaps };
  };

  atlas.write = (n) => {
    const digits = String(n);
    return n < words.from ? digits : digits.replace(/\B(?=(\d{3})+$)/g, words.mark);
  };
  atlas.pair = ([certain, possible]) =>
    certain === possible ? atlas.write(possible) : `${atlas.write(certain)}–${atlas.write(possible)}`;

  atlas.spelt = (iso) => {
    const [year, month, day] = iso.split("-");
    if (!month) return year;
    const months = day ? words.months : words.alone;
    const text = months[month - 1].replace("{y}", words.years[year - FIRST_YEAR] || year);
    return day ? text.replace("{d}", words.days[day - 1]) : text;
  };

  const form = (forms, n) => {
    const category = n === 0 ? "none" : words.plurals[n < 200 ? n : 100 + (n % 100)];
    return forms[category] || forms.other;
  };
  // The sentence of a count as three parts: what stands before the number, the number, the rest.
  atlas.sentence = (total, countries) => {
    if (!total[1]) return [words.none, "", ""];
    const nations = form(words.countries, countries[1]).replace("{n}", atlas.pair(countries));
    const [before, after] = form(words.total, total[1])
      .replace("{bodies}", form(words.bodies, total[1]))
      .replace("{countries}", nations)
      .split("{n}");
    return [before, atlas.pair(total), after];
  };

  // The state of a page stands in its address, after the #: it can be kept and sent.
  atlas.state = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  atlas.keep = (state) => {
    const kept = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    const address = location.pathname + location.search + (String(kept) ? `#${kept}` : "");
    history.replaceState(null, "", address);
  };
  document.querySelectorAll(".tongues a").forEach((link) => {
    link.addEventListener("click", () => (link.hash = location.hash));
  });
  atlas.awake = () => document.querySelectorAll("[data-script]").forEach((part) => (part.hidden = false));
})(window.atlas);
