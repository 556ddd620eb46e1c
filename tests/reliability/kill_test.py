#!/usr/bin/env python3
"""Kills the program at random moments while it changes a study file (SIGKILL, as a crash or kill -9).

Each time the file must open, `coder check` must find nothing, and the change must be there as a whole or not at all: wholly
if the program had said so. Usage: kill_test.py CODER SAMPLE_FOLDER [--moments N] [--seed S]
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from studies import Studies, remove, state


class Command:
    """One command that changes a study in one step."""

    def __init__(self, name, base, words):
        self.name, self.base, self.words = name, base, words


def commands(studies):
    transcripts = os.path.join(studies.sample, "transcripts")
    return [
        Command("import", "empty.coder", ["import", "work.coder", transcripts]),
        Command("apply", "imported.coder", ["apply", "work.coder"]),
        Command("undo", "applied.coder", ["undo", "work.coder"]),
        Command("merge", "ours.coder", ["merge", "work.coder", "theirs.coder"]),
    ]


def start(studies, words):
    return subprocess.Popen([studies.coder, *words, "--as", "Ada"], cwd=studies.folder, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True)


def prepare(studies, command):
    work = studies.path("work.coder")
    remove(work)
    shutil.copy(studies.path(command.base), work)
    return work


def sound(studies, work, what):
    checked = studies.run("check", "work.coder")
    if checked.returncode != 0:
        raise SystemExit(f"{what}: coder check finds:\n{checked.stdout}{checked.stderr}")


def whole(studies, command):
    """How long it takes undisturbed, and the state after it."""
    work = prepare(studies, command)
    begun = time.monotonic()
    process = start(studies, command.words)
    said = process.communicate()[0]
    if process.returncode != 0:
        raise SystemExit(f"{command.name} fails by itself: exit {process.returncode}\n{said}")
    return time.monotonic() - begun, state(work)


def kill_once(studies, command, before, after, moment):
    work = prepare(studies, command)
    process = start(studies, command.words)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    finished = process.returncode == 0
    what = f"{command.name} killed after {moment:.4f} s"
    now = state(work)
    if now not in (before, after) or (finished and now != after):
        raise SystemExit(f"{what}: neither as before nor done\nbefore {before}\nafter  {after}\nnow    {now}")
    sound(studies, work, what)
    return now == after, finished


def kill_command(studies, command, moments, draw):
    duration, after = whole(studies, command)
    before = state(studies.path(command.base))
    done = finished = 0
    for _ in range(moments):
        kept, ended = kill_once(studies, command, before, after, draw.uniform(0, 1.05 * duration))
        done += kept
        finished += ended
    print(f"{command.name}: {moments} moments of {duration:.3f} s; change not there {moments - done}, there {done}, "
          f"of these {finished} had ended")


def kill_people(studies, moments, draw):
    """One command after the other, each a coding: every one that was reported must be there."""
    work = studies.path("work.coder")
    remove(work)
    shutil.copy(studies.path("applied.coder"), work)
    lines = [f"{name}:{line}" for name in ("P03", "P04", "P06", "P08", "P10") for line in range(3, 60, 2)]
    reported = state(work)["steps"]
    kills = 0
    for place in lines * 50:
        if kills == moments:
            break
        process = start(studies, ["code", "work.coder", place, draw.choice(["mentor/honest", "mentor/accessible"])])
        if draw.random() < 0.5:
            time.sleep(draw.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
            kills += 1
        said = process.communicate()[0]
        steps = state(work)["steps"]
        if steps < reported or steps > reported + 1:
            raise SystemExit(f"code {place}: {reported} steps were reported, {steps} are there")
        if process.returncode == 0 and "added" in said and steps == reported and "0 codings added" not in said:
            raise SystemExit(f"code {place}: reported, but not there: {said}")
        reported = steps
        if kills % 20 == 0:
            sound(studies, work, f"code {place}")
    print(f"code: {kills} kills among commands of people, {reported} steps there")


def kill_review(studies, moments, draw):
    """A review whose answers come from a pipe: every decision that was reported must be there."""
    work = studies.path("work.coder")
    answers = "a\nr\n" * 20
    shutil.copy(studies.path("applied.coder"), studies.path("whole.coder"))
    begun = time.monotonic()
    studies.run("review", "whole.coder", "--as", "Ada", input=answers)
    duration = time.monotonic() - begun
    decided = 0
    for i in range(moments):
        if i % 5 == 0:
            remove(work)
            shutil.copy(studies.path("applied.coder"), work)
        before = state(work)["decided"]
        process = subprocess.Popen([studies.coder, "review", "work.coder", "--as", "Ada"], cwd=studies.folder,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        process.stdin.write(answers)
        process.stdin.flush()
        time.sleep(draw.uniform(0.1 * duration, duration))
        process.send_signal(signal.SIGKILL)
        said = process.communicate()[0]
        reported = sum(line.startswith(("accepted ", "rejected ")) for line in said.splitlines())
        there = state(work)["decided"] - before
        if there < reported or there > reported + 1:
            raise SystemExit(f"review: {reported} decisions were reported, {there} are there\n{said}")
        decided += there
        if i % 5 == 4:
            sound(studies, work, "review")
    print(f"review: {moments} kills in {duration:.3f} s, {decided} decisions there")
    if moments >= 20 and decided == 0:
        raise SystemExit("review: killed before every decision")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("coder")
    parser.add_argument("sample")
    parser.add_argument("--moments", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2013)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="coder-kill-") as folder:
        studies = Studies(options.coder, options.sample, folder)
        each = max(1, options.moments // 6)
        for command in commands(studies):
            kill_command(studies, command, each, draw)
        kill_review(studies, each, draw)
        kill_people(studies, options.moments - 5 * each, draw)
    return 0


if __name__ == "__main__":
    sys.exit(main())
