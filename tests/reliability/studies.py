"""Study files to break: made of the sample interviews, and what can be told of one from outside."""

import os
import shutil
import sqlite3
import subprocess

TABLES = ["sources", "revisions", "cases", "case_values", "voices", "codebooks", "codes", "codings", "memos", "estimates",
          "settings", "coders"]


class Studies:
    """A folder with one study file for each state of work."""

    def __init__(self, coder, sample, folder):
        self.coder = os.path.abspath(coder)
        self.sample = os.path.abspath(sample)
        self.folder = folder
        self.make()

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *words, **options):
        return subprocess.run([self.coder, *words], capture_output=True, text=True, cwd=self.folder, **options)

    def need(self, *words):
        done = self.run(*words)
        if done.returncode != 0:
            raise SystemExit(f"coder {' '.join(words)}: exit {done.returncode}\n{done.stderr}")
        return done.stdout

    def make(self):
        study = os.path.join(self.sample, "study.yaml")
        self.need("new", "empty.coder", "--title", "Empty")
        self.need("new", "imported.coder", "--from", study, "--as", "Ada")
        shutil.copy(self.path("imported.coder"), self.path("applied.coder"))
        self.need("apply", "applied.coder", "--as", "Ada")
        shutil.copy(self.path("applied.coder"), self.path("ours.coder"))
        shutil.copy(self.path("applied.coder"), self.path("theirs.coder"))
        for line in range(3, 40, 2):
            self.run("code", "ours.coder", f"P01:{line}", "mentor/honest", "--as", "Ada")
            self.run("code", "theirs.coder", f"P02:{line}", "mentor/honest", "--as", "Bo")


def state(path):
    """The number of rows of every table, and of steps: equal before and after a change that did not happen."""
    connection = sqlite3.connect(path)
    try:
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
        counts["decided"] = connection.execute("SELECT count(*) FROM codings WHERE status <> 'unreviewed'").fetchone()[0]
        counts["steps"] = connection.execute("SELECT count(*) FROM history").fetchone()[0]
        return counts
    finally:
        connection.close()


def remove(path):
    """A study file with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)
