// What the reviewer of a request does: reads, decides, leaves remarks, signs, and saves the reply.

const request = JSON.parse(document.getElementById("request").textContent);
const rootOf = (name) => document.querySelector(`review-part[data-part="${name}"]`).shadowRoot;
const [head, end] = [rootOf("head"), rootOf("end")];
const words = (text) => document.createTextNode(text);

const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/** Today, where the reviewer is. */
const today = () => {
  const day = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

const texts = request.texts.map((text, index) => {
  const section = document.querySelector(`section[data-text="${index}"]`);
  const form = section.querySelector('review-part[data-part="decision"]').shadowRoot.querySelector("form");
  return { ...text, section, page: section.querySelector("main"), form, link: head.querySelector(`a[data-text="${index}"]`) };
});

/** Whether a text is shown as the site has it: its canonical forms have the digests that the request is for. */
const isShown = async ({ page, digests }) => {
  const forms = await canonicalForms(page, bytesWithin);
  const found = {};
  for (const [name, form] of forms) found[name] = await sha256(utf8(form));
  const names = new Set([...Object.keys(found), ...Object.keys(digests)]);
  return Array.from(names).every((name) => found[name] === digests[name]);
};

const say = (root, message) => {
  const place = root.querySelector('[role="status"]');
  place.textContent = message;
  place.hidden = !message;
};

// One text after the other.

const show = (index) => {
  texts.forEach(({ section, page, link }, other) => {
    section.hidden = page.hidden = other !== index;
    link?.toggleAttribute("aria-current", other === index);
  });
};

const go = (index) => {
  show(index);
  const heading = texts[index].section.querySelector('review-part[data-part="before"]').shadowRoot.querySelector("h2");
  heading.focus();
  heading.scrollIntoView();
};

/** Links of the page lead to places in it, or to the site, which is somewhere else than this file. */
const follow = (event, { page, address }) => {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  const href = link.getAttribute("href");
  if (href.startsWith("#")) {
    const place = document.getElementById(decodeURIComponent(href.slice(1)));
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView();
    if (!place.matches("a, button, [tabindex]")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
  } else if (!isExternal(href)) {
    event.preventDefault();
    open(new URL(href, new URL(address, request.site.address)), "_blank", "noopener");
  } else if (/^https?:/.test(href)) {
    event.preventDefault();
    open(href, "_blank", "noopener,noreferrer");
  }
};

// Remarks at places.

const blocks = "h2, h3, h4, h5, h6, p, li, dt, dd, td, th, figcaption, caption, pre";

/** The words that a reviewer reads in a block. */
const wordsIn = (node) => Array.from(node.childNodes, (child) => {
  if (child.nodeType === Node.TEXT_NODE) return child.data;
  if (child.nodeType !== Node.ELEMENT_NODE || isSilent(child) || child.matches("sup.citation, sup.footnote-ref")) return "";
  return child.matches(blocks) ? "" : wordsIn(child);
}).join("");

/** A text without characters that no one sees, as records refuse them; other ends of lines become line feeds. */
const seen = (text) => text.replace(/\r\n?|[\u2028\u2029]/g, "\n")
  .replace(/(?![\n\t])[\p{Cc}\u200B\u202A-\u202E\u2060-\u2069\uFEFF]/gu, "").trim();

const quoteOf = (block) => {
  const quote = collapsed(wordsIn(block));
  const end = quote.lastIndexOf(" ", 200);
  return quote.length <= 200 ? quote : quote.slice(0, end > 0 ? end : 200);
};

const sectionOf = (block, page) => {
  const before = Array.from(page.querySelectorAll("[data-reviewed] :is(h2, h3, h4)")).filter((heading) =>
    heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
  return before.length > 0 ? quoteOf(before[before.length - 1]) : undefined;
};

const addRemark = (text, block) => {
  const list = text.form.querySelector("ol");
  const place = { section: block.matches("h2, h3, h4") ? undefined : sectionOf(block, text.page), quote: quoteOf(block) };
  const field = make("textarea", { rows: 3, required: "", maxlength: 2000 });
  const remove = make("button", { type: "button" }, "Remove");
  const back = make("button", { type: "button" }, "Back to the place");
  const item = make("li", {}, make("label", {}, "On ", make("q", {}, words(place.quote)), field), back, " ", remove);
  back.addEventListener("click", () => {
    block.scrollIntoView({ block: "center" });
    (block.querySelector(":scope > .review-remark") ?? block).focus({ preventScroll: true });
  });
  remove.addEventListener("click", () => item.remove());
  item.remark = () => ({ ...place, remark: seen(field.value) });
  list.append(item);
  field.focus();
  field.scrollIntoView({ block: "center" });
};

const offerRemarks = (text, isOn) => {
  for (const button of text.page.querySelectorAll("button.review-remark")) button.remove();
  if (!isOn) return;
  for (const block of text.page.querySelectorAll(`[data-reviewed]:is(${blocks}), [data-reviewed] :is(${blocks})`)) {
    // Narrow screens do not show the heads of columns.
    if (!quoteOf(block) || block.closest("thead, .meaning, [data-unreviewed]")) continue;
    const button = make("button", { type: "button", class: "review-remark", "data-unreviewed": "" }, "Remark");
    button.setAttribute("aria-label", `Remark on “${quoteOf(block).slice(0, 40)}”`);
    button.addEventListener("click", () => addRemark(text, block));
    block.append(button);
  }
};

// The reply.

const decisionOf = ({ form }) => new FormData(form).get("decision");

const remarksOf = ({ form }) => {
  const remarks = Array.from(form.querySelectorAll("ol > li"), (item) => item.remark());
  const whole = seen(form.elements.whole.value);
  return whole ? [...remarks, { remark: whole }] : remarks;
};

/** The note for the record, on one line. */
const noteOf = ({ form }) => collapsed(seen(form.elements.note.value));

/** The entry for a text that the reviewer vouches for, as records have it. */
const entryOf = (text, decision, date) => ({
  date,
  reviewer: request.reviewer.id,
  kind: "clinical",
  address: text.address,
  nextReview: decision === "keep" ? text.keptNextReview : text.form.elements.next.value,
  text: text.digests.text,
  shared: text.shared,
  ...(noteOf(text) && { note: noteOf(text) }),
  ...(text.before && { before: text.before }),
});

class NotReady extends Error {}

const replyTo = async (sign) => {
  const date = today();
  if (date < request.day) throw new NotReady(`The clock of this computer says ${date}, but this request is of ${request.day}.`);
  const reply = { format: "sitegen-reply 1", reviewer: request.reviewer.id, date, texts: [] };
  for (const text of texts) {
    const decision = decisionOf(text);
    if (!decision) continue;
    if (!await isShown(text)) throw new NotReady(`“${text.title}” is not shown as the site has it. Do not sign.`);
    const remarks = remarksOf(text);
    if (remarks.some(({ remark }) => !remark)) throw new NotReady(`A remark on “${text.title}” is empty.`);
    const answer = { text: text.name, digest: text.digests.text, decision: decision === "keep" ? "approve" : decision, remarks };
    if (answer.decision === "approve") {
      answer.entry = entryOf(text, decision, date);
      const next = text.form.elements.next;
      if (decision === "approve" && !(next.value > date && next.value <= next.max)) {
        throw new NotReady(`The review of “${text.title}” can count through a day from tomorrow to ${next.max}.`);
      }
      if (sign) answer.entry.signature = await sign(entryForm(answer.entry));
    } else if (answer.decision === "changes" && remarks.length === 0) {
      throw new NotReady(`Say in a remark what is to change in “${text.title}”.`);
    }
    reply.texts.push(answer);
  }
  if (reply.texts.length === 0) throw new NotReady("Decide on a text first.");
  return reply;
};

const offer = (reply) => {
  const text = `${JSON.stringify(reply, null, 2)}\n`;
  const place = end.querySelector(".reply");
  const link = place.querySelector("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `reply-${request.reviewer.id}-${today()}.json`;
  place.querySelector("textarea").value = text;
  place.hidden = false;
  link.focus();
};

const finish = async () => {
  const form = end.querySelector("form");
  const needsKey = texts.some((text) => ["approve", "keep"].includes(decisionOf(text)));
  let sign;
  if (request.reviewer.publicKeys.length > 0 && needsKey) {
    const [file] = form.elements.key.files;
    if (!file) throw new NotReady("Choose the file of your key first.");
    const keyText = await file.text();
    const half = publicHalf(keyText);
    if (half && !request.reviewer.publicKeys.includes(half)) {
      throw new NotReady(`This is not the key that the site has on record for ${request.reviewer.name}.`);
    }
    const key = await openKey(keyText, form.elements.passphrase.value);
    sign = async (bytes) => {
      const signature = await crypto.subtle.sign("Ed25519", key, bytes);
      if (!await isSignedBy(request.reviewer.publicKeys, signature, bytes)) {
        throw new NotReady(`This is not the key that the site has on record for ${request.reviewer.name}.`);
      }
      return toBase64(signature);
    };
  } else if (needsKey && !form.elements.own.checked) {
    throw new NotReady("Say that it is you who decides, in the box above the button.");
  }
  offer(await replyTo(sign));
};

const start = async () => {
  if (!globalThis.crypto?.subtle) throw new NotReady("This browser cannot check or sign. Open this file in another one.");
  for (const text of texts) {
    text.page.addEventListener("click", (event) => follow(event, text));
    if (!await isShown(text).catch(() => false)) {
      throw new NotReady(`“${text.title}” is not shown as the site has it, so this file was changed. Do not use it; ask for another.`);
    }
    const before = text.section.querySelector('review-part[data-part="before"]').shadowRoot;
    const toggles = [before.querySelector('[name="mark"]'), text.form.elements.mark];
    for (const toggle of toggles) {
      toggle.addEventListener("click", () => {
        const isOn = toggle.getAttribute("aria-pressed") !== "true";
        for (const each of toggles) each.setAttribute("aria-pressed", isOn);
        offerRemarks(text, isOn);
      });
    }
    text.form.addEventListener("change", () => {
      const decision = decisionOf(text);
      text.form.querySelector(".next").hidden = decision !== "approve";
      text.form.querySelector(".note").hidden = !["approve", "keep"].includes(decision);
      const state = text.link?.parentElement.querySelector("span");
      if (state && decision) state.textContent = text.form.querySelector(`[value="${decision}"]`).dataset.done;
    });
    text.form.addEventListener("submit", (event) => event.preventDefault());
  }
  texts.forEach((text, index) => {
    text.link?.addEventListener("click", (event) => { event.preventDefault(); go(index); });
    text.form.querySelector("[data-next]")?.addEventListener("click", () => go(index + 1));
  });
  show(0);
  end.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    end.querySelector(".reply").hidden = true;
    say(end, "");
    finish().catch((error) => {
      say(end, error instanceof NotReady || error instanceof NoKey ? error.message : `It did not work: ${error}`);
    });
  });
  end.querySelector("form button").disabled = false;
  document.documentElement.dataset.state = "ready";
};

start().catch((error) => {
  say(head, error.message);
  document.documentElement.dataset.state = "refused";
});
