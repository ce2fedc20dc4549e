"""The built program: as a command, and in a terminal of its own."""

import errno
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time


class Home:
    """A home folder with nothing of the machine's own in it."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="fangtan-torture"))
        for name in ("config", "data", "cache", "state", "texts"):
            (self.root / name).mkdir()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    @property
    def texts(self):
        return self.root / "texts"

    @property
    def data(self):
        return self.root / "data" / "fangtan"

    def write(self, name, content):
        path = self.texts / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def environment(self):
        xdg = {f"XDG_{name.upper()}_HOME": str(self.root / name) for name in ("config", "data", "cache", "state")}
        return {**xdg, "HOME": str(self.root), "PATH": os.environ["PATH"], "LANG": "en_US.UTF-8", "TERM": "xterm-256color"}


class Program:
    """The program at a path."""

    def __init__(self, path):
        self.path = pathlib.Path(path).resolve()
        if not self.path.is_file():
            sys.exit(f"{path}: not there; build it or say --program")

    def run(self, home, *arguments, seconds=60, stdin=b""):
        """Runs it to its end: status, standard output, standard error."""
        done = subprocess.run(
            [self.path, *arguments], cwd=home.texts, env=home.environment(), input=stdin, capture_output=True, timeout=seconds
        )
        return done.returncode, done.stdout, done.stderr

    def kept(self, home):
        """How many passages are stored."""
        status, out, _ = self.run(home, "bookmarks", "list", "--json")
        return len(out.splitlines()) if status == 0 else 0

    def open(self, home, *arguments, before=()):
        return Session([*before, str(self.path), *map(str, arguments)], home)


class Session:
    """The program in a pseudo-terminal."""

    def __init__(self, command, home, columns=100, rows=30):
        self.written = b""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(home.texts)
            os.execvpe(command[0], command, home.environment())
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.set_blocking(self.terminal, False)
        self.status = None

    def read(self, seconds, settle=0.02):
        """Takes what is written within so many seconds, until nothing more comes for `settle` of them; returns whether
        there was anything."""
        before, end = len(self.written), time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.terminal], [], [], left)[0]:
                break
            try:
                piece = os.read(self.terminal, 1 << 16)
            except OSError as error:
                if error.errno in (errno.EIO, errno.EBADF):
                    break
                raise
            if not piece:
                break
            self.written += piece
            if len(self.written) > before:
                end = min(end, time.monotonic() + settle)
        return len(self.written) > before

    def rest(self, seconds):
        """Types nothing for so long, whatever is written meanwhile."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self.ended():
            self.read(left)

    def see(self, words, seconds=20, since=0):
        """Waits until `words` were written after byte `since`; whether they were."""
        words, end = words.encode(), time.monotonic() + seconds
        while words not in self.written[since:]:
            if time.monotonic() > end or (not self.read(0.2, settle=0) and self.ended()):
                return words in self.written[since:]
        return True

    def keys(self, keys):
        """Types; takes what is written meanwhile, as a terminal does."""
        keys = keys.encode() if isinstance(keys, str) else keys
        end = time.monotonic() + 20
        while keys and time.monotonic() < end and not self.ended():
            try:
                keys = keys[os.write(self.terminal, keys) :]
            except BlockingIOError:
                self.read(0.05)
            except OSError:
                return

    def leave(self):
        """Drops what is begun, and leaves: the escape by itself, for with a letter behind it it would be another key."""
        for key in ("\x1b", "\x1b", "Q"):
            self.keys(key)
            self.rest(0.2)

    def ended(self):
        """Its status, or None while it runs."""
        if self.status is None:
            found, status = os.waitpid(self.child, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if found else None
        return self.status is not None

    def wait(self, seconds):
        """Whether it ends within so many seconds."""
        end = time.monotonic() + seconds
        while not self.ended():
            if time.monotonic() > end:
                return False
            self.read(0.05)
        return True

    def signal(self, number):
        if not self.ended():
            os.kill(self.child, number)

    def hang_up(self):
        os.close(self.terminal)
        self.terminal = -1

    def close(self):
        self.signal(signal.SIGKILL)
        while not self.ended():
            time.sleep(0.01)
        if self.terminal >= 0:
            os.close(self.terminal)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
