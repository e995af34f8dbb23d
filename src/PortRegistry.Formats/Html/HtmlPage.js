"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const table = byId("table-service-names-port-numbers");
  const query = byId("query");
  const titles = [...table.tHead.rows[0].cells];
  const names = ["name", "port", "transport", "description", "assignee", "contact", "registered", "modified", "reference", "code", "unauthorized", "notes"];
  const groups = [...table.tBodies];
  const rows = groups.flatMap(group => [...group.rows]);
  const chunk = 100;
  const portColumn = 1;
  const firstDynamic = 49152;
  const lastPort = 65535;
  const state = { q: "", sort: "", order: "" };
  const keys = new Map();
  const texts = [];
  let order = rows.map((_, i) => i);
  let sortedBy = "";

  // What is looked at in a row: its ports, and its text in lower case.
  const read = row => {
    const cells = Array.from(row.cells, cell => cell.textContent.toLowerCase());
    const [first, last = first] = cells[portColumn].split("-");
    return { first: first === "" ? NaN : Number(first), last: Number(last), name: cells[0], transport: cells[2], all: cells.join("\n") };
  };

  const readUntil = end => {
    while (texts.length < end) {
      texts.push(read(rows[texts.length]));
    }
  };

  // Before anybody searches, so that the first search is as fast as the next.
  const idle = window.requestIdleCallback ?? (work => setTimeout(work, 20));
  const readAhead = () => {
    readUntil(Math.min(texts.length + 500, rows.length));
    if (texts.length < rows.length) {
      idle(readAhead);
    }
  };

  // A number is a port, alone, as 636/tcp or the end of a range; anything else is looked for in all cells.
  const matcher = word => {
    const [, port, end, transport] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/([a-z]*))?$/.exec(word) ?? [];
    if (port === undefined) {
      return row => row.all.includes(word);
    }
    const first = Number(port);
    const last = Number(end ?? port);
    const plain = transport === undefined;
    return row => (row.first <= last && first <= row.last && (plain || row.transport === "" || row.transport.startsWith(transport)))
      || (plain && row.name.includes(word));
  };

  const wordsOf = q => q.toLowerCase().split(/\s+/).filter(Boolean);

  const matching = () => {
    const tests = wordsOf(state.q).map(matcher);
    if (tests.length === 0) {
      return null;
    }
    readUntil(rows.length);
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

  // Rows change their places only where the order does, in groups that are off the page meanwhile.
  const arrange = () => {
    const asked = state.sort + state.order;
    if (asked === sortedBy) {
      return;
    }
    sortedBy = asked;
    order = ordered();
    const sizes = groups.map(group => group.rows.length);
    groups.forEach(group => group.remove());
    let next = 0;
    groups.forEach((group, g) => group.append(...order.slice(next, next += sizes[g]).map(i => rows[i])));
    table.append(...groups);
  };

  // A search only hides and shows rows where they stand; a group without any is hidden as one. Groups that were in sight and
  // are pushed out of it are first told so, or the browser would lay them out once more before it finds that out.
  const select = () => {
    const shown = matching();
    let count = 0;
    let next = 0;
    for (const group of groups) {
      const size = group.rows.length;
      const members = order.slice(next, next += size);
      const hits = shown === null ? size : members.reduce((sum, i) => sum + shown[i], 0);
      group.classList.toggle("far", count > 2 * chunk);
      count += hits;
      group.hidden = hits === 0 && size > 0;
      if (hits > 0) {
        group.style.setProperty("--rows", hits);
        for (const i of members) {
          const hidden = shown !== null && !shown[i];
          if (rows[i].hidden !== hidden) {
            rows[i].hidden = hidden;
          }
        }
      }
    }
    requestAnimationFrame(() => requestAnimationFrame(() => groups.forEach(group => group.classList.remove("far"))));
    return shown === null ? null : count;
  };

  const say = count => {
    const whole = rows.length.toLocaleString("en") + (rows.length === 1 ? " record" : " records");
    const [port, ...others] = wordsOf(state.q);
    const isDynamic = count === 0 && others.length === 0 && /^\d{5}(\/|$)/.test(port) && parseInt(port, 10) >= firstDynamic && parseInt(port, 10) <= lastPort;
    byId("count").textContent = (count === null ? whole : count.toLocaleString("en") + " of " + whole)
      + (isDynamic ? `. ${parseInt(port, 10)} is one of the Dynamic Ports, ${firstDynamic} to ${lastPort}, which are never assigned.` : "");
    titles.forEach((title, column) => {
      if (names[column] === state.sort) {
        title.setAttribute("aria-sort", state.order === "desc" ? "descending" : "ascending");
      } else {
        title.removeAttribute("aria-sort");
      }
    });
    byId("sort").value = state.sort;
    byId("order").setAttribute("aria-pressed", state.order === "desc");
    byId("order").disabled = state.sort === "";
  };

  const show = () => {
    arrange();
    say(select());
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

  const sortBy = (sort, order) => {
    state.sort = sort;
    state.order = order;
    remember();
    show();
  };

  // A row's button has no text, so that the cell still says what the registry does. Rows with more to show get one as they
  // come into sight.
  const addButtons = group => {
    for (const row of group.rows) {
      const cell = row.cells[3];
      if (cell.querySelector(".more") === null && [...row.cells].slice(4, 10).some(more => more.textContent !== "")) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "more";
        button.setAttribute("aria-expanded", row.classList.contains("open"));
        button.setAttribute("aria-label", `More on ${row.cells[0].textContent} ${row.cells[portColumn].textContent} ${row.cells[2].textContent}`.trim());
        cell.append(button);
      }
    }
  };
  const sight = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        addButtons(target);
        sight.unobserve(target);
      }
    }
  }, { rootMargin: "100% 0px" });

  let timer = 0;
  query.addEventListener("input", () => {
    state.q = query.value.trim();
    show();
    clearTimeout(timer);
    timer = setTimeout(remember, 300);
  });
  byId("search").addEventListener("submit", event => event.preventDefault());
  // A page that a browser saved has them already.
  byId("sort").length = 1;
  titles.forEach((title, column) => {
    const button = title.firstElementChild;
    button.disabled = false;
    button.addEventListener("click", () => {
      const isSorted = state.sort === names[column];
      sortBy(isSorted && state.order === "desc" ? "" : names[column], isSorted && state.order === "" ? "desc" : "");
    });
    byId("sort").append(new Option(button.textContent, names[column]));
  });
  byId("sort").addEventListener("change", event => sortBy(event.target.value, event.target.value === "" ? "" : state.order));
  byId("order").addEventListener("click", () => sortBy(state.sort, state.order === "" ? "desc" : ""));
  table.addEventListener("click", event => {
    if (event.target.className === "more") {
      const isOpen = event.target.closest("tr").classList.toggle("open");
      event.target.setAttribute("aria-expanded", isOpen);
    }
  });
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) {
      recall();
      show();
    }
  });
  document.documentElement.classList.add("live");
  byId("search").hidden = false;
  recall();
  show();
  groups.forEach(group => sight.observe(group));
  idle(readAhead);
})();
