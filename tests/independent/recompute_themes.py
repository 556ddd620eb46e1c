#!/usr/bin/env python3
"""Recomputes a theme table from codings.csv and participants.csv and compares it with the program's own.

Knows nothing of the program but its files: n is the number of participants with a coding of the code or of one below it, N
the number of participants in the column, a column a value of the attribute. Usage: recompute_themes.py CODER STUDY.yaml
"""

import csv
import os
import subprocess
import sys
import tempfile
from fractions import Fraction


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        # Lines that begin with "#" hold a table's title and notes.
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def rounded_tenths(part, whole):
    """Per cent with one decimal, halves up, in exact arithmetic."""
    tenths = Fraction(1000 * part, whole)
    return Fraction(int(tenths + Fraction(1, 2)), 10)


def under(code, ancestor):
    return code == ancestor or code.startswith(ancestor + "/")


def compare(table, codings, participants, attribute, measure):
    checked = 0
    groups = {value: [p for p in participants if p[attribute] == value] for value in {p[attribute] for p in participants}}
    groups["Total"] = participants
    for row in table:
        for label, members in groups.items():
            names = {p["participant"] for p in members}
            hits = [c for c in codings if under(c["code"], row["code"]) and c["participant"] in names]
            if measure == "mentions":
                expected = [(label, len(hits))]
            else:
                n = len({c["participant"] for c in hits})
                expected = [(label + " n", n), (label + " N", len(members)), (label + " %", rounded_tenths(n, len(members)))]
            for column, value in expected:
                if Fraction(row[column]) != value:
                    sys.exit(f"{row['code']}, {column}: the program says {row[column]}, the files say {value}")
                checked += 1
    return checked


def main():
    program, study = sys.argv[1], sys.argv[2]
    participants = rows(os.path.join(os.path.dirname(study), "participants.csv"))
    with tempfile.TemporaryDirectory() as folder:
        out = [os.path.join(folder, name) for name in ("one", "two")]
        for path, threads in zip(out, ("1", "2")):
            subprocess.run([program, "run", study, "--out", path, "--threads", threads], check=True, stdout=subprocess.DEVNULL)
        for folder_path, _, names in os.walk(out[0]):
            for name in names:
                first = os.path.join(folder_path, name)
                second = os.path.join(out[1], os.path.relpath(first, out[0]))
                with open(first, "rb") as a, open(second, "rb") as b:
                    left, right = a.read(), b.read()
                if name == "manifest.json":
                    left, right = ([line for line in side.split(b"\n") if b'"time"' not in line] for side in (left, right))
                if left != right:
                    sys.exit(f"{name} differs between one thread and two")
        codings = rows(os.path.join(out[0], "codings.csv"))
        checked = 0
        for name, measure in (("themes-by-stream", "participants"), ("mentions-by-stream", "mentions")):
            table = rows(os.path.join(out[0], "tables", name + ".csv"))
            checked += compare(table, codings, participants, "stream", measure)
        if not codings or checked < 500:
            sys.exit(f"too little to compare: {len(codings)} codings, {checked} numbers")
        print(f"{checked} numbers recomputed from {len(codings)} codings and {len(participants)} participants")


main()
