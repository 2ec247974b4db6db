"use strict";
// Finding: fold what is typed as the register folds its names, and look through all keys.
(function (atlas) {
  const { register, finding } = atlas;
  const folded = new Map();
  for (const [first, table] of atlas.letters) {
    table.split(",").forEach((text, i) => folded.set(String.fromCodePoint(first + i), text));
  }

  // As folding.py: no case, no accents, Latin letters and digits, words parted by one blank.
  atlas.fold = (text) => {
    let key = "";
    for (const letter of text.normalize("NFKC")) {
      if (letter === "'") continue;
      key += letter <= "\u007f" ? letter.toLowerCase() : folded.has(letter) ? folded.get(letter) : " ";
    }
    return key.replace(/[^0-9a-z]+/g, " ").trim();
  };

  // The spells of each body stand together, in the order of the record.
  const firstOf = new Int32Array(finding.ids.length + 1).fill(register.whose.length);
  for (let spell = register.whose.length - 1; spell >= 0; spell--) firstOf[register.whose[spell]] = spell;
  for (let body = finding.ids.length - 1; body >= 0; body--) {
    if (firstOf[body] > firstOf[body + 1]) firstOf[body] = firstOf[body + 1];
  }

  atlas.held = (body, day) => {
    for (let spell = firstOf[body]; spell < firstOf[body + 1]; spell++) {
      if (atlas.possible(spell, day)) return spell;
    }
    return -1;
  };
  atlas.edition = (spell, day) =>
    finding.renewed[spell] !== -1 && finding.renewed[spell] <= day ? "2022" : "2006";
  atlas.plan = (spell, day) => {
    if (finding.adopted[spell] !== -1 && finding.adopted[spell] <= day) return "adopted";
    if (finding.due[spell] === -1) return "";
    return finding.due[spell] < day ? "overdue" : "due";
  };

  // How well a key answers: a name that begins so before one that has a word that begins so.
  const rank = (key, sought) => {
    if (key.startsWith(sought) || key.includes("|" + sought)) return 0;
    return key.includes(" " + sought) ? 1 : 2;
  };

  // All that stand on a day and answer to everything that was asked, best first.
  atlas.find = (asked, day) => {
    const sought = atlas.fold(asked.q || "");
    const parts = sought ? sought.split(" ") : [];
    const country = register.countries.indexOf(asked.country);
    const kind = finding.kinds.indexOf(asked.kind);
    const ranked = [[], [], []];
    for (let body = 0; body < finding.ids.length; body++) {
      if (asked.country && atlas.countryOf[body] !== country) continue;
      if (asked.kind && finding.kind[body] !== kind) continue;
      const key = finding.keys[body];
      if (!parts.every((part) => key.includes(part))) continue;
      const spell = atlas.held(body, day);
      if (spell < 0) continue;
      if (asked.year && !finding.signed[spell].startsWith(asked.year)) continue;
      if (asked.edition && atlas.edition(spell, day) !== asked.edition) continue;
      if (asked.plan && atlas.plan(spell, day) !== asked.plan) continue;
      ranked[parts.length ? rank(key, sought) : 0].push(body);
    }
    return ranked[0].concat(ranked[1], ranked[2]);
  };
})(window.atlas);
