"""Whether all engines came to the same result."""
import json
import os
import subprocess
import sys
from pathlib import Path

READER = Path(__file__).resolve().parent / "digest.py"


def digest(output, packages):
    """What the tables of one engine say, read by DuckDB in a process of its own."""
    folder = output / "warehouse" if (output / "warehouse").is_dir() else output
    reader = subprocess.run([sys.executable, "-B", READER, folder], capture_output=True, text=True,
                            env={**os.environ, "PYTHONPATH": str(packages)})
    if reader.returncode != 0:
        sys.exit(f"the tables in {folder} cannot be compared:\n{reader.stderr[-4000:]}")
    return json.loads(reader.stdout)


def differences(digests):
    """One line for each figure in which an engine differs from the first."""
    (first, expected), *others = digests.items()
    return [f"{name}: {figure} is {found.get(figure)}, not {value} as with {first}"
            for name, found in others for figure, value in expected.items() if found.get(figure) != value]
