"""The dashboard in a pseudo-terminal, and how long it takes to answer a key."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\(B")
PAGE_DOWN = "\x1b[6~"


class Dashboard:
    def __init__(self, program, folder, arguments):
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                       "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state")}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(program, [str(program), *map(str, arguments)], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.seen = b""

    def press(self, key):
        self.seen = b""
        os.write(self.terminal, key.encode())

    def wait_for(self, text, seconds=60):
        """Until the text was written; returns the moment at which its last part came."""
        end = time.perf_counter() + seconds
        while text.encode() not in ESCAPES.sub(b"", self.seen):
            if not select.select([self.terminal], [], [], max(0, end - time.perf_counter()))[0]:
                sys.exit(f"the screen never showed {text}")
            self.seen += os.read(self.terminal, 1 << 16)
        return time.perf_counter()

    def time(self, key, text):
        started = time.perf_counter()
        self.press(key)
        return (self.wait_for(text) - started) * 1000

    def time_change(self, key, quiet=0.25):
        """From a key to the last byte of the frame that answers it; the frame ends where nothing more comes."""
        started = time.perf_counter()
        self.press(key)
        last = None
        while select.select([self.terminal], [], [], quiet if last else 5)[0]:
            self.seen += os.read(self.terminal, 1 << 16)
            last = time.perf_counter()
        if last is None:
            # A key that changes nothing on screen, such as the top of the list at the top: drawn, but the same.
            return 0.0
        return (last - started) * 1000

    def settle(self, seconds):
        end = time.perf_counter() + seconds
        while select.select([self.terminal], [], [], max(0, end - time.perf_counter()))[0]:
            os.read(self.terminal, 1 << 16)

    def memory(self):
        """The largest resident set so far, in MB."""
        with open(f"/proc/{self.process}/status", encoding="utf8") as file:
            peak = next(line for line in file if line.startswith("VmHWM"))
        return int(peak.split()[1]) * 1024 / 1e6

    def end(self):
        os.kill(self.process, signal.SIGTERM)
        os.waitpid(self.process, 0)
