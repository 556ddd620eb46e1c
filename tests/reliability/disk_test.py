#!/usr/bin/env python3
"""A full disk and a read-only folder at every write of a command: a clear message, and the study as it was.

Runs in a mount namespace of its own, on a small tmpfs. Where the system does not allow that, it says so and exits with 77.
Usage: disk_test.py CODER SAMPLE_FOLDER [--points N]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from studies import Studies, remove, state

PAGE = 4096
SKIPPED = 77


class SmallDisk:
    """A tmpfs of some megabytes on which `free` pages can be left free."""

    def __init__(self, folder, megabytes):
        self.folder = folder
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "coder-test", folder], check=True)

    def leave(self, pages):
        """Fills all but so many pages."""
        filler = os.path.join(self.folder, "filler")
        status = os.statvfs(self.folder)
        with open(filler, "wb") as file:
            file.write(b"\1" * max(0, (status.f_bavail - pages) * PAGE))

    def clear(self):
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))

    def read_only(self, yes):
        subprocess.run(["mount", "-o", "remount," + ("ro" if yes else "rw"), self.folder], check=True)


def commands(studies):
    transcripts = os.path.join(studies.sample, "transcripts")
    return [
        ("import", "empty.coder", ["import", transcripts]),
        ("apply", "imported.coder", ["apply"]),
        ("undo", "applied.coder", ["undo"]),
        ("code", "applied.coder", ["code", "P03:3", "mentor/honest"]),
        ("merge", "ours.coder", ["merge", studies.path("theirs.coder")]),
    ]


def run(studies, words, study):
    return studies.run(words[0], study, *words[1:], "--as", "Ada")


def must_be_clear(done, study, what):
    told = done.stderr
    if done.returncode not in (1, 2) or study not in told or not any(w in told for w in ("full", "space", "written")):
        raise SystemExit(f"{what}: exit {done.returncode}, no clear message:\n{done.stdout}\n{told}")
    if "terminate" in told or "SQL" in told:
        raise SystemExit(f"{what}: not for people:\n{told}")


def must_be_as_before(studies, study, before, what):
    now = state(study)
    if now != before:
        raise SystemExit(f"{what}: the study changed\nbefore {before}\nnow    {now}")
    checked = studies.run("check", study)
    if checked.returncode != 0:
        raise SystemExit(f"{what}: coder check finds:\n{checked.stdout}{checked.stderr}")


def fill(studies, disk, name, base, words, points):
    """From no free page on, until the command succeeds."""
    study = os.path.join(disk.folder, "work.coder")
    before = state(studies.path(base))
    failures = pages = 0
    step = 1
    while True:
        disk.clear()
        shutil.copy(studies.path(base), study)
        disk.leave(pages)
        done = run(studies, words, study)
        os.remove(os.path.join(disk.folder, "filler"))
        what = f"{name} with {pages} free pages"
        if done.returncode == 0:
            break
        must_be_clear(done, study, what)
        must_be_as_before(studies, study, before, what)
        failures += 1
        if failures % max(1, points // 8) == 0:
            step *= 2
        pages += step
    print(f"{name}: the disk was full {failures} times, from 0 to {pages - step} free pages; done with {pages}")
    if failures == 0:
        raise SystemExit(f"{name}: never failed")


def lock(studies, disk, name, base, words):
    study = os.path.join(disk.folder, "work.coder")
    disk.clear()
    shutil.copy(studies.path(base), study)
    before = state(study)
    disk.read_only(True)
    done = run(studies, words, study)
    disk.read_only(False)
    must_be_clear(done, study, f"{name} in a read-only folder")
    must_be_as_before(studies, study, before, f"{name} in a read-only folder")
    print(f"{name}: refused in a read-only folder")


def test(options):
    with tempfile.TemporaryDirectory(prefix="coder-disk-") as folder, tempfile.TemporaryDirectory() as small:
        studies = Studies(options.coder, options.sample, folder)
        disk = SmallDisk(small, 32)
        try:
            for name, base, words in commands(studies):
                fill(studies, disk, name, base, words, options.points)
                lock(studies, disk, name, base, words)
        finally:
            subprocess.run(["umount", small], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("coder")
    parser.add_argument("sample")
    parser.add_argument("--points", type=int, default=40)
    parser.add_argument("--inside", action="store_true", help="in the namespace already")
    options = parser.parse_args()
    if options.inside:
        test(options)
        return 0
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode != 0:
        print("skipped: this system allows no mount namespaces")
        return SKIPPED
    return subprocess.run(["unshare", "-rm", sys.executable, *sys.argv, "--inside"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
