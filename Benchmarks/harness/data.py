"""The log files that everybody reads."""
import re
import subprocess
from dataclasses import dataclass

from . import report

SEED = 1


@dataclass
class Facts:
    files: int
    rows: int
    bytes: int


def day_files(folder):
    return sorted(path for path in folder.glob("*.json") if re.fullmatch(r"\d{8}\.json", path.name))


def provide(parent, program, days, records):
    """A folder of generated logs; made by the program if it is not there yet."""
    folder = parent / f"content-{days}d-{records}"
    if folder.is_dir() and len(day_files(folder)) == days:
        return folder
    report.progress(f"generating {records:,} rows over {days} days into {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, "generate", "content", "--output", folder, "--days", str(days), "--records",
                    str(records), "--from", "2022-04-01", "--seed", str(SEED)],
                   check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return folder


def describe(folder):
    """Counts rows, which also brings the files into the page cache."""
    files = day_files(folder)
    if not files:
        raise SystemExit(f"{folder} holds no YYYYMMDD.json file")
    rows = 0
    for path in files:
        with path.open("rb", buffering=0) as file:
            while block := file.read(1 << 22):
                rows += block.count(b"\n")
    return Facts(len(files), rows, sum(path.stat().st_size for path in files))
