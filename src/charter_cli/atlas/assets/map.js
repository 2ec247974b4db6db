"use strict";
// The map of the first page: shades and dots of a day; a click on a country opens its page.
(function (atlas) {
  const NONE = -1;
  const { register, words } = atlas;
  const lands = new Map();
  const nations = new Set(register.countries);
  document.querySelectorAll(".land [data-country]").forEach((path) => {
    const code = path.dataset.country;
    if (!nations.has(code)) return;
    lands.set(code, path);
    path.setAttribute("data-way", "");
    path.addEventListener("click", () => {
      location.href = `country/${code.toLowerCase()}.html`;
    });
  });
  const layers = [".halo", ".dot.perhaps", ".dot:not(.perhaps)"].map((name) =>
    document.querySelector(`.dots ${name}`));

  const path = (bodies) => {
    const points = new Set();
    for (const body of bodies) {
      const x = register.dots[2 * body];
      if (x !== NONE) points.add(`M${x} ${register.dots[2 * body + 1]}h0`);
    }
    return [...points].join("");
  };

  atlas.draw = (counted) => {
    register.countries.forEach((code, i) => {
      const land = lands.get(code);
      if (!land) return;
      const pair = counted.pairs[i];
      land.setAttribute("class", `s${register.scale.filter((step) => pair[1] >= step).length}`);
      land.querySelector("title").textContent = `${words.nations[code]}: ${atlas.pair(pair)}`;
    });
    const [perhaps, sure] = [path(counted.perhaps), path(counted.sure)];
    [perhaps + sure, perhaps, sure].forEach((d, i) => layers[i].setAttribute("d", d));
  };
})(window.atlas);
