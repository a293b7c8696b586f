// The canonical form of docs/review.md, read off the elements that are shown. Each function gives what that page says.

const whiteSpace = /[\t\n\f\r ]+/;
const collapsed = (text) => text.split(whiteSpace).filter(Boolean).join(" ");
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (data) => hex(await crypto.subtle.digest("SHA-256", data));
const utf8 = (text) => new TextEncoder().encode(text);

/** The texts of a page: the first line of the form, and the regions that it is made of. */
const regionsOfTexts = {
  text: ["sitegen-text 1", ["title", "summary", "treats", "prevents", "diagnoses", "symptomOf", "body", "sources"]],
  disclaimer: ["sitegen-disclaimer 1", ["disclaimer-title", "disclaimer-summary", "disclaimer"]],
};

const namespace = "http://www.w3.org/1999/xhtml";
const silent = ["meaning", "care-level", "footnotes-title", "footnote-back"];
const enclosing = new Set(("h1 h2 h3 h4 h5 h6 ul ol li blockquote table caption thead tbody tr th td section figure "
  + "figcaption dl dt dd details summary").split(" "));
const plain = new Set("a abbr b bdi bdo button cite code dfn div em i kbd mark small span strong time wbr".split(" "));
const ownFiles = new Set(["img", "video", "audio", "track", "source"]);

const nameOf = (element) => element.namespaceURI === namespace ? element.localName : null;
const attribute = (element, name) => collapsed(element.getAttribute(name) ?? "");
const isSilent = (element) =>
  element.hasAttribute("data-unreviewed") || silent.some((name) => element.classList.contains(name));

/** The text in a node, less what is not reviewed and less elements of a class. */
const textIn = (node, without) => Array.from(node.childNodes, (child) => {
  if (child.nodeType === Node.TEXT_NODE) return child.data;
  if (child.nodeType !== Node.ELEMENT_NODE || child.hasAttribute("data-unreviewed")) return "";
  return without && child.classList.contains(without) ? "" : textIn(child, without);
}).join("");

/** Where a link leads, as the URL Standard reads an attribute (section 4.4). */
const addressOf = (link) => (link.getAttribute("href") ?? "").replace(/^[\0-\x20]+|[\0-\x20]+$/g, "").replace(/[\t\n\r]/g, "");
const isExternal = (address) => /^(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2})/.test(address);

/** The page has no form. */
class NoForm extends Error {}

/** Writes the regions of one text. `files` has the SHA-256 of each file by the address that an element names it by. */
class Form {
  constructor(first, files) {
    this.lines = [first];
    this.files = files;
    this.open = ""; // The line of text that is being written.
    this.space = false; // Whether white space waits for what comes next.
    this.fresh = true; // Whether white space would be the first thing after a block line.
    this.facts = new Set(); // The lines of the facts that are written.
    this.begun = false; // Whether the last line is a block line that starts with `(`.
  }

  text(text) {
    for (const [run] of text.matchAll(/[\t\n\f\r ]+|[^\t\n\f\r ]+/g)) {
      if (whiteSpace.test(run)) {
        this.space = !this.fresh;
      } else {
        this.open = (this.open || "=") + (this.space ? " " : "") + run;
        this.space = this.fresh = this.begun = false;
      }
    }
  }

  endText() {
    if (this.open) this.lines.push(this.open);
    this.open = "";
    this.space = false;
  }

  mark(line) {
    if (this.space) this.open = (this.open || "=") + " ";
    this.endText();
    this.lines.push(line);
    this.fresh = this.begun = false;
  }

  endBlock() {
    this.endText();
    this.fresh = true;
  }

  block(line) {
    this.endBlock();
    this.lines.push(line);
    this.begun = line.startsWith("(");
  }

  title(element) {
    const title = attribute(element, "title");
    if (title) this.mark(`"${title}`);
  }

  file(address) {
    const digest = this.files.get(address ?? "");
    if (!digest) throw new NoForm(`${address} is no file of this page`);
    return digest;
  }

  region(name, element) {
    this.isInSources = name === "sources";
    this.holdsFacts = name === "summary" || name === "body";
    this.enclosed(name, element);
  }

  enclosed(name, element) {
    this.block(`(${name}`);
    this.inside(element);
    this.block(")");
  }

  marked(line, element) {
    this.mark(line);
    this.title(element);
    this.inside(element);
    this.mark(")");
  }

  inside(node) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child);
    }
  }

  element(element) {
    if (isSilent(element)) return;
    const name = nameOf(element);
    const has = (attribute) => element.hasAttribute(attribute);
    const level = Array.from(element.classList).find((each) => each.startsWith("care-"))?.slice("care-".length);
    if (name && (has("poster") || has("background") || (name === "object" && has("data")) || (!ownFiles.has(name) && has("src")))) {
      throw new NoForm("an element shows a file that is not written");
    } else if (name === "sup" && element.classList.contains("citation")) {
      const places = Array.from(element.querySelectorAll(".locator")).filter((each) => !each.hasAttribute("data-unreviewed"));
      const digits = textIn(element, "locator").replace(/[^0-9]/g, "");
      this.mark("[" + digits + collapsed(places.map((each) => textIn(each)).join("")));
    } else if (name === "sup" && element.classList.contains("footnote-ref")) {
      this.mark("^" + textIn(element).replace(/[^0-9]/g, ""));
    } else if (name === "img") {
      if (has("srcset")) throw new NoForm("an image has the attribute srcset");
      this.mark(`(img ${this.file(element.getAttribute("src"))}`);
      this.title(element);
      this.text(attribute(element, "alt"));
      this.mark(")");
    } else if (name === "video" || name === "audio" || name === "track") {
      this.mark(`(${name} ${this.file(element.getAttribute("src"))}`);
      if (name !== "track") {
        this.text(attribute(element, "aria-label"));
        this.inside(element);
      }
      this.mark(")");
    } else if (name === "source") {
      if (!element.getAttribute("srcset")?.startsWith("data:") && /[\t\n\f\r ,]/.test(element.getAttribute("srcset") ?? "")) {
        throw new NoForm("a source has more than one address");
      }
      this.mark(`(source ${this.file(element.getAttribute(has("srcset") ? "srcset" : "src"))}`);
      this.mark(")");
    } else if (name === "data" && element.classList.contains("fact") && this.holdsFacts) {
      this.mark(`(fact ${attribute(element, "value")}`);
      this.mark(")");
      this.facts.add(`=${attribute(element, "value")}: ${collapsed(textIn(element))}`);
    } else if (name === "br") {
      this.mark("/");
    } else if (name === "hr") {
      this.block("-");
    } else if (name === "time" && this.isInSources && has("datetime")) {
      this.text(element.getAttribute("datetime"));
    } else if (name === "a" && isExternal(addressOf(element))) {
      this.marked(`(a ${addressOf(element)}`, element);
    } else if ((name === "a" || name === "abbr") && attribute(element, "title")) {
      this.marked(`(${name}`, element);
    } else if (name === "del") {
      this.mark("(del");
      this.inside(element);
      this.mark(")");
    } else if (name === "p") {
      if (!this.begun) this.block("p");
      this.inside(element);
      this.endBlock();
    } else if (name === "pre") {
      this.block("(pre");
      const text = textIn(element);
      if (text) this.lines.push(...text.replace(/\n$/, "").split("\n").map((line) => `=${line}`));
      this.block(")");
    } else if (name === "section" && element.classList.contains("care") && level !== undefined) {
      this.enclosed(`care ${level}`, element);
    } else if (name === "ol" && has("start") && attribute(element, "start") !== "1") {
      this.enclosed(`ol ${attribute(element, "start")}`, element);
    } else if (enclosing.has(name)) {
      this.enclosed(name, element);
    } else if (plain.has(name)) {
      this.inside(element);
    } else {
      const checked = name === "input" && has("checked") ? " checked" : "";
      this.mark(`(${element.localName.toLowerCase()}${checked}`);
      this.inside(element);
      this.mark(")");
    }
  }
}

/** The SHA-256 of each file that the elements in a node show, by the address that names it; `bytesOf` gives its bytes. */
const digestsOfFiles = async (node, bytesOf) => {
  const digests = new Map();
  for (const element of node.querySelectorAll("img, video, audio, track, source")) {
    for (const address of [element.getAttribute("src"), element.getAttribute("srcset")]) {
      if (address && !digests.has(address)) digests.set(address, await bytesOf(address).then(sha256, () => undefined));
    }
  }
  return digests;
};

/** The bytes of a file that is within its address (RFC 2397), in Base64. */
const bytesWithin = async (address) => {
  const [, base64] = /^data:[^,]*;base64,(.*)$/.exec(address);
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
};

const byBytes = (one, other) => {
  const [a, b] = [utf8(one), utf8(other)];
  const index = a.findIndex((byte, place) => byte !== b[place]);
  return index < 0 ? a.length - b.length : a[index] - (b[index] ?? -1);
};

const only = (element, name) => {
  const found = Array.from(element.querySelectorAll(name)).filter((each) => nameOf(each) === name);
  if (found.length !== 1) throw new NoForm(`a meaning has ${found.length} elements ${name}`);
  return found[0];
};

/** The meanings of words that a page shows, a line each. */
const meanings = (regions) => {
  const lines = new Set();
  if (regions.has("glossary")) {
    for (const entry of regions.get("glossary").querySelectorAll("div")) {
      lines.add(`=${collapsed(textIn(only(entry, "dt")))}: ${collapsed(textIn(only(entry, "dd")))}`);
    }
  } else {
    for (const meaning of regions.get("body")?.querySelectorAll(".meaning") ?? []) lines.add(`=${collapsed(textIn(meaning))}`);
  }
  return Array.from(lines).sort(byBytes);
};

const linesOf = (lines) => lines.map((line) => `${line}\n`).join("");

/** The forms of the texts that a node shows, by the names `text`, `disclaimer`, `meanings` and `facts`. */
const canonicalForms = async (node, bytesOf) => {
  const regions = new Map();
  for (const element of node.querySelectorAll("[data-reviewed]")) {
    const name = element.getAttribute("data-reviewed");
    if (regions.has(name)) throw new NoForm(`the region ${name} is there twice`);
    if (element.querySelector("[data-reviewed]")) throw new NoForm(`the region ${name} holds another region`);
    regions.set(name, element);
  }
  if (regions.size > 0 && node.querySelector("base[href]")) throw new NoForm("an element base leads addresses elsewhere");
  const files = await digestsOfFiles(node, bytesOf);
  const forms = new Map();
  const facts = new Set();
  for (const [text, [first, names]] of Object.entries(regionsOfTexts)) {
    const form = new Form(first, files);
    for (const name of names) {
      if (regions.has(name)) form.region(name, regions.get(name));
    }
    if (form.lines.length > 1) forms.set(text, linesOf(form.lines));
    for (const fact of form.facts) facts.add(fact);
  }
  if (forms.has("text") && !regions.has("title")) throw new NoForm("the region title is missing");
  const lines = meanings(regions);
  if (lines.length > 0) forms.set("meanings", linesOf(["sitegen-meanings 1", ...lines]));
  if (facts.size > 0) forms.set("facts", linesOf(["sitegen-facts 1", ...Array.from(facts).sort(byBytes)]));
  return forms;
};
