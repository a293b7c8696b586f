// The page of results needs the search at once, and says so where it does not come.
(() => {
  const status = document.currentScript.previousElementSibling;
  const box = document.querySelector("main form[data-script]");
  box.addEventListener("error", () => { status.textContent = status.dataset.failed; });
  addEventListener("DOMContentLoaded", () => box.dispatchEvent(new Event("focusin")));
})();
