"use strict";
(() => {
  const table = document.getElementById("table-service-names-port-numbers");
  const form = document.getElementById("search");
  const query = document.getElementById("query");
  const count = document.getElementById("count");
  const titles = [...table.tHead.rows[0].cells];
  const names = ["name", "port", "transport", "description", "assignee", "contact", "registered", "modified", "reference", "code", "unauthorized", "notes"];
  const rows = [...table.querySelectorAll("tbody > tr")];
  const chunk = 100;
  const portColumn = 1;
  const state = { q: "", sort: "", order: "" };
  const keys = new Map();
  let texts = null;

  // What is looked at in a row: its ports, and its text in lower case.
  const read = row => {
    const cells = Array.from(row.cells, cell => cell.textContent.toLowerCase());
    const [first, last = first] = cells[portColumn].split("-");
    return { first: first === "" ? NaN : Number(first), last: Number(last), name: cells[0], transport: cells[2], all: cells.join("\n") };
  };

  // A number is a port, alone or as 636/tcp; anything else is looked for in all cells.
  const matcher = word => {
    const [, port, transport] = /^(\d{1,5})(?:\/([a-z]*))?$/.exec(word) ?? [];
    if (port === undefined) {
      return row => row.all.includes(word);
    }
    const number = Number(port);
    const plain = transport === undefined;
    return row => (row.first <= number && number <= row.last && (plain || row.transport === "" || row.transport.startsWith(transport)))
      || (plain && row.name.includes(port));
  };

  const matching = () => {
    const tests = state.q.toLowerCase().split(/\s+/).filter(Boolean).map(matcher);
    if (tests.length === 0) {
      return null;
    }
    texts ??= rows.map(read);
    return texts.map(text => tests.every(test => test(text)));
  };

  // Row numbers in the order asked for; empty cells come last whichever way, equal ones as in the registry.
  const ordered = () => {
    const all = rows.map((_, i) => i);
    const column = names.indexOf(state.sort);
    if (column < 0) {
      return all;
    }
    if (!keys.has(column)) {
      const key = column === portColumn || names[column] === "code" ? text => text === "" ? "" : parseInt(text, 10) : text => text.toLowerCase();
      keys.set(column, rows.map(row => key(row.cells[column].textContent)));
    }
    const key = keys.get(column);
    const way = state.order === "desc" ? -1 : 1;
    return all.sort((a, b) => key[a] === key[b] ? a - b
      : key[a] === "" ? 1
      : key[b] === "" ? -1
      : key[a] < key[b] ? -way : way);
  };

  const show = () => {
    const shown = matching();
    const order = ordered();
    const bodies = [];
    const rest = document.createElement("tbody");
    rest.hidden = true;
    let size = 0;
    for (const i of order) {
      if (shown !== null && !shown[i]) {
        rest.append(rows[i]);
      } else {
        if (size++ % chunk === 0) {
          bodies.push(document.createElement("tbody"));
        }
        bodies[bodies.length - 1].append(rows[i]);
      }
    }
    // The head stays in place: moved, its buttons would lose the focus.
    for (const body of [...table.tBodies]) {
      body.remove();
    }
    table.append(...bodies, rest);
    titles.forEach((title, column) => {
      if (names[column] === state.sort) {
        title.setAttribute("aria-sort", state.order === "desc" ? "descending" : "ascending");
      } else {
        title.removeAttribute("aria-sort");
      }
    });
    const whole = rows.length.toLocaleString("en") + (rows.length === 1 ? " record" : " records");
    count.textContent = shown === null ? whole : size.toLocaleString("en") + " of " + whole;
  };

  const remember = () => {
    const hash = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== ""));
    try {
      history.replaceState(null, "", "#" + hash);
    } catch {
      // Some browsers refuse this to a page opened from a file; it only makes the address one to share.
    }
  };

  const recall = () => {
    const hash = new URLSearchParams(location.hash.slice(1));
    state.q = hash.get("q") ?? "";
    state.sort = names.includes(hash.get("sort")) ? hash.get("sort") : "";
    state.order = state.sort !== "" && hash.get("order") === "desc" ? "desc" : "";
    query.value = state.q;
  };

  const change = () => {
    remember();
    show();
  };

  let timer = 0;
  query.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      state.q = query.value.trim();
      change();
    }, 120);
  });
  form.addEventListener("submit", event => event.preventDefault());
  titles.forEach((title, column) => {
    const button = title.firstElementChild;
    button.disabled = false;
    button.addEventListener("click", () => {
      const isSorted = state.sort === names[column];
      state.sort = isSorted && state.order === "desc" ? "" : names[column];
      state.order = isSorted && state.order === "" ? "desc" : "";
      change();
    });
  });
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) {
      recall();
      show();
    }
  });
  form.hidden = false;
  recall();
  if (state.q !== "" || state.sort !== "") {
    show();
  }
})();
