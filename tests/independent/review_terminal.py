#!/usr/bin/env python3
"""coder review on a terminal: presses keys, sees the screen, kills the program, and looks what was kept.

    review_terminal.py PROGRAM FOLDER      (FOLDER: tests/cli/study of the sources)

A pseudo-terminal stands for the reviewer's. Whatever the program said was kept must be in the study file afterwards,
also when it was killed; and whenever it ends by itself, the terminal must be as it was before.
"""
import fcntl
import json
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

PROGRAM, FOLDER = map(os.path.abspath, sys.argv[1:3])
PROMPT = "? help\r\n> "
KEPT = re.compile(r"^(accepted|rejected) (\S+) on (.*):(\d+)\r?$", re.M)
failures = []


def check(condition, what):
    if not condition:
        failures.append(what)
        print("failed:", what)


def coder(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=True).stdout


class Session:
    """coder review with a terminal of its own, 80 columns wide."""

    def __init__(self, *words, command="review", **environment):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        mode = termios.tcgetattr(self.slave)
        mode[0] |= 0o40000  # IUTF8, which terminals have set.
        termios.tcsetattr(self.slave, termios.TCSANOW, mode)
        self.before = termios.tcgetattr(self.slave)
        self.seen = ""
        self.process = subprocess.Popen(
            [PROGRAM, command, "my.coder", *words],
            stdin=self.slave, stdout=self.slave, stderr=self.slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={**os.environ, "TERM": "xterm", **environment})

    def read(self, until, seconds=20):
        """What appears up to the text `until`, which must come."""
        end = time.monotonic() + seconds
        begin = len(self.seen)
        while until not in self.seen[begin:]:
            if not select.select([self.master], [], [], max(0, end - time.monotonic()))[0]:
                check(False, f"{until!r} did not appear; seen: {self.seen[begin:]!r}")
                break
            self.take()
        return self.seen[begin:]

    def take(self):
        self.seen += os.read(self.master, 65536).decode("utf-8", "replace")

    def press(self, keys, until=PROMPT):
        os.write(self.master, keys.encode())
        return self.read(until)

    def is_raw(self):
        return not termios.tcgetattr(self.slave)[3] & (termios.ICANON | termios.ECHO)

    def end(self, what):
        """Waits for the program's end; its exit code."""
        code = self.process.wait(20)
        while select.select([self.master], [], [], 0.2)[0]:
            self.take()
        check(termios.tcgetattr(self.slave) == self.before, "the terminal is as it was: " + what)
        os.close(self.master)
        os.close(self.slave)
        return code


def statuses():
    """{(code, source, line): statuses}, of what rules found."""
    found = {}
    for row in json.loads(coder("codings", "my.coder", "--status", "all", "--origin", "rule", "--json"))["rows"]:
        found.setdefault((row["code"], row["source"], str(row["line"])), []).append(row["status"])
    return found


def visible(text):
    """Without codes of the terminal; each screen begins a line."""
    text = text.replace("\x1b[H", "\n")
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)


def kept_are_there(seen, what):
    """Each decision that the program told of is in the file."""
    stored = statuses()
    for status, *place in KEPT.findall(visible(seen)):
        check(status in stored.get(tuple(place), []), f"{what}: {status} {place}; stored: {stored.get(tuple(place))}")


def keys():
    session = Session("--as", "Ada")
    screen = session.read(PROMPT)
    check(session.is_raw(), "keys are read without Enter")
    check("Hit 1 of 8: \x1b[1mmentor/kind\x1b[0m, P1:3" in screen, "code in bold: " + repr(screen))
    check("\x1b[1mShe was \x1b[0m\x1b[1m\x1b[4mkind\x1b[0m" in screen, "evidence underlined: " + repr(screen))
    check("«" not in screen, "no marks beside the type")
    check("accepted mentor/kind on P1:3\r\n" in session.press("a"), "what was done is told")
    check("Hit 3 of 8" in session.press(" "), "the space bar skips")
    check("taken back: skipped" in session.press("u"), "u takes back")
    check("did you mean `failed/rivalry`?" in session.press("cfailed/rivalri\r"), "a slip in a code")
    check("failed/rivalry in place of" in session.press("cfailed/rivalry\r"), "another code")
    # The line is edited as the terminal does; é is two bytes, and goes as one.
    session.press("m", "memo: ")
    screen = session.press("cafx\x7fé!é\x7f\r")
    check("memo    Ada: café!" in screen, "a memo: " + repr(screen))
    check(session.is_raw(), "keys are read without Enter behind a line")
    check('"x" is no answer' in session.press("x"), "another key")
    screen = session.press("\x1b[A")
    check("no answer" not in screen and "Hit 3 of 8" in screen, "arrows do nothing: " + repr(screen))
    check("reject: it does not" in session.press("?"), "help")
    check("no code was named" in session.press("c\r"), "no code")
    check("rejected" in session.press("r"), "reject")
    seen = session.press("q", "left\r\n")
    check("1 accepted, 2 rejected (1 with another code), 1 memo; 5 left" in seen, "summary: " + repr(seen))
    check(session.end("q") == 0, "exit code of q")
    kept_are_there(session.seen, "q")


def ends():
    for name, stop in {
            "Ctrl-C": lambda s: os.write(s.master, b"\x03"),
            "SIGTERM": lambda s: s.process.send_signal(signal.SIGTERM),
            "Ctrl-C in a line": lambda s: (s.press("m", "memo: "), os.write(s.master, b"half a me\x03")),
            "SIGTERM in a line": lambda s: (s.press("c", "other code: "), s.process.send_signal(signal.SIGTERM))}.items():
        session = Session("--as", "Ada")
        session.read(PROMPT)
        stop(session)
        check(session.end(name) == 2, "exit code of " + name)
    session = Session("--as", "Ada")
    session.read(PROMPT)
    os.write(session.master, b"\x04")
    check(session.end("Ctrl-D") == 0, "exit code of Ctrl-D")
    check("half" not in coder("memos", "my.coder"), "half a memo is none")


def plain():
    session = Session("--as", "Ada", NO_COLOR="1")
    screen = session.read(PROMPT)
    check("\x1b[1m" not in screen and "«" in screen, "NO_COLOR: " + repr(screen))
    session.press("q", "left\r\n")
    session.end("NO_COLOR")


def busy():
    """A second Ctrl-C ends the program at once, while it waits for another that writes."""
    hold = ("import sqlite3, sys; c = sqlite3.connect('my.coder', isolation_level=None); c.execute('BEGIN IMMEDIATE');"
            "print('held', flush=True); sys.stdin.read()")
    session = Session("--as", "Ada")
    session.read(PROMPT)
    other = subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    other.stdout.readline()
    os.write(session.master, b"a")
    time.sleep(0.3)
    os.write(session.master, b"\x03")
    time.sleep(0.3)
    os.write(session.master, b"\x03")
    check(session.end("second Ctrl-C") == 130, "exit code of a second Ctrl-C")
    other.stdin.close()
    other.wait()
    session = Session("--as", "Ada")
    check("Hit 1 of 5" in session.read(PROMPT), "what was not said to be kept is not")
    session.press("q", "left\r\n")
    session.end("after a second Ctrl-C")


def hostile():
    """No command sends a terminal what a transcript says to it; a pipe gets it as it is."""
    # A corrected transcript of P1.
    with open("P1.txt", "w", encoding="utf-8") as file:
        file.write("P: He was \x1b[2J kind \u009b31m and \u202ednik.\n")
    coder("import", "my.coder", "P1.txt", "--as", "Ada")
    coder("apply", "my.coder", "--as", "Ada", "--quiet")
    check("and \u202ednik" in coder("codings", "my.coder", "--source", "P1"), "in a pipe as it is")
    for command, words in {"codings": ["--source", "P1"], "turns": ["P1"], "review": ["--source", "P1"]}.items():
        session = Session(*words, command=command)
        seen = session.read("\ufffd31m and [U+202E]dnik.")
        if command == "review":
            session.press("q", "left\r\n")
        check("\x1b[2J kind" not in seen and "\u009b" not in seen and "\u202e" not in seen, f"{command}: {seen!r}")
        session.end(command)


def kills():
    """Killed at any moment, also in the middle of a decision."""
    chance = random.Random(20130228)
    all_told = 0
    for number in range(12):
        shutil.copy("whole.coder", "my.coder")
        session = Session("--as", "Ada", "--blind", "--seed", str(number))
        session.read(PROMPT)
        for _ in range(chance.randrange(6)):
            session.press(chance.choice("ar"))
        os.write(session.master, chance.choice(["a", "r", "aa"]).encode())
        time.sleep(chance.random() * 0.01)
        session.process.kill()
        session.process.wait()
        while select.select([session.master], [], [], 0.05)[0]:
            session.take()
        os.close(session.master)
        os.close(session.slave)
        kept_are_there(session.seen, f"killed, {number}")
        told = len(KEPT.findall(visible(session.seen)))
        stored = sum(status != "unreviewed" for each in statuses().values() for status in each)
        all_told += told
        check(told <= stored <= told + 2, f"killed, {number}: told {told}, stored {stored}")
        coder("check", "my.coder")  # Fails where the file is not sound.
        for wal in ("my.coder-wal", "my.coder-shm"):
            if os.path.exists(wal):
                os.remove(wal)
    check(all_told > 12, f"decisions that were told: {all_told}")


with tempfile.TemporaryDirectory() as scratch:
    shutil.copytree(FOLDER, os.path.join(scratch, "study"))
    os.chdir(os.path.join(scratch, "study"))
    coder("new", "my.coder", "--from", "study.yaml", "--as", "Ada")
    coder("apply", "my.coder", "--as", "Ada", "--quiet")
    coder("backup", "my.coder", "whole.coder")
    keys()
    plain()
    ends()
    busy()
    hostile()
    kills()
print("failures:", len(failures))
sys.exit(1 if failures else 0)
