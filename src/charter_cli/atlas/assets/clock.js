"use strict";
// The day of the first page: a slider and a field for one day, and all that changes with it.
(function (atlas) {
  const all = (name) => document.querySelector(name);
  const [clock, field, slide, back] = ["[data-clock]", "#day", "#slide", "[data-back]"].map(all);
  const sentence = all("[data-say=sentence]");
  const when = all("[data-say=day]");
  const pairs = all("[data-pair]");
  const now = all(".now");
  const asWas = now.getAttribute("d");
  const shown = document.querySelectorAll("[data-as-of]");
  const most = Math.max(1, ...atlas.count(atlas.last).pairs.map((pair) => pair[1]));

  slide.min = atlas.first;
  slide.max = atlas.last;

  function say(day, counted) {
    const [before, number, after] = atlas.sentence(counted.total, counted.countries);
    pairs.hidden = counted.total[0] === counted.total[1];
    when.textContent = atlas.words.asOf.replace("{day}", atlas.spelt(atlas.iso(day)));
    // Whoever hears the page is told the number again only where it is another one.
    if (sentence.textContent === before + number + after) return;
    const marked = document.createElement("b");
    marked.textContent = number;
    sentence.replaceChildren(before, marked, after);
  }

  function fill(counted) {
    atlas.register.countries.forEach((code, i) => {
      const pair = counted.pairs[i];
      const row = all(`[data-row="${code}"]`);
      row.querySelector(".n").textContent = atlas.pair(pair);
      const whole = row.querySelector(".bar").viewBox.baseVal.width;
      [[".sure", 0], [".maybe", 1]].forEach(([name, which]) => {
        row.querySelector(name).setAttribute("width", (whole * pair[which]) / most);
      });
    });
  }

  function point(day) {
    const past = (day - atlas.first) / (atlas.last - atlas.first);
    const right = parseFloat(asWas.slice(1));
    now.setAttribute("d", `M${(past * right).toFixed(1)} ${asWas.split(" ")[1]}`);
  }

  function show(day, keep) {
    const counted = atlas.count(day);
    const iso = atlas.iso(day);
    say(day, counted);
    fill(counted);
    point(day);
    atlas.draw(counted);
    field.value = iso;
    slide.value = day;
    slide.setAttribute("aria-valuetext", atlas.spelt(iso));
    back.hidden = day === atlas.last;
    shown.forEach((part) => (part.hidden = day !== atlas.last));
    if (keep) atlas.keep({ day: day === atlas.last ? "" : iso });
  }

  slide.addEventListener("input", () => show(Number(slide.value), false));
  slide.addEventListener("change", () => show(Number(slide.value), true));
  field.addEventListener("change", () => {
    const day = atlas.number(field.value);
    if (day >= atlas.first && day <= atlas.last) show(day, true);
  });
  back.addEventListener("click", () => {
    show(atlas.last, true);
    field.focus();
  });
  clock.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => show(atlas.asked(atlas.state().get("day")), false));

  clock.hidden = false;
  atlas.awake();
  addEventListener("DOMContentLoaded", () => show(atlas.asked(atlas.state().get("day")), false));
})(window.atlas);
