// The report's passages. The data is read when the first number is opened.

/** "0-4 9" as [0, 1, 2, 3, 4, 9]. */
function readRanges(text) {
  const numbers = [];
  for (const range of text.split(" ")) {
    const [first, last = first] = range.split("-").map(Number);
    for (let number = first; number <= last; ++number) numbers.push(number);
  }
  return numbers;
}

class Passages {
  constructor(json) {
    const { strings, turns, passages } = JSON.parse(json);
    this.strings = strings;
    this.turns = turns.map(turn => this.readTurn(turn));
    this.passages = passages;
  }

  readTurn([source, participant, attributes, speaker, line, beforeSpeaker, before, text]) {
    const at = place => this.strings[place];
    return {
      source: at(source), participant: at(participant), attributes: at(attributes), speaker: at(speaker), line,
      beforeSpeaker: at(beforeSpeaker), before, text,
    };
  }

  /** A passage with its turn; positions count UTF-16 units, as JavaScript does. */
  passage(place) {
    const [turn, begin, end, code, name, rule, coder, ...positions] = this.passages[place];
    const evidence = [];
    for (let i = 0; i + 1 < positions.length; i += 2) evidence.push({ begin: positions[i], end: positions[i + 1] });
    const at = index => this.strings[index];
    return { turn: this.turns[turn], begin, end, evidence, code: at(code), name: at(name), rule: at(rule), coder: at(coder) };
  }

  /** How many participants speak in these passages. */
  participants(places) {
    const names = new Set(places.map(place => this.turns[this.passages[place][0]].participant));
    names.delete("");
    return names.size;
  }

  /** Those of the passages that have all of the words in what is shown of them. */
  filter(places, text) {
    const words = text.toLowerCase().split(/\s+/).filter(word => word !== "");
    if (words.length === 0) return places;
    return places.filter(place => {
      const [turn, , , code, name, rule, coder] = this.passages[place];
      const own = [code, name, rule, coder].map(index => this.strings[index]).join("\n").toLowerCase();
      const speech = this.searched(this.turns[turn]);
      return words.every(word => own.includes(word) || speech.includes(word));
    });
  }

  searched(turn) {
    turn.searched ??= [turn.participant, turn.attributes, turn.source, turn.beforeSpeaker, turn.before, turn.speaker,
                       turn.text].join("\n").toLowerCase();
    return turn.searched;
  }
}

