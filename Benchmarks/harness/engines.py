"""Who takes part, and how each is called."""
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

from . import report

PEERS_FOLDER = Path(__file__).resolve().parent.parent / "peers"
# Exact versions, so that a benchmark can be repeated.
PEERS = {
    "duckdb": ["duckdb==2.0.0"],
    "polars": ["polars==2.1.0"],
    "chdb": ["chdb==4.4.0"],
    "spark": ["pyspark==4.3.0"],
    "bytewax": ["bytewax==0.21.1", "orjson==3.13.0"],
    "pathway": ["pathway==0.33.0"],
    "visidata": ["visidata==3.4", "pyarrow==26.0.1"],
}
CONTENT_PEERS = ["duckdb", "polars", "chdb", "spark"]
VOTES_PEERS = ["bytewax", "duckdb", "pathway", "spark"]
OURS = "cyclorama"


@dataclass
class Engine:
    name: str
    # From the folder for its results to its command line.
    command: Callable[[Path], list]
    environment: dict = field(default_factory=dict)


def chosen(options, folder):
    """Ours, then the peers asked for."""
    def ours(output):
        return [options.program, "etl", "content", "--input", folder, "--workspace", output, "--as-of", options.as_of,
                "--json"]

    def peer(name):
        return lambda output: [sys.executable, "-B", PEERS_FOLDER / f"{name}_content.py", "--input", folder,
                               "--output", output, "--as-of", options.as_of, "--threads", "2"]

    names = dict.fromkeys(filter(None, options.peers.split(",")))
    environment = {"PYTHONPATH": str(options.packages)}
    return [Engine(OURS, ours)] + [Engine(name, peer(name), environment) for name in names]


def install(names, packages):
    """Puts what is missing into `packages`, with pip."""
    for name in sorted(names & PEERS.keys()):
        for requirement in PEERS[name]:
            package, version = requirement.split("==")
            if (packages / f"{package}-{version}.dist-info").is_dir():
                continue
            report.progress(f"installing {requirement} into {packages}")
            packages.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--upgrade", "--target", packages,
                            requirement], check=True, stdout=sys.stderr,
                           env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    if "spark" in names and not shutil.which("java"):
        sys.exit("the spark peer needs Java 17 (Debian: openjdk-17-jre-headless)")


def versions(packages):
    """Package versions by peer, as installed."""
    found = {}
    for name, requirements in PEERS.items():
        package, version = requirements[0].split("==")
        if (packages / f"{package}-{version}.dist-info").is_dir():
            found[name] = version
    return found
