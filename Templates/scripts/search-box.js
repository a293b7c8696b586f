(() => {
  const box = document.currentScript.previousElementSibling;
  const root = document.documentElement.dataset;
  const load = () => {
    if (root.search) return;
    root.search = "asked";
    fetch(box.dataset.script).then((answer) => (answer.ok ? answer.text() : Promise.reject())).then((text) => {
      const script = document.createElement("script");
      script.textContent = text;
      document.head.append(script);
    }).catch(() => {
      root.search = "";
      const status = document.querySelector("[data-failed]");
      if (status) status.textContent = status.dataset.failed;
    });
  };
  box.addEventListener("focusin", load);
  addEventListener("DOMContentLoaded", () => {
    if (box.contains(document.activeElement) || document.querySelector("[data-results]")) load();
  });
})();
