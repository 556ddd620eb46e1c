#!/usr/bin/env python3
"""Runs the benchmarks and compares whole processes with ripgrep.

Usage: bench.py BUILD_FOLDER [--corpus DIR] [--quick] [--megabytes N]

The comparison: those of the codebook's rules that make a regular expression of at most 160 characters, given to ripgrep (rg --no-unicode -i -o -b -f) and to
`coder run --no-index`, as a codebook of regular expressions; and the whole codebook as it is to `coder run --no-index`; on copies of the transcripts: 10 MB unless told otherwise. All write what they find to files. Runs alternate, so that a machine that
changes its speed changes it for both; the ratio of the medians is what counts. Then `coder run` alone on 100 MB.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "corpus-samples", "mentoring-54", "transcripts")
CODEBOOK = os.path.join(ROOT, "codebooks", "straus-2013.yaml")


def transcripts(folder):
    paths = []
    for path, _, names in os.walk(folder):
        paths += [os.path.join(path, name) for name in names if name.endswith((".txt", ".md"))]
    return sorted(paths)


def make_corpus(source, target, megabytes):
    """Copies of the transcripts until there are so many megabytes; at least one copy of each."""
    os.makedirs(target)
    files = transcripts(source)
    total, copy = 0, 0
    while copy == 0 or total < megabytes * 1e6:
        for path in files:
            stem, ending = os.path.splitext(os.path.basename(path))
            shutil.copyfile(path, os.path.join(target, f"{stem}-{copy:04}{ending}"))
            total += os.path.getsize(path)
        copy += 1
    return total


def timed(command, output):
    """Wall seconds and peak memory in MB of a process that writes to `output`."""
    with open(output, "wb") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return seconds, usage.ru_maxrss / 1024


def describe(name, runs, size):
    seconds = statistics.median(run[0] for run in runs)
    memory = max(run[1] for run in runs)
    print(f"  {name:<44} {seconds:8.2f} s  {size / 1e6 / seconds:8.1f} MB/s  {memory:7.0f} MB memory")
    return seconds


def compare(build, corpus, megabytes, repeats):
    coder = os.path.join(build, "coder", "coder")
    regexes = os.path.join(build, "tests", "bench", "coder_rule_regexes")
    with tempfile.TemporaryDirectory() as work:
        size = make_corpus(corpus, os.path.join(work, "transcripts"), megabytes)
        patterns = os.path.join(work, "patterns.txt")
        with open(patterns, "w") as out:
            subprocess.run([regexes, CODEBOOK], stdout=out, check=True)
        with open(os.path.join(work, "regexes.yaml"), "w") as out:
            subprocess.run([regexes, CODEBOOK, "--codebook"], stdout=out, check=True)
        for name, codebook in (("study", CODEBOOK), ("regex-study", os.path.join(work, "regexes.yaml"))):
            with open(os.path.join(work, name + ".yaml"), "w") as out:
                out.write(f"study: {name}\ntranscripts: [transcripts/*.txt, transcripts/*.md]\ncodebook: {codebook}\n")
        commands = {
            "ripgrep, rules as regular expressions": ["rg", "--no-unicode", "-i", "-o", "-b", "-f", patterns,
                                                      os.path.join(work, "transcripts")],
            "coder run, the whole codebook": [coder, "--quiet", "run", os.path.join(work, "study.yaml"), "--out",
                                        os.path.join(work, "out"), "--no-index"],
            "coder run, the whole codebook, one thread": [coder, "--quiet", "run", os.path.join(work, "study.yaml"), "--out",
                                                    os.path.join(work, "out1"), "--no-index", "--threads", "1"],
            "coder run, the same regular expressions": [coder, "--quiet", "run", os.path.join(work, "regex-study.yaml"), "--out",
                                                        os.path.join(work, "out2"), "--no-index"],
        }
        runs = {name: [] for name in commands}
        for repeat in range(repeats):
            for name, command in commands.items():
                runs[name].append(timed(command, os.path.join(work, "output")))
        print(f"\nwhole processes on {size / 1e6:.0f} MB, {sum(1 for _ in open(patterns))} patterns, median of {repeats}:")
        medians = {name: describe(name, each, size) for name, each in runs.items()}
        baseline = medians["ripgrep, rules as regular expressions"]
        for name, seconds in medians.items():
            if not name.startswith("ripgrep"):
                print(f"  {name} / ripgrep: {baseline / seconds:.1f} times as fast")


def large(build, corpus):
    """`coder run` on 100 MB: speed and memory."""
    coder = os.path.join(build, "coder", "coder")
    with tempfile.TemporaryDirectory() as work:
        size = make_corpus(corpus, os.path.join(work, "transcripts"), 100)
        study = os.path.join(work, "study.yaml")
        with open(study, "w") as out:
            out.write(f"study: large\ntranscripts: [transcripts/*.txt, transcripts/*.md]\ncodebook: {CODEBOOK}\n")
        print("\n100 MB:")
        for threads in ("2", "1"):
            command = [coder, "--quiet", "run", study, "--out", os.path.join(work, "out"), "--no-index", "--threads", threads]
            describe(f"coder run, threads: {threads}", [timed(command, os.path.join(work, "output"))], size)


def sample_study(build):
    coder = os.path.join(build, "coder", "coder")
    study = os.path.join(ROOT, "corpus-samples", "mentoring-54", "study.yaml")
    with tempfile.TemporaryDirectory() as work:
        size = sum(os.path.getsize(path) for path in transcripts(SAMPLE))
        print("\nthe sample study, as `./run demo` runs it:")
        for name, more in (("coder run, index new", []), ("coder run, no index", ["--no-index"])):
            runs = []
            for repeat in range(5):
                out = os.path.join(work, f"out{repeat}{len(more)}")
                runs.append(timed([coder, "--quiet", "run", study, "--out", out] + more, os.path.join(work, "output")))
            describe(name, runs, size)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--corpus", help="a folder of transcripts (.txt, .md) instead of the sample")
    parser.add_argument("--quick", action="store_true", help="shorter benchmarks, one run of each, no 100 MB")
    parser.add_argument("--megabytes", type=float, default=10, help="size of the comparison with ripgrep (default: 10)")
    options = parser.parse_args()
    environment = dict(os.environ)
    if options.corpus:
        environment["CODER_BENCH_CORPUS"] = options.corpus
    bench = [os.path.join(options.build, "tests", "bench", "coder_bench"), "--benchmark_counters_tabular=true"]
    if options.quick:
        bench.append("--benchmark_min_time=0.05")
    subprocess.run(bench, env=environment, check=True)
    sample_study(options.build)
    compare(options.build, options.corpus or SAMPLE, options.megabytes, 1 if options.quick else 3)
    if not options.quick:
        large(options.build, options.corpus or SAMPLE)


main()
