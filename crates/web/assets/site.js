// What a script adds to the pages; without it everything works.
//
// Suggestions while typing, after the combobox pattern of the ARIA Authoring Practices Guide; the filter
// panel folded on small screens; a print button that would do nothing without script.

for (const field of document.querySelectorAll("input[data-suggest]")) suggest(field);
for (const panel of document.querySelectorAll("details[data-fold]")) {
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => { panel.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

function suggest(field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggestLabel);
  list.hidden = true;
  field.parentElement.append(list);
  const said = document.createElement("span");
  said.className = "kern-sr-only";
  said.setAttribute("role", "status");
  field.parentElement.append(said);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": list.id, autocomplete: "off",
  })) field.setAttribute(name, value);

  let active = -1;
  let asked = "";
  let waiting;
  let asking;

  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    field.value = option.dataset.text;
    close();
    field.form.requestSubmit();
  };
  const mark = (next) => {
    const options = [...list.children];
    if (!options.length) return;
    options[active]?.removeAttribute("aria-selected");
    active = (next + options.length) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[active].id);
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.dataset.text = one.text;
      const text = document.createElement("span");
      text.textContent = one.text;
      option.append(text);
      if (one.kind) {
        const kind = document.createElement("small");
        kind.textContent = one.kind;
        option.append(kind);
      }
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(option); });
      return option;
    }));
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length ? field.dataset.suggestSaid.replace("#", found.length) : "";
  };
  const ask = async () => {
    const text = field.value.trim();
    if (text === asked) return;
    asked = text;
    asking?.abort();
    if (text.length < 2) return show([]);
    asking = new AbortController();
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === field) show(await answer.json());
    } catch { /* typing went on, or the network is away: the form still works */ }
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) { asked = ""; ask(); } else mark(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
      event.preventDefault();
    } else if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      choose(list.children[active]);
    }
  });
}
