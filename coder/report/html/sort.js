// Column headers become buttons that sort. Rows stay under the row that they belong to: what is sorted is siblings.

const collator = (() => {
  try {
    return new Intl.Collator(document.documentElement.lang, { numeric: true });
  } catch {
    return new Intl.Collator("en", { numeric: true });  // The study file may name a language that is none.
  }
})();

/** The rows as a tree: a row belongs to the nearest one above that is less deep. Where no row is deeper than another,
 *  headings have what follows them. */
function rowTree(rows) {
  const flat = rows.every(row => !row.dataset.depth);
  const depthOf = row => (flat ? (row.classList.contains("heading") ? 0 : 1) : Number(row.dataset.depth ?? 0));
  const root = { depth: -1, children: [] };
  const open = [root];
  for (const row of rows) {
    const node = { row, depth: depthOf(row), children: [] };
    while (open[open.length - 1].depth >= node.depth) open.pop();
    open[open.length - 1].children.push(node);
    open.push(node);
  }
  return root;
}

/** A number, a text, or null for a cell that has nothing to sort by. */
function sortValue(row, column) {
  const cell = row.cells[column];
  if (cell?.dataset.sort !== undefined) return Number(cell.dataset.sort);
  const text = cell?.textContent.trim() ?? "";
  return /[\p{L}\p{N}]/u.test(text) ? text : null;
}

/** Numbers before texts; what has nothing to sort by is last, whichever way. */
function compareValues(a, b, sign) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return sign * (typeof a === "number" ? a - b : collator.compare(a, b));
}

function sortedRows(node, column, sign) {
  const children = node.children.map(child => ({ child, value: sortValue(child.row, column) }));
  if (sign !== 0) children.sort((a, b) => compareValues(a.value, b.value, sign));
  return children.flatMap(({ child }) => [child.row, ...sortedRows(child, column, sign)]);
}

/** The ways to sort by a column, as they follow each other: numbers begin with the largest. */
function directions(rows, column) {
  const numbers = rows.some(row => row.cells[column]?.dataset.sort !== undefined);
  return numbers ? ["descending", "ascending", "none"] : ["ascending", "descending", "none"];
}

function makeSortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const headers = [...table.querySelectorAll("thead [data-column]")];
  if (rows.length < 2) return;
  const tree = rowTree(rows);
  for (const header of headers) {
    const name = header.querySelector(".name");
    if (name.textContent === "") continue;
    const sort = element("button", "sort");
    sort.type = "button";
    name.before(sort);
    sort.append(name);
    header.setAttribute("aria-sort", "none");
    sort.addEventListener("click", () => {
      const column = Number(header.dataset.column);
      const ways = directions(rows, column);
      const way = ways[(ways.indexOf(header.getAttribute("aria-sort")) + 1) % ways.length];
      for (const other of headers) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      header.setAttribute("aria-sort", way);
      body.append(...sortedRows(tree, column, { descending: -1, none: 0, ascending: 1 }[way]));
    });
  }
}

document.querySelectorAll("main table").forEach(makeSortable);
