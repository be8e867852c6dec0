// Sends files one by one through XMLHttpRequest (fetch reports no upload progress) and tells .NET what arrived. The list of files is drawn
// here and not by Blazor, so that it goes on while the circuit is away; results wait until the circuit is back.
const AT_ONCE = 2;

export function create(root, dotnet, options) {
  const input = root.querySelector("input[type=file]");
  const list = root.querySelector("[data-upload-files]");
  const live = root.querySelector("[data-upload-live]");
  const { texts } = options;
  const waiting = [];
  const running = new Set();
  let disposed = false;

  const say = (template, ...values) => values.reduce((text, value, index) => text.replaceAll(`{${index}}`, value), template);
  // As ByteSize.cs says it: a file is rounded up and a limit down, in the unit in which a scheme sets it.
  const KB = 1024, MB = KB * KB;
  const size = (bytes, round = Math.ceil) => bytes < KB ? `${bytes} B` : round(bytes / KB) < KB ? `${round(bytes / KB)} kB` : `${round(bytes * 10 / MB) / 10} MB`;

  function add(files) {
    for (const file of files) {
      const job = { file, row: draw(file) };
      if (options.maxBytes && file.size > options.maxBytes) fail(job, say(texts.tooLarge, size(file.size), size(options.maxBytes, Math.floor)), false);
      else if (file.size === 0) fail(job, texts.empty, false);
      else waiting.push(job);
    }
    next();
  }

  function draw(file) {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    name.className = "name";
    name.textContent = file.name;
    const state = document.createElement("span");
    state.className = "state";
    state.textContent = say(texts.waiting, size(file.size));
    const buttons = document.createElement("span");
    buttons.className = "buttons";
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", say(texts.progressOf, file.name));
    item.append(name, state, buttons, bar);
    list.append(item);
    return { item, state, buttons, bar };
  }

  function offer(row, ...choices) {
    row.buttons.replaceChildren(...choices.map(([text, label, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn quiet s";
      button.textContent = text;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      return button;
    }));
  }

  const remove = job => { job.row.item.remove(); input.focus(); };

  function fail(job, why, mayRetry) {
    running.delete(job);
    job.row.item.className = "failed";
    job.row.state.textContent = why;
    live.textContent = `${job.file.name}: ${why}`;
    const dismiss = [texts.remove, say(texts.removeOf, job.file.name), () => remove(job)];
    const retry = [texts.retry, say(texts.retryOf, job.file.name), () => {
      job.row.item.className = "";
      job.row.state.textContent = say(texts.waiting, size(job.file.size));
      waiting.push(job);
      next();
    }];
    offer(job.row, ...(mayRetry ? [retry, dismiss] : [dismiss]));
    next();
  }

  function next() {
    while (!disposed && running.size < AT_ONCE && waiting.length > 0) send(waiting.shift());
  }

  function send(job) {
    running.add(job);
    const { file, row } = job;
    const request = new XMLHttpRequest();
    job.request = request;
    const form = new FormData();
    for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
    form.append("file", file, file.name);

    offer(row, [texts.cancel, say(texts.cancelOf, file.name), () => request.abort()]);
    row.state.textContent = say(texts.sending, 0);
    request.upload.addEventListener("progress", event => {
      if (!event.lengthComputable) return;
      const percent = Math.floor(100 * event.loaded / event.total);
      row.bar.value = percent;
      row.state.textContent = percent < 100 ? say(texts.sending, percent) : texts.checking;
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) return arrived(job, parse(request.responseText));
      const problem = parse(request.responseText) ?? {};
      const why = request.status === 401 ? texts.signedOut : [...new Set([problem.title, problem.detail])].filter(Boolean).join(" ") || say(texts.refused, request.status);
      fail(job, why, request.status === 401 || request.status === 408 || request.status === 429 || request.status >= 500);
    });
    // The last bytes may wait in the sender: without an answer the file has not arrived whole.
    const broken = () => fail(job, say(texts.dropped, Math.min(row.bar.value, 99)), true);
    request.addEventListener("error", broken);
    request.addEventListener("timeout", broken);
    request.addEventListener("abort", () => { if (!disposed) fail(job, texts.cancelled, true); });
    request.open("POST", options.url);
    request.setRequestHeader(options.tokenHeader, options.token);
    // Whoever is signed out meanwhile is told so (401), not led to another page.
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.send(form);
  }

  function parse(text) {
    try { return JSON.parse(text); } catch { return null; }
  }

  async function arrived(job, result) {
    if (!result?.uploadId) return fail(job, texts.unclear, true);
    running.delete(job);
    const { item, state, bar } = job.row;
    bar.value = 100;
    item.className = "done";
    state.textContent = say(texts.done, result.label ?? "", size(result.size ?? job.file.size));
    live.textContent = say(texts.doneOf, job.file.name);
    offer(job.row, [texts.hide, say(texts.hideOf, job.file.name), () => remove(job)]);
    next();
    const told = {
      uploadId: result.uploadId, name: result.name ?? job.file.name, size: result.size ?? job.file.size,
      mediaType: result.mediaType ?? job.file.type, label: result.label ?? null, sha256: result.sha256 ?? "",
    };
    // The circuit may be away just now; the file has arrived, so only the telling is repeated.
    while (!disposed) {
      try {
        await dotnet.invokeMethodAsync("FileArrivedAsync", told);
        if (options.clearWhenDone) item.remove();
        return;
      } catch (error) {
        if (!/disconnect|connection/i.test(String(error))) return fail(job, texts.unclear, true);
        await new Promise(resolve => setTimeout(resolve, 1500));
      }
    }
  }

  const chosen = () => { add([...input.files]); input.value = ""; };
  const over = event => { if ([...(event.dataTransfer?.types ?? [])].includes("Files")) { event.preventDefault(); root.classList.add("over"); } };
  const out = event => { if (!root.contains(event.relatedTarget)) root.classList.remove("over"); };
  const drop = event => {
    event.preventDefault();
    root.classList.remove("over");
    if (input.disabled) return;
    const files = [...event.dataTransfer.files];
    add(input.multiple ? files : files.slice(0, 1));
  };
  const leaving = event => { if (running.size + waiting.length > 0) event.preventDefault(); };
  input.addEventListener("change", chosen);
  root.addEventListener("dragenter", over);
  root.addEventListener("dragover", over);
  root.addEventListener("dragleave", out);
  root.addEventListener("drop", drop);
  addEventListener("beforeunload", leaving);
  // Somebody was quicker than this script.
  if (input.files.length > 0) chosen();

  return {
    update(changed) { Object.assign(options, changed); },
    dispose() {
      disposed = true;
      removeEventListener("beforeunload", leaving);
      for (const job of running) job.request?.abort();
    },
  };
}
