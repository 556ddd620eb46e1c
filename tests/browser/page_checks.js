// What report_test.py asks of the page: faults as texts, so that an empty list is a pass.

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance([r, g, b]) {
  const linear = [r, g, b].map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function colour(text) {
  const [r, g, b, alpha = 1] = text.match(/[\d.]+/g).map(Number);
  return { rgb: [r, g, b], alpha };
}

/** The nearest background that is not transparent. */
function background(element) {
  for (let at = element; at; at = at.parentElement) {
    const { rgb, alpha } = colour(getComputedStyle(at).backgroundColor);
    if (alpha === 1) return rgb;
  }
  return [255, 255, 255];
}

/** Elements with text of their own whose contrast is below 4.5. */
function lowContrast(root) {
  const faults = [];
  for (const element of root.querySelectorAll("*")) {
    const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    const skipped = element.closest("svg, script, style, :disabled");
    if (!own || skipped || element.getClientRects().length === 0) continue;
    const ratio = contrast(colour(getComputedStyle(element).color).rgb, background(element));
    if (ratio < 4.5) faults.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(faults)];
}

/** What a checker of accessibility finds without looking. */
function structureFaults() {
  const faults = [];
  const all = selector => [...document.querySelectorAll(selector)];
  if (all("h1").length !== 1) faults.push(`${all("h1").length} h1`);
  let last = 0;
  for (const heading of all("body > :not(dialog) :is(h1, h2, h3, h4, h5, h6)")) {
    const level = Number(heading.tagName[1]);
    if (level > last + 1) faults.push(`h${level} after h${last}: ${heading.textContent}`);
    if (heading.textContent.trim() === "") faults.push(`empty h${level}`);
    last = level;
  }
  for (const th of all("th")) if (!th.hasAttribute("scope")) faults.push(`th without scope: ${th.textContent}`);
  for (const table of all("table")) if (!table.caption) faults.push("table without caption");
  for (const region of all("[role=region], [role=img]"))
    if (!region.getAttribute("aria-label")) faults.push(`${region.className} without a name`);
  for (const box of all(".scroll")) if (box.tabIndex !== 0) faults.push("a box that scrolls without a keyboard");
  const ids = all("[id]").map(element => element.id);
  if (new Set(ids).size !== ids.length) faults.push(`ids twice: ${ids}`);
  for (const link of all("a[href^='#']"))
    if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) faults.push(`link to nothing: ${link.href}`);
  for (const element of all("*"))
    for (const { name } of element.attributes)
      if (name === "style" || name.startsWith("on")) faults.push(`${element.tagName} has ${name}`);
  if (!document.documentElement.lang) faults.push("no language");
  return faults;
}
