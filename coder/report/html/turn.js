// One passage as an item of the panel's list.

const LongTurn = 2400;   // UTF-16 units; of longer turns, what is around the passage is shown first.
const Around = 600;
const LongBefore = 400;

/** A position near `at` at which a text may be cut: behind white space, or else not inside a character. */
function cutNear(text, at) {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const space = text.slice(at, at + 40).search(/\s/);
  if (space >= 0) return at + space + 1;
  const low = text.charCodeAt(at);
  return low >= 0xdc00 && low <= 0xdfff ? at + 1 : at;
}

/** What is shown of a turn at first: all, or what is around the coded unit (around the evidence in a long unit). */
function firstShown({ turn, begin, end, evidence }) {
  const { text } = turn;
  if (text.length <= LongTurn) return { begin: 0, end: text.length };
  let around = { begin, end };
  if (end - begin > LongTurn) {
    const at = evidence.length > 0 ? evidence[0].begin : begin;
    around = { begin: at, end: Math.min(at + Around, end) };
  }
  return { begin: cutNear(text, around.begin - Around), end: cutNear(text, around.end + Around) };
}

/** Appends text[begin, end) with the evidence marked. */
function appendMarked(parent, text, begin, end, evidence) {
  let at = begin;
  for (const span of evidence) {
    const from = Math.max(span.begin, at);
    const to = Math.min(span.end, end);
    if (from >= to) continue;
    if (from > at) parent.append(shown(text.slice(at, from)));
    parent.append(element("mark", "", text.slice(from, to)));
    at = to;
  }
  if (at < end) parent.append(shown(text.slice(at, end)));
}

/** The paragraph of the turn: text[range] with the unit set off and its evidence marked. */
function turnParagraph(passage, range) {
  const { text } = passage.turn;
  const paragraph = element("p", "turn");
  paragraph.dir = "auto";
  if (passage.turn.speaker) paragraph.append(element("bdi", "speaker", passage.turn.speaker + ":"), " ");
  if (range.begin > 0) paragraph.append("\u2026 ");
  const begin = Math.min(Math.max(passage.begin, range.begin), range.end);
  const end = Math.max(begin, Math.min(passage.end, range.end));
  appendMarked(paragraph, text, range.begin, begin, passage.evidence);
  const unit = element("span", "unit");
  appendMarked(unit, text, begin, end, passage.evidence);
  paragraph.append(unit);
  appendMarked(paragraph, text, end, range.end, passage.evidence);
  if (range.end < text.length) paragraph.append(" \u2026");
  return paragraph;
}

/** The end of the turn before. */
function beforeParagraph({ before, beforeSpeaker }) {
  const paragraph = element("p", "before");
  paragraph.dir = "auto";
  if (beforeSpeaker) paragraph.append(element("bdi", "speaker", beforeSpeaker + ":"), " ");
  const cut = before.length > LongBefore ? cutNear(before, before.length - LongBefore) : 0;
  paragraph.append((cut > 0 ? "\u2026 " : "") + shown(before.slice(cut)));
  return paragraph;
}

/** Who says it and where. */
function whoLine(turn) {
  const line = element("p", "who");
  const who = element("span", "");
  if (turn.participant) who.append(element("bdi", "participant", turn.participant), " ");
  if (turn.attributes) who.append(element("bdi", "attributes", turn.attributes));
  const where = element("span", "where", element("bdi", "", turn.source), `, line ${turn.line.toLocaleString("en")}`);
  line.append(who, " ", where);
  return line;
}

/** Which code, by which rule and coder. */
function whyLine({ code, name, rule, coder }) {
  const line = element("p", "why", element("bdi", "code-name", name || code));
  const add = (label, text) => text && line.append(" ", element("span", "part", label + " ", element("bdi", "", text)));
  if (name) add("code", code);
  add("rule", rule);
  add("coder", coder);
  return line;
}

/** The item; what is shown in the transcript's language is marked as such. */
function passageItem(passage) {
  const item = element("li", "passage");
  item.tabIndex = -1;
  const range = firstShown(passage);
  let paragraph = turnParagraph(passage, range);
  const speech = element("div", "speech");
  speech.lang = document.documentElement.lang;
  if (passage.turn.before) speech.append(beforeParagraph(passage.turn));
  speech.append(paragraph);
  item.append(whoLine(passage.turn), speech);
  if (range.begin > 0 || range.end < passage.turn.text.length) {
    const whole = button("quiet", "Show the whole turn");
    whole.addEventListener("click", () => {
      const all = turnParagraph(passage, { begin: 0, end: passage.turn.text.length });
      paragraph.replaceWith(all);
      paragraph = all;
      whole.remove();
      item.focus();
    });
    item.append(whole);
  }
  item.append(whyLine(passage));
  return item;
}

