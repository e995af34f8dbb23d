"use strict";
(() => {
  const { strings, findings, rows } = JSON.parse(document.getElementById("data").textContent);
  const severities = ["", "Information", "Low", "Medium", "High"];
  const pageSize = 100;
  const byId = id => document.getElementById(id);
  const body = byId("rows").tBodies[0];
  const titles = [...byId("rows").tHead.rows[0].cells];
  const state = { severity: "", finding: "", source: "", query: "", sort: -1, down: false, page: 0 };
  const text = i => i < 0 ? "" : strings[i];

  // A row is its severity, source, port, first port, name, details, line, service and local name, and its findings.
  const [SEVERITY, SOURCE, PORT, FIRST, NAME, DETAILS, LINE, SERVICE, LOCAL, FINDINGS] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const columns = [
    row => -row[SEVERITY],
    row => text(row[SOURCE]),
    row => row[FIRST],
    row => text(row[NAME]) || text(row[DETAILS]) || text(row[LINE]),
    row => text(row[SERVICE]),
    row => text(row[LOCAL]),
    row => row[FINDINGS].length === 0 ? "" : findings[row[FINDINGS][0]][0],
  ];
  // Columns in which no use says anything.
  const empty = [[1, SOURCE], [5, LOCAL]].filter(([, part]) => rows.every(row => row[part] < 0)).map(([column]) => column);
  let all = null;
  let shown = rows;

  const wordsOf = row => [SOURCE, PORT, NAME, DETAILS, LINE, SERVICE, LOCAL].map(i => text(row[i])).join("\n")
    + "\n" + row[FINDINGS].map(i => findings[i][0] + " " + findings[i][1]).join("\n");

  const select = () => {
    const words = state.query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) {
      all ??= rows.map(row => wordsOf(row).toLowerCase());
    }
    shown = rows.filter((row, i) =>
      (state.severity === "" || row[SEVERITY] === Number(state.severity))
      && (state.source === "" || row[SOURCE] === Number(state.source))
      && (state.finding === "" || row[FINDINGS].some(f => findings[f][0] === state.finding))
      && words.every(word => all[i].includes(word)));
    if (state.sort >= 0) {
      const key = columns[state.sort];
      const way = state.down ? -1 : 1;
      shown = shown.map((row, i) => [key(row), i, row])
        .sort((a, b) => a[0] === b[0] ? a[1] - b[1] : a[0] === "" ? 1 : b[0] === "" ? -1 : a[0] < b[0] ? -way : way)
        .map(item => item[2]);
    }
  };

  const cell = (tr, value) => {
    const td = tr.insertCell();
    td.setAttribute("role", "cell");
    td.textContent = value;
    return td;
  };

  const draw = (from, to) => {
    const part = document.createDocumentFragment();
    for (const row of shown.slice(from, to)) {
      const tr = document.createElement("tr");
      tr.setAttribute("role", "row");
      if (row[SEVERITY] > 0) {
        cell(tr, severities[row[SEVERITY]]).className = "s s" + row[SEVERITY];
      } else {
        cell(tr, "");
      }
      cell(tr, text(row[SOURCE]));
      const ports = cell(tr, "");
      text(row[PORT]).split(/(?<=,)/).forEach(port => ports.append(port, document.createElement("wbr")));
      const use = cell(tr, text(row[NAME]));
      for (const [part, element] of [[DETAILS, "small"], [LINE, "code"]]) {
        if (row[part] >= 0) {
          use.append(Object.assign(document.createElement(element), { textContent: text(row[part]) }));
        }
      }
      cell(tr, text(row[SERVICE]));
      cell(tr, text(row[LOCAL]));
      const list = document.createElement("ul");
      for (const f of row[FINDINGS]) {
        const item = document.createElement("li");
        item.append(Object.assign(document.createElement("b"), { textContent: findings[f][0] }), ": " + findings[f][1]);
        list.append(item);
      }
      const last = cell(tr, "");
      if (list.children.length > 0) {
        last.append(list);
      }
      empty.forEach(column => tr.cells[column].hidden = true);
      part.append(tr);
    }
    body.replaceChildren(part);
  };

  const show = () => {
    const pages = Math.max(1, Math.ceil(shown.length / pageSize));
    state.page = Math.min(state.page, pages - 1);
    draw(state.page * pageSize, (state.page + 1) * pageSize);
    byId("pages").hidden = pages === 1;
    byId("page").textContent = `Page ${state.page + 1} of ${pages}`;
    // Not disabled: the focus stays where it is.
    byId("previous").setAttribute("aria-disabled", state.page === 0);
    byId("next").setAttribute("aria-disabled", state.page === pages - 1);
    const number = n => n.toLocaleString("en");
    const whole = number(rows.length) + (rows.length === 1 ? " use" : " uses");
    byId("count").textContent = shown.length === rows.length ? whole : `${number(shown.length)} of ${whole}`;
    titles.forEach((title, i) => {
      if (i === state.sort) {
        title.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      } else {
        title.removeAttribute("aria-sort");
      }
    });
  };

  const change = () => {
    state.page = 0;
    select();
    show();
  };

  const option = (list, value, label) => list.append(new Option(label, value));
  [...new Set(findings.map(finding => finding[0]))].sort().forEach(id => option(byId("finding"), id, id));
  [...new Set(rows.map(row => row[SOURCE]))].filter(i => i >= 0).sort((a, b) => text(a) < text(b) ? -1 : 1).forEach(i => option(byId("source"), i, text(i)));
  byId("source").parentElement.hidden = byId("source").options.length < 2;

  for (const name of ["severity", "finding", "source"]) {
    byId(name).addEventListener("change", event => {
      state[name] = event.target.value;
      change();
    });
  }
  let timer = 0;
  byId("query").addEventListener("input", event => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      state.query = event.target.value;
      change();
    }, 100);
  });
  byId("filter").addEventListener("submit", event => event.preventDefault());
  titles.forEach(title => title.firstElementChild.disabled = false);
  titles.forEach((title, i) => title.firstElementChild.addEventListener("click", () => {
    state.down = state.sort === i && !state.down;
    state.sort = state.sort === i && !state.down ? -1 : i;
    change();
  }));
  for (const [id, step] of [["previous", -1], ["next", 1]]) {
    byId(id).addEventListener("click", event => {
      if (event.target.getAttribute("aria-disabled") === "false") {
        state.page += step;
        show();
        byId("uses").scrollIntoView();
      }
    });
  }
  for (const name of ["finding", "severity"]) {
    for (const button of document.querySelectorAll(`[data-${name}]`)) {
      button.disabled = false;
      button.addEventListener("click", () => {
        state[name] = byId(name).value = button.dataset[name];
        change();
        byId("uses").focus();
        byId("uses").scrollIntoView();
      });
    }
  }
  empty.forEach(column => titles[column].hidden = true);

  // On paper all that is selected.
  addEventListener("beforeprint", () => draw(0, shown.length));
  addEventListener("afterprint", show);
  byId("filter").hidden = false;
  change();
})();
