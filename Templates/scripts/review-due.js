{
  const notice = document.currentScript.previousElementSibling;
  if (Date.now() >= new Date(notice.querySelector("time").dateTime + "T24:00")) {
    notice.hidden = false;
    const say = () => document.querySelectorAll("[data-late]").forEach((e) => {
      e.className = "";
      e.hidden = !(e.textContent = e.dataset.late);
    });
    say();
    addEventListener("DOMContentLoaded", say);
  }
}
