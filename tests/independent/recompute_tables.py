#!/usr/bin/env python3
"""Recomputes tables from codings.csv and participants.csv and compares it with the program's own.

Knows nothing of the program but its files, and reckons in whole numbers and fractions wherever a number is one: Wilson and
Newcombe intervals, Fisher's two-sided p of two groups, Holm and Benjamini-Hochberg, the participants' table, co-occurrence by
case and by sentence, code by case, sequence and saturation. Usage: recompute_tables.py CODER SAMPLE CODEBOOK.yaml
"""

import csv
import itertools
import math
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from fractions import Fraction

Z = 1.959963984540054  # The 97.5th percentile of the normal distribution.
checked = 0


def fail(where, program, here):
    sys.exit(f"{where}: the program says {program}, the files say {here}")


def same(where, program, value):
    """Compares a cell of a CSV file with a number: equal as far as the cell's digits go, six at most; None is undefined."""
    global checked
    checked += 1
    if value is None:
        if program not in ("", "n/a"):
            fail(where, program, "undefined")
        return
    try:
        printed = Fraction(program)
    except ValueError:
        fail(where, program, value)
    exact = Fraction(value)
    magnitude = math.floor(math.log10(abs(float(exact)))) if exact else 0
    if abs(printed - exact) > Fraction(51, 100) * Fraction(10) ** (magnitude - 5):
        fail(where, program, float(exact))


def same_count(where, program, value):
    global checked
    checked += 1
    if program != str(value):
        fail(where, program, value)


def same_percent(where, program, value):
    """One decimal. A value that lies within float arithmetic's error of a half may go either way."""
    global checked
    checked += 1
    if abs(Fraction(program) - Fraction(value)) > Fraction(5, 100) + Fraction(1, 10**9):
        fail(where, program, float(value))


class Study:
    """What a run wrote, and the participants' table."""

    def __init__(self, output, participants):
        self.output = output
        with open(participants, encoding="utf-8", newline="") as file:
            self.participants = list(csv.DictReader(file))
        self.names = [p["participant"] for p in self.participants]
        self.codings = self.read("codings")
        # By participant: the codings of each code, and of each group above it.
        self.mentions = {name: Counter() for name in self.names}
        for coding in self.codings:
            for path in above(coding["code"]):
                self.mentions[coding["participant"]][path] += 1

    def read(self, name):
        with open(os.path.join(self.output, name + ".csv"), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(line for line in file if not line.startswith("#")))

    def table(self, name):
        return self.read(os.path.join("tables", name))

    def members(self, attribute, value):
        return [p["participant"] for p in self.participants if p[attribute] == value]

    def having(self, code, members):
        return sum(1 for name in members if self.mentions[name][code])


def above(path):
    parts = path.split("/")
    return ["/".join(parts[: i + 1]) for i in range(len(parts))]


def wilson(part, whole):
    centre = part + Z * Z / 2
    half = Z * math.sqrt(part * (whole - part) / whole + Z * Z / 4)
    low = 0 if part == 0 else (centre - half) / (whole + Z * Z)
    high = 1 if part == whole else (centre + half) / (whole + Z * Z)
    return low, high


def newcombe(part1, whole1, part2, whole2):
    p1, p2 = part1 / whole1, part2 / whole2
    (low1, high1), (low2, high2) = wilson(part1, whole1), wilson(part2, whole2)
    d = p1 - p2
    return d, d - math.hypot(p1 - low1, high2 - p2), d + math.hypot(high1 - p1, p2 - low2)


def fisher(a, b, c, d):
    """Two-sided p of [[a, b], [c, d]], in whole numbers; None where a row or column is empty."""
    rows_, columns = (a + b, c + d), (a + c, b + d)
    if 0 in rows_ or 0 in columns:
        return None
    weights = {x: math.comb(rows_[0], x) * math.comb(rows_[1], columns[0] - x)
               for x in range(max(0, columns[0] - rows_[1]), min(rows_[0], columns[0]) + 1)}
    return Fraction(sum(w for w in weights.values() if w <= weights[a]), sum(weights.values()))


def holm(p):
    order = sorted((value, i) for i, value in enumerate(p) if value is not None)
    result, so_far = [None] * len(p), Fraction(0)
    for place, (value, i) in enumerate(order):
        so_far = max(so_far, min(Fraction(1), (len(order) - place) * value))
        result[i] = so_far
    return result


def benjamini_hochberg(p):
    order = sorted((value, i) for i, value in enumerate(p) if value is not None)
    result, so_far = [None] * len(p), Fraction(1)
    for place in range(len(order), 0, -1):
        value, i = order[place - 1]
        so_far = min(so_far, Fraction(len(order), place) * value)
        result[i] = so_far
    return result


def themes(study, attribute, one, two, method, adjust):
    table = study.table("themes-by-" + attribute)
    groups = {v: study.members(attribute, v) for v in {p[attribute] for p in study.participants}}
    groups["Total"] = study.names
    p = []
    for row in table:
        where = f"themes by {attribute}, {row['code']}"
        for label, members in groups.items():
            part, whole = study.having(row["code"], members), len(members)
            same_count(f"{where}, {label} n", row[label + " n"], part)
            same_count(f"{where}, {label} N", row[label + " N"], whole)
            same_percent(f"{where}, {label} %", row[label + " %"], Fraction(100 * part, whole))
            for end, value in zip(("low", "high"), wilson(part, whole)):
                same_percent(f"{where}, {label} {end}", row[f"{label} {end} %"], 100 * Fraction(value))
        a, c = study.having(row["code"], groups[one]), study.having(row["code"], groups[two])
        whole1, whole2 = len(groups[one]), len(groups[two])
        for end, value in zip(("value", "low", "high"), newcombe(a, whole1, c, whole2)):
            same(f"{where}, difference {end}", row["difference " + end], 100 * value)
        p.append(fisher(a, whole1 - a, c, whole2 - c))
    for row, value, adjusted in zip(table, p, adjust(p)):
        same(f"{row['code']}, Fisher's p by {attribute}", row["p"], value)
        same(f"{row['code']}, p ({method}) by {attribute}", row["p adjusted"], adjusted)


def participants(study, attribute):
    table = study.table("participants-by-" + attribute)
    groups = {v: study.members(attribute, v) for v in {p[attribute] for p in study.participants}}
    groups["Total"] = study.names
    of = {p["participant"]: p for p in study.participants}
    seen = Counter()
    for row in table:
        if row["value"] == row["attribute"]:
            continue  # The attribute's heading.
        for label, members in groups.items():
            part = sum(1 for name in members if of[name][row["attribute"]] == row["value"])
            where = f"participants, {row['attribute']} {row['value']}, {label}"
            same_count(where, row[label + " n"], part)
            same_percent(where, row[label + " %"], Fraction(100 * part, len(members)))
            seen[row["attribute"]] += part if label == "Total" else 0
    if not seen or any(count != len(study.names) for count in seen.values()):
        sys.exit(f"the participants' table has {dict(seen)} participants")


def pair_values(both, first, second, units):
    """Jaccard, lift and the square of phi with its sign, as fractions."""
    either = first + second - both
    jaccard = Fraction(both, either) if either else None
    lift = Fraction(both * units, first * second) if first and second else None
    margins = first * second * (units - first) * (units - second)
    phi = (both * units - first * second) / math.sqrt(margins) if margins else None
    return {"count": Fraction(both), "jaccard": jaccard, "lift": lift, "phi": phi}


def co_occurrence(study):
    by_case = [{c for c in m if m[c]} for m in study.mentions.values()]
    by_sentence = defaultdict(set)  # All codings of the sample are of sentences.
    for coding in study.codings:
        by_sentence[coding["source"], coding["begin"]].update(above(coding["code"]))
    for value in ("count", "jaccard", "lift", "phi"):
        table = study.table("cases-" + value)
        for one, other in itertools.product(table, table):
            a, b = one["code"], other["code"]
            if a == b and value != "count":
                if one[b] != "":
                    sys.exit(f"{value} of {a} with itself is {one[b]}, and should be left out")
                continue
            has = [sum(1 for codes in by_case if wanted <= codes) for wanted in ({a, b}, {a}, {b})]
            same(f"co-occurrence by case, {value} of {a} and {b}", one[b], pair_values(*has, len(by_case))[value])
    table = study.table("sentences")
    for one, other in itertools.product(table, table):
        wanted = {one["code"], other["code"]}
        same_count(f"sentences with {wanted}", one[other["code"]], sum(1 for codes in by_sentence.values() if wanted <= codes))


def sequence(study):
    sentences = defaultdict(lambda: defaultdict(set))
    for coding in study.codings:
        sentences[coding["source"], coding["participant"]][int(coding["begin"])].add(coding["code"])
    follows = Counter()
    for places in sentences.values():
        order = [places[begin] for begin in sorted(places)]
        for before, after in zip(order, order[1:]):
            follows.update(itertools.product(before, after))
    table = study.table("sequence")
    for one, other in itertools.product(table, table):
        pair = one["code"], other["code"]
        same_count(f"sequence {pair}", one[pair[1]], follows[pair])


def code_by_case(study):
    for cells, shown in (("counts", lambda n: n), ("yes-no", lambda n: min(n, 1))):
        wide = study.table("wide-" + cells)
        if [row["participant"] for row in wide] != study.names:
            sys.exit("code by case has other participants, or in another order")
        codes = [key for key in wide[0] if key != "participant" and key not in study.participants[0]]
        for row in wide:
            for code in codes:
                same_count(f"code by case, {row['participant']} {code}", row[code], shown(study.mentions[row["participant"]][code]))
        tall = study.table("long-" + cells)
        if len(tall) != len(wide) * len(codes):
            sys.exit(f"code by case has {len(tall)} long rows, and {len(wide)} x {len(codes)} cells")
        for row in tall:
            same_count(f"long code by case, {row['participant']} {row['code']}", row["value"],
                       shown(study.mentions[row["participant"]][row["code"]]))


def saturation(study):
    leaves = {coding["code"] for coding in study.codings}
    interviews = [{c for c in leaves if study.mentions[name][c]} for name in study.names]
    have = Counter(c for codes in interviews for c in codes)
    seen, m = set(), len(interviews)
    for h, row in enumerate(study.table("saturation"), 1):
        new = interviews[h - 1] - seen
        seen |= new
        same_count(f"saturation, interview {h}", row["participant"], study.names[h - 1])
        same_count(f"saturation, new codes of {h}", row["new"], len(new))
        same_count(f"saturation, codes after {h}", row["observed"], len(seen))
        mean = sum(1 - Fraction(math.comb(m - k, h), math.comb(m, h)) for k in have.values())
        same(f"saturation, mean after {h}", row["mean"], mean)


TABLES = """
orders: {rank: [full, assistant]}
tables:
  themes-by-site: {kind: themes, by: site, interval: wilson, test: fisher, adjust: holm}
  themes-by-gender: {kind: themes, by: gender, compare: [woman, man], interval: wilson, test: fisher, adjust: bh}
  themes-by-rank: {kind: themes, by: rank, compare: [full, assistant], interval: wilson, test: fisher, adjust: holm}
  participants-by-stream: {kind: participants, by: stream}
  participants-by-site: {kind: participants, by: site}
  cases-count: {kind: co-occurrence, unit: case}
  cases-jaccard: {kind: co-occurrence, unit: case, value: jaccard}
  cases-lift: {kind: co-occurrence, unit: case, value: lift}
  cases-phi: {kind: co-occurrence, unit: case, value: phi}
  sentences: {kind: co-occurrence}
  sequence: {kind: sequence}
  wide-counts: {kind: code-by-case, cells: counts}
  wide-yes-no: {kind: code-by-case}
  long-counts: {kind: code-by-case, cells: counts, shape: long}
  long-yes-no: {kind: code-by-case, shape: long}
  saturation: {kind: saturation}
"""


def run(program, transcripts, participants, codebook, folder):
    """Writes a study with these tables and runs it; where its files are."""
    path, output = os.path.join(folder, "study.yaml"), os.path.join(folder, "results")
    inputs = {"study": "Recomputed", "transcripts": f"[{transcripts}/*.txt, {transcripts}/*.md]",
              "participants": participants, "codebook": codebook}
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(f"{key}: {value}\n" for key, value in inputs.items()) + TABLES)
    subprocess.run([program, "run", path, "--out", output, "--no-index", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return output


def main():
    program, sample, codebook = (os.path.abspath(path) for path in sys.argv[1:4])
    participants_file = os.path.join(sample, "participants.csv")
    with tempfile.TemporaryDirectory() as folder:
        study = Study(run(program, os.path.join(sample, "transcripts"), participants_file, codebook, folder), participants_file)
        themes(study, "site", "Harborview", "Lakeside", "holm", holm)
        themes(study, "gender", "woman", "man", "bh", benjamini_hochberg)
        themes(study, "rank", "full", "assistant", "holm", holm)
        participants(study, "stream")
        participants(study, "site")
        co_occurrence(study)
        sequence(study)
        code_by_case(study)
        saturation(study)
    if checked < 20000:
        sys.exit(f"too little to compare: {checked} numbers")
    print(f"{checked} numbers recomputed from {len(study.codings)} codings and {len(study.names)} participants")


main()
