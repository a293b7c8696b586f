// Asks a built site's search in Node.js, with the site's own script: no browser, and every file that is fetched is counted.
//
//   node ask.js SITE QUERIES.tsv   prints one JSON object a line: kind, query, right, found, files, bytes
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");

const [site, queries] = process.argv.slice(2);
const assets = path.join(site, "assets");
const name = fs.readdirSync(assets).find((file) => /^search\..*\.js$/.test(file));

/** A document that takes everything and does nothing. */
const nothing = () => {
  const target = function () {};
  return new Proxy(target, {
    get: (_, key) => (key === Symbol.iterator ? function* () {} : key === Symbol.toPrimitive ? () => "" : key === "then" ? undefined : target[key] ?? nothing()),
    set: (_, key, value) => ((target[key] = value), true),
    apply: () => nothing(),
  });
};

/** How many bytes a host sends for a file: the smaller of what gzip and Brotli make of it, as `--precompress` has them. */
const sizes = new Map();
const sent = (bytes) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const size = (file) => {
  if (!sizes.has(file)) sizes.set(file, sent(fs.readFileSync(file)));
  return sizes.get(file);
};

/** The search as a browser has it that has never been here; `fetched` collects the files. */
const open = (fetched) => {
  let offered;
  const page = { dataset: {}, lang: "en", dispatchEvent: (event) => { offered = event.detail; } };
  const box = nothing();
  box.getAttribute = () => "/search/";
  const document = { ...{}, documentElement: page, head: nothing(), createElement: nothing, activeElement: null,
    querySelectorAll: () => [box], querySelector: () => null };
  const fetch = async (address) => {
    const file = path.join(site, address.split("?")[0]);
    if (!fs.existsSync(file)) return { ok: false };
    fetched.push(file);
    return { ok: true, json: async () => JSON.parse(fs.readFileSync(file, "utf8")) };
  };
  const CustomEvent = class { constructor(_, { detail }) { this.detail = detail; } };
  const source = fs.readFileSync(path.join(assets, name), "utf8");
  new Function("document", "fetch", "CustomEvent", "location", "setTimeout", source)(document, fetch, CustomEvent, {}, setTimeout);
  return offered;
};

(async () => {
  const script = path.join(assets, name);
  for (const line of fs.readFileSync(queries, "utf8").trim().split("\n").slice(1)) {
    const [kind, query, right] = line.split("\t");
    const fetched = [script];
    const { search, details, start } = open(fetched);
    const x = await start();
    // Processor time up to the first names, which a busy machine hardly changes.
    const before = process.cpuUsage();
    let cpu;
    const { list, emergency } = await search(query, 10, () => {
      const { user, system } = process.cpuUsage(before);
      cpu ??= (user + system) / 1000;
    });
    const found = [];
    // What the page of results shows needs what is known of each page.
    for (const { page } of list) found.push(page.title ?? (await details(x, page.id))[0]);
    for (const { page } of list) await details(x, page.id);
    const bytes = fetched.reduce((sum, file) => sum + size(file), 0);
    console.log(JSON.stringify({ kind, query, right, found, emergency: emergency?.page.title, files: fetched.length, bytes, cpu }));
  }
})();
