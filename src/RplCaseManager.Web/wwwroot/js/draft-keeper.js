// Keeps what somebody types in fields marked data-draft="key" inside [data-draft-scope][data-draft-user], in this browser's localStorage,
// and brings it back after a reload, an expired session or a lost circuit. Works on static pages and, through input and change events, on
// interactive ones. A draft remembers the saved value it began from: if that changed meanwhile, nothing is overwritten, the person chooses.
const PREFIX = "rpl-draft|";
const MAX_AGE = 30 * 24 * 3600 * 1000;
const seen = new WeakMap(); // field -> storage key it was looked at under
const bases = new WeakMap(); // field -> saved value when typing began
const told = new WeakMap(); // field -> value that the page was told of last
const restored = new Map(); // scope -> fields that were just put back

const textsOf = scope => scope.querySelector("[data-draft-notices]")?.dataset ?? {};
const scopeOf = field => field.closest("[data-draft-scope]");
const keyOf = field => {
  const scope = scopeOf(field);
  if (!scope || !field.dataset.draft || ["password", "file", "hidden"].includes(field.type)) return null;
  return `${PREFIX}${scope.dataset.draftUser}|${scope.dataset.draftScope}|${field.dataset.draft}`;
};
const group = field => [...scopeOf(field).querySelectorAll(`[data-draft="${CSS.escape(field.dataset.draft)}"]`)];

function read(field) {
  if (field.type === "checkbox") return field.checked ? "on" : "";
  if (field.type === "radio") return group(field).find(one => one.checked)?.value ?? "";
  return field.value;
}

function write(field, value) {
  let target = field;
  if (field.type === "radio") {
    target = group(field).find(one => one.value === value);
    if (!target) return;
    target.checked = true;
  } else if (field.type === "checkbox") {
    field.checked = value === "on";
  } else {
    field.value = value;
  }
  target.dispatchEvent(new Event("input", { bubbles: true }));
  target.dispatchEvent(new Event("change", { bubbles: true }));
}

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full or forbidden: typing goes on, only without a net.
  }
}

function removeAll(prefix) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}

function notice(scope, text, what, buttons) {
  const list = scope.querySelector("[data-draft-notices]");
  if (!list) return;
  const item = document.createElement("li");
  const words = document.createElement("span");
  words.textContent = text.replace("{0}", what);
  item.append(words);
  for (const [label, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "linklike";
    button.textContent = label;
    button.addEventListener("click", () => { act(); item.remove(); });
    item.append(button);
  }
  list.append(item);
}

function labelOf(field) {
  const named = field.getAttribute("aria-label") ?? field.closest("fieldset,[role=radiogroup]")?.getAttribute("aria-label");
  const ids = (field.closest("[role=radiogroup]") ?? field).getAttribute("aria-labelledby");
  const byId = ids ? document.getElementById(ids.split(" ")[0])?.textContent : null;
  return (named ?? byId ?? field.labels?.[0]?.textContent ?? field.dataset.draft).trim();
}

function look(field) {
  const key = keyOf(field);
  if (!key || seen.get(field) === key) return;
  seen.set(field, key);
  const draft = load(key);
  if (!draft) return;
  if (field.type === "radio" && group(field)[0] !== field) return;
  const now = read(field);
  if (now === draft.value) return;
  const scope = scopeOf(field);
  const drop = () => localStorage.removeItem(key);
  if (now === draft.base) {
    write(field, draft.value);
    restored.set(scope, [...restored.get(scope) ?? [], { field, undo: () => { write(field, draft.base); drop(); } }]);
  } else {
    const texts = textsOf(scope);
    notice(scope, texts.conflict ?? "", labelOf(field), [[texts.use ?? "", () => write(field, draft.value)], [texts.drop ?? "", drop]]);
  }
}

// One notice for all fields that were put back together.
function tellRestored() {
  for (const [scope, fields] of restored) {
    const texts = textsOf(scope);
    notice(scope, texts.restored ?? "", fields.map(one => labelOf(one.field)).join("; "), [[texts.undo ?? "", () => fields.forEach(one => one.undo())]]);
  }
  restored.clear();
}

function lookAt(root) {
  if (root.nodeType !== Node.ELEMENT_NODE && root.nodeType !== Node.DOCUMENT_NODE) return;
  for (const scope of root.querySelectorAll("[data-draft-scope][data-draft-saved]")) {
    removeAll(`${PREFIX}${scope.dataset.draftUser}|${scope.dataset.draftScope}|`);
  }
  if (root.matches?.("[data-draft]")) look(root);
  root.querySelectorAll("[data-draft]").forEach(look);
  tellRestored();
}

document.addEventListener("focusin", event => {
  const field = event.target;
  if (!field.dataset?.draft) return;
  told.set(field, read(field));
  if (!bases.has(field)) bases.set(field, read(field));
});

function keep(event) {
  const field = event.target;
  if (!field.dataset?.draft) return;
  const key = keyOf(field);
  if (!key) return;
  seen.set(field, key);
  const value = read(field);
  const base = load(key)?.base ?? bases.get(field) ?? field.defaultValue ?? "";
  if (value === base) localStorage.removeItem(key);
  else store(key, { value, base, at: Date.now() });
}
document.addEventListener("input", keep, true);
document.addEventListener("change", event => {
  if (event.target.dataset?.draft) told.set(event.target, read(event.target));
  keep(event);
}, true);

// Signing out on purpose leaves nothing behind on a shared computer.
document.addEventListener("submit", event => {
  const user = event.target.dataset?.draftForget;
  if (user) removeAll(`${PREFIX}${user}|`);
}, true);

for (const key of Object.keys(localStorage)) {
  if (key.startsWith(PREFIX) && !(Date.now() - (load(key)?.at ?? 0) < MAX_AGE)) localStorage.removeItem(key);
}

new MutationObserver(changes => {
  for (const change of changes) change.addedNodes.forEach(lookAt);
}).observe(document.body, { childList: true, subtree: true });
document.addEventListener("DOMContentLoaded", () => globalThis.Blazor?.addEventListener?.("enhancedload", () => lookAt(document)));
lookAt(document);

globalThis.rplDrafts = {
  /** Keeps something as a whole that is edited as one: its JSON, and the version that it began from. */
  keepWhole(user, scope, version, json) {
    store(`${PREFIX}${user}|${scope}|*`, { version, json, at: Date.now() });
  },
  /** What was kept so, as bytes of {"version": …, "content": …}; none: null, because a stream may not be empty. */
  whole(user, scope) {
    const draft = load(`${PREFIX}${user}|${scope}|*`);
    return new TextEncoder().encode(draft?.json ? `{"version":${Number(draft.version)},"content":${draft.json}}` : "null");
  },
  /** Forgets a scope's drafts, or one field's, after it was saved. */
  clear(user, scope, field) {
    // What is being typed just now is not saved: the page has not been told of it.
    const typing = document.activeElement;
    const ahead = typing?.dataset?.draft && scopeOf(typing)?.dataset.draftScope === scope && (!field || typing.dataset.draft === field)
      && told.has(typing) && told.get(typing) !== read(typing);
    if (field) {
      localStorage.removeItem(`${PREFIX}${user}|${scope}|${field}`);
    } else {
      removeAll(`${PREFIX}${user}|${scope}|`);
    }
    if (!field) {
      for (const one of document.querySelectorAll("[data-draft-scope]")) {
        if (one.dataset.draftScope === scope) one.querySelector("[data-draft-notices]")?.replaceChildren();
      }
    }
    // The next draft begins from what is saved now.
    document.querySelectorAll("[data-draft]").forEach(one => { if (!field || one.dataset.draft === field) bases.set(one, read(one)); });
    if (ahead) {
      bases.set(typing, told.get(typing));
      store(keyOf(typing), { value: read(typing), base: told.get(typing), at: Date.now() });
    }
  },
};
