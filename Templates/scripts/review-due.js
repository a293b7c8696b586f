// On days after that of the notice before it, the page says that its review is overdue.
(() => {
  const notice = document.currentScript.previousElementSibling;
  const now = new Date();
  if (new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10) <= notice.querySelector("time").dateTime) return;
  notice.hidden = false;
  const say = () => document.querySelectorAll("[data-late]").forEach((e) => {
    e.className = "";
    e.hidden = !(e.textContent = e.dataset.late);
  });
  say();
  addEventListener("DOMContentLoaded", say);
})();
