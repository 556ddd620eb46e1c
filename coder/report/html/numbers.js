// Cells that have passages become buttons, which open them.

const dataElement = document.querySelector('script[type="application/json"]');
let passages = null;
let panel = null;

/** "Harborview, clinician-educator": the header of a cell's column, with the header over it. */
function columnName(cell) {
  const header = cell.closest("table").querySelector(`thead [data-column="${cell.cellIndex}"]`);
  if (!header) return "";
  const name = header.querySelector(".name").textContent;
  return header.dataset.group ? `${header.dataset.group}, ${name}` : name;
}

/** What a cell is about: "Altruistic: clinician-educator". */
function cellName(cell) {
  const row = cell.cellIndex === 0 ? "" : cell.parentElement.cells[0].textContent;
  return [row, columnName(cell)].filter(name => name !== "").join(": ");
}

function openCell(cell, opener) {
  passages ??= new Passages(dataElement.textContent);
  panel ??= new Panel();
  panel.open(passages, readRanges(cell.dataset.passages), { title: cellName(cell), number: opener.textContent, opener });
}

for (const cell of document.querySelectorAll("main [data-passages]")) {
  const text = cell.textContent;
  const number = button("number", text, `${text}, ${cellName(cell)}: show passages`);
  number.setAttribute("aria-haspopup", "dialog");
  cell.replaceChildren(number);
}

document.querySelector("main").addEventListener("click", event => {
  const opener = event.target.closest("button.number");
  if (opener) openCell(opener.closest("[data-passages]"), opener);
});

