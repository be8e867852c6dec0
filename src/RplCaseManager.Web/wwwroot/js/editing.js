// Keyboard in long forms: a link to a place in the form focuses the field there, wherever it is folded away; Enter in a list adds the next entry; what was added takes the focus.
(() => {
  "use strict";
  let wanted = null;
  const show = id => {
    const place = document.getElementById(id);
    if (!place) return false;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
    return true;
  };
  const want = id => { wanted = show(id) ? null : id; };
  window.rplEditing = { focus: want };
  new MutationObserver(() => { if (wanted && show(wanted)) wanted = null; }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[href*='#at-']");
    if (link) {
      const id = link.hash.slice(1);
      const elsewhere = link.search !== location.search || link.pathname !== location.pathname;
      setTimeout(() => elsewhere && !document.getElementById(id) ? wanted = id : want(id));
      return;
    }
    const list = event.target.closest?.(".edit-rows-add button")?.closest(".edit-rows");
    if (list) {
      const rows = () => list.querySelectorAll(":scope > .edit-row");
      const count = rows().length;
      const watch = new MutationObserver(() => {
        if (rows().length <= count) return;
        watch.disconnect();
        [...rows()].at(-1).querySelector("input, textarea, select")?.focus();
      });
      watch.observe(list, { childList: true });
    }
  });
  document.addEventListener("keydown", event => {
    wanted = null;
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !event.target.matches?.("textarea, input")) return;
    const add = event.target.closest("[data-enter]");
    if (!add) return;
    event.preventDefault();
    document.getElementById(add.dataset.enter)?.click();
  });
  if (location.hash.startsWith("#at-")) want(location.hash.slice(1));
})();
