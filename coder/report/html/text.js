// Text of transcripts as text. Nothing in this page's script writes markup: there are text nodes and elements only.

const Unshown = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** The text as it may be shown: controls as U+FFFD, characters that turn the order of what follows written out. */
function shown(text) {
  return text.replace(Unshown, "\ufffd").replace(/\u202d/g, "[U+202D]").replace(/\u202e/g, "[U+202E]");
}

/** An element of a class (or none) with texts and elements in it. */
function element(name, className, ...contents) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...contents.map(content => (typeof content === "string" ? shown(content) : content)));
  return made;
}

/** A button; `name` is for those who don't see what stands in it. */
function button(className, text, name) {
  const made = element("button", className, text);
  made.type = "button";
  if (name) made.setAttribute("aria-label", shown(name));
  return made;
}

/** "1 passage", "1,234 passages". */
function counted(number, noun) {
  return number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");
}

