#!/usr/bin/env python3
"""How fast the built program is, beside other programs that are installed here: a table, or JSON with --json.

    cargo build --release && python3 tests/bench/table.py
    python3 tests/bench/table.py --files 1000 --runs 3 --json

Needs Python 3.9 and a machine that does nothing else. Every program runs as a whole; what is read in a terminal runs in
a pseudo-terminal. The median of some runs counts; less memory than Python itself takes is not seen. Beside it: less and
bat for texts, ripgrep for searches, fzf for jumps.
"""

import argparse
import fcntl
import json
import os
import pathlib
import random
import select
import shutil
import statistics
import struct
import subprocess
import sys
import termios
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "torture"))
from program import Home, Program, Session

HAN = "数据模型训练推理芯片电力市场投资用户产品平台系统公司团队问题方法时间世界技术研究科学教育历史社会经济政策语言城市电影文学记忆"
RARE, FIRST, LAST = "磁悬浮列车", "第一句话", "终点站到了"
SIZES = [(100, 40), (120, 30), (90, 30), (120, 40)]


def interview(size, dice):
    """An interview of about so many bytes."""
    words = ["".join(dice.choices(HAN, k=dice.randrange(8, 30))) for _ in range(300)]
    text, length, turn = [f"---\ntitle: {words[0]}\n---\n\n### {FIRST}\n"], 0, 0
    while length < size:
        if turn % 24 == 23:
            text.append(f"\n### {dice.choice(words)}\n")
        name = "主持人 **林远**" if turn % 2 == 0 else "**Ada Fang**"
        text.append(f"\n{name}：{'，'.join(dice.choices(words, k=4 + turn % 7 * 3))}。\n")
        length += len(text[-1]) * 3
        turn += 1
    return "".join(text)


def run(command, home):
    """Seconds and bytes of memory that a command takes, its output read to the end."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=home.texts, env=home.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    while child.stdout.read(1 << 20):
        pass
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    return time.perf_counter() - start, used.ru_maxrss * 1024


def first_text(command, home, words):
    """The same until `words` stand in its terminal."""
    start = time.perf_counter()
    with Session(command, home, columns=120, rows=40) as session:
        if not session.see(words, 60):
            return None
        return time.perf_counter() - start, peak(session)


def peak(session):
    """The most memory that the program in a terminal took so far, in bytes; 0 where the system does not tell."""
    status = pathlib.Path(f"/proc/{session.child}/status")
    lines = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
    return int(lines[0].split()[1]) * 1024 if lines else 0


def in_a_text(command, home, top, leave):
    """The same until the end of the text is there, which is asked for at once; until the last byte of another size is
    drawn; until the only place of a word is there, which is typed at the text's beginning."""
    start = time.perf_counter()
    with Session(command, home, columns=120, rows=40) as session:
        session.keys("G")
        if not session.see(LAST, 60):
            return None
        whole = time.perf_counter() - start
        before = len(session.written)
        session.keys(top)
        session.see(FIRST, since=before)
        session.rest(0.5)
        resizes = [resized(session, *size) for size in SIZES]
        before, start = len(session.written), time.perf_counter()
        session.keys(f"/{RARE}\r")
        session.see(LAST, since=before)
        found = time.perf_counter() - start
        memory = peak(session)
        session.keys(top + leave)
        session.wait(10)
        return (whole, memory), (statistics.median(resizes), memory), (found, memory)


def resized(session, columns, rows):
    """Seconds from a new size of the terminal to the last byte that is written for it."""
    start = last = time.perf_counter()
    fcntl.ioctl(session.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    while select.select([session.terminal], [], [], 0.3)[0]:
        os.read(session.terminal, 1 << 16)
        last = time.perf_counter()
    return last - start


def median(work, runs):
    """The median of the seconds, and of the memory; None where it cannot be done."""
    results = [work() for _ in range(runs)]
    if None in results:
        return None
    return tuple(statistics.median(part) for part in zip(*results))


def medians(work, runs):
    """The same of several things that are measured at once; three times None where they cannot be done."""
    results = [work() for _ in range(runs)]
    if None in results:
        return [None] * 3
    return [tuple(statistics.median(part) for part in zip(*one)) for one in zip(*results)]


def rows(program, asked):
    """Every row: what is done, and of each program its seconds and bytes."""
    dice = random.Random(7)
    with Home() as home:
        for name, size in (("60 kB", 60_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000), ("100 MB", 100_000_000)):
            if size > asked.largest:
                continue
            write(home, "talk.md", lambda: interview(size, dice) + f"\n**Ada Fang**：{RARE}，{LAST}。\n")
            own = [str(program.path), "talk.md"]
            # The first time asks the terminal and makes the database.
            first_text(own, home, FIRST)
            yield f"first text, {name}", {
                "fangtan": median(lambda: first_text(own, home, FIRST), asked.runs),
                "less": beside("less", lambda less: first_text(["env", "LESSCHARSET=utf-8", less, "talk.md"], home, FIRST), asked.runs),
            }
            less = shutil.which("less")
            pager = ["env", "LESSCHARSET=utf-8", less, "talk.md"]
            mine = medians(lambda: in_a_text(own, home, "gg", "Q"), asked.runs)
            its = medians(lambda: in_a_text(pager, home, "g", "q"), asked.runs) if less else [None] * 3
            for work, one, other in zip(("whole text there", "another size drawn", "/ to the only hit"), mine, its):
                yield f"{work}, {name}", {"fangtan": one, "less": other}
            yield f"show, {name}", {
                "fangtan": median(lambda: run([program.path, "show", "talk.md"], home), asked.runs),
                "bat": beside("bat", lambda bat: run([bat, "-p", "--color=never", "talk.md"], home), asked.runs),
            }
        (home.texts / "talk.md").unlink(missing_ok=True)
    with Home() as home:
        for number in range(asked.files):
            text = interview(60_000, dice)
            home.write(f"{number:05}.md", text + (f"\n**Ada Fang**：坐{RARE}去。\n" if number % 100 == 7 else ""))
        # Files that changed this very second are not remembered.
        time.sleep(3)
        library = f"{asked.files} files"
        yield from commands(program, home, asked.runs, library)


def commands(program, home, runs, library):
    def own(*words):
        return lambda: run([program.path, *words, "."], home)

    def forget():
        shutil.rmtree(home.root / "cache")

    def cold(work):
        def begin():
            forget()
            return work()

        return begin

    few = max(1, runs // 2)
    yield f"list, cold, {library}", {"fangtan": median(cold(own("list")), few)}
    yield f"list, warm, {library}", {"fangtan": median(own("list"), runs)}
    rg = lambda *words: beside("rg", lambda rg: run([rg, "--count", *words, "."], home), runs)
    yield f"a rare word, cold, {library}", {"fangtan": median(cold(own("search", "--count", RARE)), few), "ripgrep": rg("-F", RARE)}
    yield f"a name in every file, cold, {library}", {"fangtan": median(cold(own("search", "--count", "林远")), few), "ripgrep": rg("-F", "林远")}
    own("search", "--count", "Ada")()
    for what, word, plain in (("a rare word", RARE, RARE), ("a name in every file", "林远", "林远")):
        yield f"{what}, warm, {library}", {"fangtan": median(own("search", "--count", word), runs), "ripgrep": rg("-F", plain)}
    yield f"a regular expression, warm, {library}", {"fangtan": median(own("search", "--count", "/磁悬.列车/"), runs), "ripgrep": rg("磁悬.列车")}
    own("jump", FIRST)()
    headings = lambda fzf: run(["sh", "-c", f"grep -h '^#' *.md | {fzf} --filter '{FIRST}'"], home)
    yield f"jump to a heading, warm, {library}", {"fangtan": median(own("jump", FIRST), runs), "fzf": beside("fzf", headings, runs)}


def write(home, name, text):
    """Writes a file of the library in a process of its own: what a large text takes here would count as memory of
    every program that is begun later."""
    child = os.fork()
    if child == 0:
        home.write(name, text())
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{name} was not written")


def beside(name, work, runs):
    path = shutil.which(name)
    return median(lambda: work(path), runs) if path else None


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--program", default="target/release/fangtan")
    reader.add_argument("--files", type=int, default=10_000)
    reader.add_argument("--largest", type=int, default=100_000_000, help="bytes of the largest text")
    reader.add_argument("--runs", type=int, default=5)
    reader.add_argument("--json", action="store_true")
    asked = reader.parse_args()
    program = Program(asked.program)
    if not asked.json:
        print("| work | fangtan | memory | beside it | its time | its memory |\n|---|---:|---:|---|---:|---:|")
    for work, results in rows(program, asked):
        own = results.pop("fangtan")
        other, its = next(iter(results.items()), ("", None))
        if asked.json:
            measured = lambda result: result and {"seconds": round(result[0], 5), "bytes": int(result[1])}
            print(json.dumps({"work": work, "fangtan": measured(own), **({other: measured(its)} if other else {})}), flush=True)
        else:
            shown = lambda result: f"{result[0] * 1000:.1f} ms | {result[1] / 1e6:.0f} MB" if result else "– | –"
            print(f"| {work} | {shown(own)} | {other} | {shown(its)} |", flush=True)


if __name__ == "__main__":
    main()
