// Single-key shortcuts of a page. Silent while somebody types, while a dialog is open, with Ctrl, Alt or Meta, and when switched off (WCAG 2.1.4).
const OFF = "rpl-keys-off";

const types = element => element.isContentEditable || element.matches(
  "textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=button]):not([type=submit]):not([type=file])");
const dialogIsOpen = () => document.querySelector("dialog[open], .mud-dialog") !== null;

export const isOn = () => localStorage.getItem(OFF) === null;

export function switchOn(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
}

export function listen(dotnet, keys) {
  let wanted = new Set(keys);
  const pressed = event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.isComposing) return;
    if (event.target instanceof Element && types(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!wanted.has(key) || dialogIsOpen() || (key !== "?" && !isOn())) return;
    // Enter and the arrows belong to the control that has the focus.
    if (key.length > 1 && event.target instanceof Element && event.target.closest("a, button, summary, input, [role=radiogroup], [role=menu], [role=listbox]")) return;
    event.preventDefault();
    dotnet.invokeMethodAsync("KeyPressedAsync", key).catch(() => { });
  };
  document.addEventListener("keydown", pressed);
  return {
    update(next) { wanted = new Set(next); },
    dispose() { document.removeEventListener("keydown", pressed); },
  };
}
