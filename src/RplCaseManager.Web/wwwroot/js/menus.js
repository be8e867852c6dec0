// Menus are <details>, and work without this file; it only closes them on Escape, on a click outside and after a choice.
// The skip link moves the focus too: the router, which handles the click on interactive pages, only scrolls.
(() => {
  "use strict";
  const openMenus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", event => {
    if (event.target.closest?.(".skip")) setTimeout(() => document.getElementById("main")?.focus());
    for (const menu of openMenus()) {
      if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
})();
