// On each page of the preview: loads it again when it has changed, and shows what is wrong with the site.
(() => {
  "use strict";
  const script = document.currentScript;
  const version = script.dataset.version ?? "";
  const isDesk = "desk" in script.dataset;

  // The browser keeps the place to which its reader has scrolled.
  const reload = () => location.reload();

  // New style sheets come in beside the old ones, which go when the new ones are there: nothing flickers.
  const restyle = async () => {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const wanted = [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href"));
    const present = [...document.querySelectorAll('link[rel="stylesheet"]')];
    let last = present.at(-1);
    const arrivals = wanted
      .filter((href) => !present.some((link) => link.getAttribute("href") === href))
      .map((href) => new Promise((done) => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = href;
        link.onload = link.onerror = done;
        if (last) last.after(link); else document.head.append(link);
        last = link;
      }));
    await Promise.all(arrivals);
    for (const link of present) if (!wanted.includes(link.getAttribute("href"))) link.remove();
  };

  const styles = `
    :host { all: initial; position: fixed; z-index: 2147483647; inset: auto 0.75rem 0.75rem auto; max-width: min(40rem, calc(100vw - 1.5rem));
      font: 15px/1.45 system-ui, sans-serif; color: #1c2b2d; color-scheme: light; }
    @media print { :host { display: none; } }
    section { border: 2px solid #1c2b2d; border-radius: 0.5rem; background: #fff; box-shadow: 0 0.25rem 1rem #0006; }
    section.errors { border-color: #a1122a; }
    header { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: center; padding: 0.1rem 0.6rem; }
    p { margin: 0.4rem 0; }
    button, a { font: inherit; color: #00505a; }
    button { min-height: 2rem; padding: 0 0.6rem; border: 1px solid #00505a; border-radius: 0.3rem; background: #fff; cursor: pointer; }
    :focus-visible { outline: 3px solid #00505a; outline-offset: 2px; }
    ul { margin: 0; padding: 0 0.75rem 0.5rem; list-style: none; max-height: min(24rem, 50vh); overflow-y: auto; }
    li { padding: 0.4rem 0; border-top: 1px solid #b9c8ca; overflow-wrap: anywhere; }
    .error b { color: #a1122a; }
    .warning b { color: #7a4b00; }
    small { display: block; font-size: 13px; }
  `;
  let root = null;
  let isOpen = sessionStorage.getItem("sitegen-problems") !== "closed";

  const element = (name, content, set) => {
    const made = document.createElement(name);
    made.append(...content);
    for (const [key, value] of Object.entries(set ?? {})) made.setAttribute(key, value);
    return made;
  };
  const counted = (count, one, many) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

  const show = (found) => {
    const problems = found.problems ?? [];
    const isQuiet = !found.failure && !found.errors && !problems.length;
    if (isQuiet) {
      root?.host.remove();
      root = null;
      return;
    }
    if (!root) {
      const host = element("div", [], { id: "sitegen-problems" });
      root = host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      root.adoptedStyleSheets = [sheet];
      document.body.append(host);
    }
    const words = found.failure
      ? found.failure
      : [
          found.errors ? counted(found.errors, "error", "errors") : "",
          found.warnings ? counted(found.warnings, "warning", "warnings") : "",
        ].filter(Boolean).join(", ") + " in the site";
    const toggle = element("button", [isOpen ? "Hide" : "Show"], { type: "button", "aria-expanded": String(isOpen), "aria-controls": "list" });
    const list = element("ul", problems.map((problem) => {
      const level = problem.severity === "error" ? "Error" : "Warning";
      return element("li", [
        element("b", [level]), ": " + problem.message,
        ...(problem.help ? [element("small", ["Help: " + problem.help])] : []),
        element("small", [problem.link ? element("a", [problem.place], { href: problem.link }) : problem.place, ` ${problem.kind}`]),
      ], { class: problem.severity });
    }), { id: "list", tabindex: "0", "aria-label": "Problems" });
    list.hidden = !isOpen || !problems.length;
    toggle.hidden = !problems.length;
    toggle.onclick = () => {
      isOpen = !isOpen;
      sessionStorage.setItem("sitegen-problems", isOpen ? "open" : "closed");
      toggle.textContent = isOpen ? "Hide" : "Show";
      toggle.setAttribute("aria-expanded", String(isOpen));
      list.hidden = !isOpen;
    };
    const heading = element("header", [
      element("p", [words], { role: "status" }), toggle, element("a", ["Desk"], { href: "/_desk/" }),
    ]);
    root.replaceChildren(element("section", [heading, list], { "aria-label": "Problems found by sitegen", class: found.failure || found.errors ? "errors" : "" }));
  };

  const query = new URLSearchParams({ path: location.pathname, version });
  let events = null;
  const listen = () => {
    events = new EventSource("/_desk/events?" + query);
    events.addEventListener("reload", reload);
    events.addEventListener("styles", () => restyle().catch(reload));
    events.addEventListener("problems", (event) => {
      const found = JSON.parse(event.data);
      if (!isDesk) {
        show(found);
      } else if (String(found.check) !== script.dataset.desk && !document.activeElement?.matches("input, select")) {
        // The page shows what another check found. Whoever is filling in the form is left alone.
        reload();
      }
    });
  };
  // A browser keeps only six connections to a host open, and each listener takes one.
  const listenWhileSeen = () => {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (!events) {
      listen();
    }
  };
  document.addEventListener("visibilitychange", listenWhileSeen);
  addEventListener("pagehide", () => events?.close());
  listenWhileSeen();
})();
