"""The parts of the torture; each gives a result."""

import dataclasses
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time

import hostile
from program import Home

TALK = "# 灯塔\n\n" + "".join(
    f"## 第{section}节\n\n主持人 **林夏**：第{section}个问题，你怎么看？\n\n" + "**周远**：那时候灯塔还没有电，每天晚上都要上去点灯。\n\n" * 4
    for section in range(1, 40)
)

@dataclasses.dataclass
class Result:
    what: str
    rounds: int = 0
    lost: int = 0
    dead: int = 0
    raw: int = 0
    others: list = dataclasses.field(default_factory=list)
    skipped: str = "0"


def rounds(count, share):
    return max(1, round(count * share))


def keep_one(session, seconds=10):
    """Keeps the place where the cursor is and goes on; whether the program said that it is kept."""
    since = len(session.written)
    session.keys("b")
    said = session.see("kept", seconds, since)
    session.keys("}")
    # What is drawn of this passage must not be taken for news of the next one.
    session.rest(0.1)
    return said


def kills(program, share, seed):
    """Killed at any moment: what was said to be kept is kept."""
    result, dice = Result("killed (-9) while passages are kept", rounds(200, share)), random.Random(seed)
    for _ in range(result.rounds):
        with Home() as home:
            home.write("talk.md", TALK)
            with program.open(home, "talk.md") as session:
                if not session.see("灯塔"):
                    result.others.append("no text within 20 s")
                    continue
                # From the first turn on: from the heading above it `}` leads to the turn that is kept already.
                session.keys("\r" + "}" * (1 + dice.randrange(60)))
                said = sum(keep_one(session) for _ in range(dice.randrange(3)))
                session.keys(dice.choice(["", "b", "}b", "jb}", "b\x1b"]))
                time.sleep(dice.random() * 0.06)
                session.signal(signal.SIGKILL)
            result.lost += max(0, said - program.kept(home))
    return result


def disk(program, share, _):
    """No room on the disk: nothing is said to be kept that is not, and what was kept before stays."""
    result = Result("no room on the disk")
    allowed = subprocess.run(["unshare", "-Urm", "true"], capture_output=True) if shutil.which("unshare") else None
    if allowed is None or allowed.returncode:
        result.skipped = "skip"
        return result
    result.rounds = rounds(10, share)
    for number in range(result.rounds):
        with Home() as home:
            home.write("talk.md", TALK)
            with program.open(home, "talk.md") as session:
                session.see("灯塔")
                session.keys("\r")
                before = int(keep_one(session))
                session.leave()
                session.wait(10)
            inner = (
                'mount -t tmpfs -o size="$1" none "$2" && cp -a "$3/." "$2" && dd if=/dev/zero of="$2/filler" bs=1k 2>/dev/null;'
                ' shift 3; "$@"; status=$?; cp -a "$OUT/." "$BACK" 2>/dev/null; exit $status'
            )
            saved, full = home.root / "saved", home.root / "data"
            shutil.copytree(full, saved)
            script = f'OUT={full} BACK={saved}; export OUT BACK; {inner}'
            size = f"{400 + 40 * number}k"
            with program.open(home, "talk.md", before=["unshare", "-Urm", "sh", "-c", script, "sh", size, str(full), str(saved)]) as session:
                if not session.see("灯塔"):
                    result.others.append("does not open the text with a full disk")
                    continue
                session.keys("\r}}")
                said = before + sum(keep_one(session, 2) for _ in range(3))
                session.leave()
                if not session.wait(10):
                    result.dead += 1
                elif session.status:
                    result.others.append(f"status {session.status} with a full disk")
                if b"another program" in session.written:
                    result.others.append("another program is blamed for a full disk")
            shutil.rmtree(full)
            shutil.copytree(saved, full)
            (full / "filler").unlink(missing_ok=True)
            result.lost += max(0, said - program.kept(home))
    return result


def lock(program, share, _):
    """Another program holds the database: what is said is true, and leaving is quick."""
    result = Result("a foreign lock on the database", rounds(10, share))
    for _ in range(result.rounds):
        with Home() as home:
            home.write("talk.md", TALK)
            with program.open(home, "talk.md") as session:
                session.see("灯塔")
                session.keys("\r")
                said = int(keep_one(session))
                database = next(home.data.glob("*.db"), None) or next(home.data.glob("*.sqlite*"))
                other = sqlite3.connect(database, isolation_level=None)
                other.execute("BEGIN EXCLUSIVE")
                session.keys("}")
                since = len(session.written)
                session.keys("bb")
                said += session.see("kept", 2, since)
                other.execute("ROLLBACK")
                other.close()
                session.read(6)
                session.leave()
                start = time.monotonic()
                if not session.wait(20):
                    result.dead += 1
                elif time.monotonic() - start > 3:
                    result.others.append("leaving took more than 3 s")
            kept = program.kept(home)
            result.lost += max(0, said - kept)
            if kept > 2:
                result.others.append("one place was kept twice")
    return result


def damage(program, share, seed):
    """Bytes of the caches and of the database changed at random: no wrong answer, and no crash."""
    result, dice = Result("damaged caches and databases", rounds(250, share)), random.Random(seed)
    with Home() as home:
        for number in range(12):
            home.write(f"{number}.md", TALK.replace("灯塔", f"灯塔{number}"))
        questions = [("search", "灯塔3", "."), ("list", "."), ("search", "没有电", "."), ("jump", "第7节", ".")]
        with program.open(home, "0.md") as session:
            session.see("灯塔")
            session.keys("\r")
            keep_one(session)
            session.leave()
            session.wait(10)
        right = [program.run(home, *question) for question in questions]
        pristine = home.root / "pristine"
        shutil.copytree(home.root / "cache", pristine / "cache")
        shutil.copytree(home.root / "data", pristine / "data")
        for _ in range(result.rounds):
            where = dice.choice(["cache", "cache", "data"])
            for folder in ("cache", "data"):
                shutil.rmtree(home.root / folder)
                shutil.copytree(pristine / folder, home.root / folder)
            files = [path for path in (home.root / where).rglob("*") if path.is_file() and path.stat().st_size]
            if not files:
                continue
            _spoil(dice.choice(files), dice)
            index = dice.randrange(len(questions))
            status, out, error = program.run(home, *questions[index])
            if where == "cache" and (status, out) != right[index][:2]:
                result.others.append(f"{' '.join(questions[index])} with a damaged {where}: another answer")
            if b"panicked" in error or status < 0:
                result.others.append(f"{' '.join(questions[index])} with a damaged {where}: crashed")
            status, _, error = program.run(home, "bookmarks", "list")
            if status < 0 or b"panicked" in error:
                result.others.append(f"bookmarks list with a damaged {where}: crashed")
    return result


def _spoil(path, dice):
    content = bytearray(path.read_bytes())
    match dice.randrange(4):
        case 0:
            content = content[: dice.randrange(len(content))]
        case 1:
            content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        case 2:
            start = dice.randrange(len(content))
            content[start : start + 64] = dice.randbytes(min(64, len(content) - start))
        case 3:
            content += dice.randbytes(100)
    path.write_bytes(content)


def hang_ups(program, share, seed):
    """The terminal goes away, or a signal comes: the program ends, and the place is stored."""
    result, dice = Result("hang-ups and signals", rounds(40, share)), random.Random(seed)
    for number in range(result.rounds):
        with Home() as home:
            home.write("talk.md", TALK)
            with program.open(home, "talk.md") as session:
                if not session.see("灯塔"):
                    result.others.append("no text within 20 s")
                    continue
                session.keys("\r" + "}" * (2 + dice.randrange(20)))
                session.read(0.3)
                said = keep_one(session)
                expected = None
                match number % 4:
                    case 0:
                        session.hang_up()
                    case 1:
                        session.signal(signal.SIGHUP)
                    case 2:
                        session.signal(signal.SIGTERM)
                        expected = 143
                    case 3:
                        session.keys("\x03")
                end = time.monotonic() + 5
                while not session.ended() and time.monotonic() < end:
                    session.read(0.05) if session.terminal >= 0 else time.sleep(0.05)
                if not session.ended():
                    result.dead += 1
                elif expected is not None and session.status not in (expected, -signal.SIGTERM):
                    result.others.append(f"status {session.status} after SIGTERM, not {expected}")
            result.lost += max(0, int(said) - program.kept(home))
    return result


PIECES = [b"\x1b", b"\x1b[", b"\x1b]", b"\x1bP", b"\x1bO", b"\x1b[<", b"\x1b[200~", b"\x1b[201~", b"\x1b[A", b"\x1b[6~", b"\x1b[1;5C"]
PIECES += [b"\x1b[<0;10;10M", b"\x1b[<64;3;3M", b"\x1b[12;40R", b"\x1b[?62;c", b"\x1b]11;rgb:0000/0000/0000\x1b\\", b"\x1b]11;rgb"]
PIECES += [b"\xe7\x81", b"\xff", "灯".encode(), b"\r", b"\t", b"\x7f", b"\x10", b"\x0f", b"\x04", b"\x15", b"\x17", b"\x16"]
KEYS = [bytes([key]) for key in b"jkduGghl{}()[]JKfnNbamBtsSzZpPwWiovyY+-=T\\?/:<>123"]


def events(program, share, seed):
    """Keys, answers of terminals and pieces of them at random: the keyboard lives, and the program does not crash."""
    result, dice = Result("random keys, answers and pieces of them", rounds(200_000, share)), random.Random(seed)
    typed = 0
    with Home() as home:
        home.write("talk.md", TALK)
        home.write("other.txt", "甲：好。\n乙：嗯。\n" * 50)
        while typed < result.rounds:
            with program.open(home, dice.choice([".", "talk.md", "other.txt"])) as session:
                session.read(1)
                for _ in range(2_000):
                    count = 1 + dice.randrange(6)
                    pool = KEYS if dice.random() < 0.8 else PIECES
                    session.keys(b"".join(dice.choice(pool) for _ in range(count)))
                    typed += count
                    if dice.random() < 0.1:
                        session.read(0.002)
                    if session.ended() or typed >= result.rounds:
                        break
                if not session.ended():
                    _leave(session, result)
                if session.ended() and session.status not in (0, 130):
                    result.others.append(f"ended with status {session.status}")
    return result


def _leave(session, result):
    """Waits out what was begun, then C-c: it drops one thing that is open or ends the program, and is heard each time."""
    session.read(2)
    for _ in range(20):
        if session.wait(0.2):
            return
        before, end = len(session.written), time.monotonic() + 3
        session.keys(b"\x03")
        while not session.ended() and len(session.written) == before:
            if time.monotonic() > end:
                result.dead += 1
                return
            session.read(0.1)
    result.dead += not session.wait(3)


def prefixes(program, share, _):
    """Every beginning of every sequence, then silence, then a key: it is heard."""
    result = Result("sequences cut off, then silence and a key")
    cuts = {piece[:end] for piece in PIECES if piece.startswith(b"\x1b") for end in range(1, len(piece) + 1)}
    chosen = sorted(cuts)[: rounds(len(cuts), share)]
    with Home() as home:
        home.write("talk.md", TALK)
        for cut in chosen:
            result.rounds += 1
            with program.open(home, "talk.md") as session:
                session.see("灯塔")
                session.keys("\r")
                session.read(0.3)
                session.keys(cut)
                session.read(1.5)
                _leave(session, result)
    return result


PARTS = {
    "kills": kills,
    "disk": disk,
    "lock": lock,
    "damage": damage,
    "hangups": hang_ups,
    "events": events,
    "prefixes": prefixes,
    "hostile": lambda program, share, seed: hostile.run(program, Result("hostile text in every field"), share),
}
