"""The search logs that everybody reads, and the top searches everybody found."""
import json
import os
import subprocess
import sys

from . import report
from .data import SEED


def provide(parent, program, days, records):
    """A folder of generated logs; made by the program if it is not there yet."""
    folder = parent / f"search-{days}d-{records}"
    if len(list(folder.glob("*/*.parquet"))) < days:
        report.progress(f"generating {records:,} searches over {days} days into {folder}")
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([program, "generate", "search", "--output", folder, "--days", str(days), "--records",
                        str(records), "--seed", str(SEED)],
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return folder


def size(folder):
    return sum(path.stat().st_size for path in folder.glob("*/*.parquet"))


def tops(output, packages):
    """How many, and a sum that changes with any of them; read by DuckDB in a process of its own."""
    own = output / "warehouse/fact_trending_change"
    source = (f"""SELECT unnest([earlier, later]) AS month, user_id, unnest([most_search_t6, most_search_t7]) AS spelling
        FROM read_parquet('{own}/**/*.parquet'),
            (SELECT min(month) AS earlier, max(month) AS later
             FROM read_parquet('{output}/warehouse/mart_search_month/**/*.parquet'))"""
              if own.is_dir() else f"SELECT * FROM read_parquet('{output}/top_search.parquet')")
    query = f"""SELECT count(*), sum(hash(replace(month, '-', ''), user_id, lower(spelling)))::VARCHAR
        FROM ({source}) WHERE spelling IS NOT NULL"""
    code = "import duckdb, json, sys; print(json.dumps(duckdb.execute(sys.argv[1]).fetchone()))"
    reader = subprocess.run([sys.executable, "-c", code, query], capture_output=True, text=True,
                            env={**os.environ, "PYTHONPATH": str(packages)})
    if reader.returncode != 0:
        sys.exit(f"the tables in {output} cannot be compared:\n{reader.stderr[-4000:]}")
    return tuple(json.loads(reader.stdout))
