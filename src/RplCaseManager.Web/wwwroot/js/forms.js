// Forms of pages without a circuit work without this file. It shows a password on demand, keeps a form from being sent twice,
// says how much room a long text has left, and asks for a name in Latin letters as soon as the name has others.
(() => {
  "use strict";
  const latin = /^[\p{Script=Latin}\p{M}\s'’.\-‐ʼ]*$/u;
  document.addEventListener("click", event => {
    const button = event.target.closest?.("[data-reveal]");
    const input = button && document.getElementById(button.dataset.reveal);
    if (!input) return;
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.dataset.show ??= button.textContent;
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
  });
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    for (const input of form.querySelectorAll(".reveal input")) input.type = "password"; // so that browsers do not remember it as a text
  });
  // Back from the next page: the form may be sent again.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));
  document.addEventListener("input", event => {
    const place = event.target.id && document.querySelector(`[data-room="${CSS.escape(event.target.id)}"]`);
    if (!place) return;
    const max = Number(place.dataset.max), left = max - event.target.value.length;
    place.textContent = left > max / 10 ? "" : left > 0 ? place.dataset.left.replace("#", left) : place.dataset.full;
  });
  document.addEventListener("input", event => {
    const form = event.target.closest?.("form[data-latin]");
    const field = form && document.getElementById(form.dataset.latin);
    if (!field) return;
    const names = [...form.querySelectorAll("[data-name-part]")].map(input => input.value).join(" ");
    const own = field.querySelector("input");
    if (event.target !== own) field.hidden = latin.test(names) && own.value === "";
  });
})();
