"""Text that steers terminals, in every field of every kind of file; every byte that comes out is looked at."""

import json
import unicodedata

from program import Home

# Colours, titles, the clipboard, answers, C1, DEL, directions, tags, separators, a bell.
EVIL = [
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]52;c;AAAA\x1b\\",
    "\x1b[6n",
    "\x9b31m",
    "\x90q\x9c",
    "\x7f",
    "\x07",
    "\u202e",
    "\u2066",
    "\u200f",
    "\U000e0041",
    "\u2028",
    "\x85",
    "\x08",
]


def texts(evil):
    """Files by name, with `evil` in every field of them."""
    front = f'---\ntitle: "灯{_yaml(evil)}塔"\nhost: "林{_yaml(evil)}夏"\nguests: ["周{_yaml(evil)}远"]\ntags: ["标{_yaml(evil)}签"]\n'
    front += f'source: "https://example.org/{_yaml(evil)}"\ndescription: "说{_yaml(evil)}明"\ndate: 2024-05-06\n---\n\n'
    markdown = f"## 第{evil}节\n\n**林{evil}夏**：你{evil}怎么看？[链{evil}接](https://x.example/{evil})\n\n**周远{evil}**：`灯{evil}塔`好（li{evil}ght）。\n\n"
    markdown += f"| 一{evil} | 二 |\n|---|---|\n| 三 | {evil}四 |\n\n```\n代{evil}码\n```\n\n<!-- 注{evil} -->\n"
    yield "a.md", front + markdown * 2
    yield "b.txt", f"灯{evil}塔\n\n林{evil}夏：你{evil}怎么看？\n周远：好{evil}。\n" * 3
    yield "c.srt", f"1\n00:00:01,000 --> 00:00:02,000\n林{evil}夏：你{evil}好。\n\n"
    yield "d.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v 林{evil}夏>你{evil}好。\n\n"
    yield "e.json", json.dumps({"title": f"灯{evil}塔", "segments": [{"start": 1, "speaker": f"林{evil}夏", "text": f"你{evil}好。"}]})
    yield "f.html", f"<html><head><title>灯{evil}塔</title></head><body><h2>第{evil}节</h2><p><b>林{evil}夏</b>：你{evil}好。</p></body></html>"


def _yaml(evil):
    return "".join(f"\\U{ord(c):08x}" for c in evil)


COMMANDS = [
    ["list", "."],
    ["search", "你", "."],
    ["jump", "节", "."],
    ["check", "."],
    ["bookmarks", "list"],
    *(["bookmarks", "export", "--format", form] for form in ("markdown", "csv", "jsonl", "org", "text")),
]
OF_A_FILE = [["show"], ["sections"], ["stats"], ["check"]]


def run(program, result, share):
    """Gives the files to every command, in words and as JSON, and to the reader."""
    for evil in EVIL[: max(1, round(len(EVIL) * share))]:
        with Home() as home:
            names = [name for name, text in texts(evil) if home.write(name, text)]
            safe_name = evil.replace("\0", "").replace("/", "")
            home.write(f"名{safe_name}字.md", "## 节\n\n**林夏**：你好。\n")
            program.run(home, "bookmarks", "add", "a.md#1.1", "--note", f"记{evil}下")
            commands = COMMANDS + [[*command, name] for command in OF_A_FILE for name in names]
            for command in commands:
                for more in ([], ["--json"]):
                    _look(program, home, [*command, *more], result)
            _in_a_terminal(program, home, evil, result)
    return result


def _look(program, home, command, result):
    status, out, error = program.run(home, *command)
    if status == 2:
        return
    result.rounds += 1
    if status < 0 or b"panicked" in error:
        result.others.append(f"{' '.join(command)}: crashed")
    for stream in (out, error):
        raw = [c for c in stream.decode(errors="replace") if is_raw(c)]
        result.raw += len(raw)
        if raw:
            result.others.append(f"{' '.join(command)}: {', '.join(sorted({f'U+{ord(c):04X}' for c in raw}))}")


def is_raw(c):
    """Whether a character must not leave the program as it is."""
    if c in "\n\r\t":
        return False
    return unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in "\u200e\u200f\u061c" or "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" or "\U000e0000" <= c <= "\U000e007f"


def _in_a_terminal(program, home, evil, result):
    """What is drawn has the program's own sequences in it; of the text's, those that it never sends are looked for."""
    for path in sorted(home.texts.iterdir()):
        result.rounds += 1
        with program.open(home, path.name) as session:
            session.read(1)
            session.keys("\r\r}jt")
            session.read(0.5)
            session.leave()
            if not session.wait(5):
                session.keys("\x03")
                result.dead += not session.wait(5)
            foreign = evil.encode() if evil not in ("\x1b[31m", "\x1b[6n", "\x08", "\x07") else b"\x1b[31m\xe5\xa1\x94"
            count = session.written.count(foreign)
            result.raw += count
            if count:
                result.others.append(f"{path.name!r} in the terminal: {foreign!r}")
