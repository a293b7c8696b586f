"use strict";
// The field above the A to Z: what is typed leaves only the names that hold it. It is right after the field in the
// page, so that the field is there before anything is painted; without scripts no one misses it.
(() => {
  const box = document.currentScript.previousElementSibling;
  const field = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const { one, other, none } = box.dataset;
  let sections;

  // Case, accents, apostrophes and other signs do not count: "menieres" finds "Ménière’s".
  const plain = (text) =>
    text.normalize("NFD").replace(/[\p{M}'’]/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // The list comes after this script, so it is read when the first letter is typed.
  const read = () =>
    [...document.querySelectorAll(".index section")].map((section) => ({
      section,
      entries: [...section.querySelectorAll("li")].map((item) => ({
        item,
        name: plain(item.querySelector("a").firstChild.textContent),
      })),
    }));

  const filter = () => {
    sections = sections || read();
    const words = plain(field.value).split(" ");
    let total = 0;
    for (const { section, entries } of sections) {
      let count = 0;
      for (const { item, name } of entries) {
        item.hidden = !words.every((word) => name.includes(word));
        if (!item.hidden) count += 1;
      }
      section.hidden = count === 0;
      total += count;
    }
    const isEmpty = field.value.trim() === "";
    document.querySelector(".letters").hidden = !isEmpty;
    const number = total.toLocaleString(document.documentElement.lang);
    status.textContent = isEmpty ? "" : total === 0 ? none : (total === 1 ? one : other).replace("{count}", number);
  };

  field.addEventListener("input", filter);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || field.value === "") return;
    event.preventDefault();
    field.value = "";
    filter();
  });
  box.hidden = false;
})();
