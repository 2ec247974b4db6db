"use strict";
// The page on which bodies are found: what is chosen, what answers to it, and its address.
(function (atlas) {
  const A_PAGE = 60;
  const { register, finding, words } = atlas;
  const form = document.querySelector("[data-find]");
  const rows = document.querySelector("[data-rows]");
  const told = document.querySelector("[data-found]");
  const more = document.querySelector("[data-more]");
  const fields = ["q", "country", "kind", "year", "edition", "plan", "day"].map((name) => form.elements[name]);
  let answers = [];
  let shown = 0;
  let day = atlas.last;

  const called = (body) => words.names[body] || finding.names[body];

  function cell(row, name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    row.append(made);
    return made;
  }

  function line(body) {
    const spell = atlas.held(body, day);
    const row = document.createElement("tr");
    const head = cell(row, "th", "");
    head.scope = "row";
    const id = finding.ids[body];
    const link = cell(head, "a", called(body));
    link.href = `${finding.folder}/${Math.floor(id / finding.inFolder)}/${id}.html`;
    if (!atlas.certain(spell, day)) {
      head.append(" ");
      cell(head, "i", words.possible);
    }
    cell(row, "td", words.nations[register.countries[atlas.countryOf[body]]]);
    cell(row, "td", words.kinds[finding.kinds[finding.kind[body]]]);
    cell(row, "td", finding.signed[spell] ? atlas.spelt(finding.signed[spell]) : "–");
    cell(row, "td", atlas.edition(spell, day));
    cell(row, "td", words.plans[atlas.plan(spell, day)] || "–");
    return row;
  }

  function onward() {
    const next = answers.slice(shown, shown + A_PAGE);
    rows.append(...next.map(line));
    shown += next.length;
    more.hidden = shown >= answers.length;
  }

  function answer(keep) {
    const asked = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    day = atlas.asked(asked.day);
    answers = atlas.find(asked, day);
    shown = 0;
    rows.replaceChildren();
    onward();
    told.textContent = words.found.replace("{n}", atlas.write(answers.length));
    if (keep) atlas.keep({ ...asked, day: day === atlas.last ? "" : asked.day });
  }

  function read() {
    const state = atlas.state();
    const given = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = state.get(field.name) || given.get(field.name) || "";
      field.value = field.name === "day" ? atlas.iso(atlas.asked(value)) : value;
    }
    answer(false);
  }

  form.addEventListener("input", () => answer(true));
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", onward);
  addEventListener("hashchange", read);
  atlas.awake();
  read();
})(window.atlas);
