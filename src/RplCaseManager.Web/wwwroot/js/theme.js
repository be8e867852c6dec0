// The switch between light, dark and "as the system": a class on <html> that the server writes too, from the cookie. No inline script.
(() => {
  "use strict";
  const order = ["light", "dark", "auto"];
  const media = matchMedia("(prefers-color-scheme: dark)");
  const html = document.documentElement;
  const followers = new Set();

  const choice = () => order.find(name => html.classList.contains(name)) ?? "auto";
  const isDark = () => choice() === "dark" || (choice() === "auto" && media.matches);
  const cookie = (name, value) => {
    const secure = location.protocol === "https:" ? ";secure" : "";
    document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax${secure}`;
  };
  // What the system says, so that the next page's first picture of MudBlazor's parts is right as well.
  const remember = () => cookie("rpl-system", media.matches ? "dark" : "light");
  const tell = () => followers.forEach(follower => follower.invokeMethodAsync("ThemeChanged", isDark()).catch(() => { }));

  const choose = name => {
    html.classList.remove(...order);
    html.classList.add(name);
    cookie("rpl-theme", name);
    tell();
  };

  document.addEventListener("click", event => {
    if (event.target.closest?.("[data-theme-switch]")) {
      choose(order[(order.indexOf(choice()) + 1) % order.length]);
    }
  });
  media.addEventListener("change", () => { remember(); tell(); });
  remember();

  window.rplTheme = {
    isDark,
    follow(follower) { followers.add(follower); return isDark(); },
    leave(follower) { followers.delete(follower); },
  };
})();
