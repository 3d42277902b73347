"""Files of votes, a running stream engine, and what it has published."""
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from . import report

TICKS = os.sysconf("SC_CLK_TCK")


def provide(parent, program, files, votes_per_file):
    """A folder of generated files; made by the program if it is not there yet."""
    folder = parent / f"votes-{files}x{votes_per_file}"
    if folder.is_dir() and sum(1 for _ in folder.glob("*.json")) == files:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    report.progress(f"generating {files:,} files of {votes_per_file} votes into {folder}")
    folder.mkdir(parents=True)
    subprocess.run([program, "generate", "votes", "--output", folder, "--records", str(files * votes_per_file)],
                   check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    made = sum(1 for _ in folder.glob("*.json"))
    if made != files:
        raise SystemExit(f"{folder} holds {made} files instead of {files}")
    return folder


def many_small(folder, files):
    """So many files of one vote, written plainly."""
    if folder.is_dir():
        return
    report.progress(f"writing {files:,} files of one vote into {folder}")
    folder.mkdir(parents=True)
    for number in range(files):
        with open(f"{folder}/votes_{number:08}.json", "wb") as file:
            file.write(b'{"votes":[{"song":"A","vote":true,"timestamp":"2025-11-02T09:33:18.098281"}]}')


def counts(path):
    """Votes by song of a published file."""
    lines = Path(path).read_text().splitlines()
    return {song.strip('"'): int(votes) for song, _, votes in (line.rpartition(",") for line in lines)}


class Follower:
    """`cyclorama stream` in the background, with the options given."""

    def __init__(self, program, workspace, *options):
        self.snapshot = workspace / "output/final_snapshot/part-00000.csv"
        self.input = workspace / "raw_data"
        self.input.mkdir(parents=True, exist_ok=True)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "stream", "--workspace", workspace, "--json", *options], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def written_bytes(self):
        lines = Path(f"/proc/{self.process.pid}/io").read_text().splitlines()
        return int(dict(line.split(": ") for line in lines)["wchar"])

    def peak_bytes(self):
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

    def total(self):
        """Votes published so far."""
        try:
            return sum(counts(self.snapshot).values())
        except FileNotFoundError:
            return 0

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        text = self.process.communicate(timeout=60)[0]
        return json.loads(text)


def last_progress(workspace):
    return json.loads((workspace / "checkpoints/progress.jsonl").read_text().splitlines()[-1])
