"""The same questions put to DuckDB and VisiData, each a process of its own, as one would at a shell."""
import os
import subprocess
import sys

from . import measure, report

# The columns of the screen; one file holds them all in our tables' mart.
ROWS = "contract, segment, total_device, days_active, last_day, favourite_app, total_duration"
QUESTIONS = [
    ("first rows", [], "SELECT {rows} FROM {table} LIMIT 30"),
    ("sort by hours", ["--sort", "hours"], "SELECT {rows} FROM {table} ORDER BY total_duration DESC, contract_id LIMIT 30"),
    ("filter by segment, with its count", ["--segment", "At risk"],
     "SELECT {rows}, count(*) OVER () FROM {table} WHERE segment = 'At risk' ORDER BY total_duration DESC LIMIT 30"),
    ("part of a contract, with its count", ["--search", "H59"],
     "SELECT {rows}, count(*) OVER () FROM {table} WHERE upper(contract) LIKE '%H59%' ORDER BY total_duration DESC LIMIT 30"),
]


def table(warehouse):
    return f"read_parquet('{warehouse}/mart_customer/*.parquet')"


def script(sql, threads=2):
    return f"import duckdb; c = duckdb.connect(); c.execute('SET threads = {threads}'); print(c.execute({sql!r}).fetchall())"


def count(warehouse, packages):
    result = subprocess.run([sys.executable, "-c", script(f"SELECT count(*) FROM {table(warehouse)}")],
                            env={**os.environ, "PYTHONPATH": str(packages)}, check=True, capture_output=True, text=True)
    return int("".join(filter(str.isdigit, result.stdout)))


def best(command, environment, rounds=3):
    runs = [measure.run(command, environment) for _ in range(rounds)]
    fastest = min(runs, key=lambda run: run.seconds)
    return f"{fastest.seconds * 1000:9,.0f} {fastest.peak_bytes / 1e6:8,.0f}"


def compare(warehouse, options, peers):
    environment = {"PYTHONPATH": str(options.packages)}
    print("whole processes, from start to end: fastest of 3, ms and peak MB\n")
    print(f"{'':36}{'cyclorama':>18}" + (f"{'duckdb 2.0.0':>18}" if "duckdb" in peers else "")
          + (f"{'visidata 3.4':>18}" if "visidata" in peers else ""))
    for name, arguments, sql in QUESTIONS:
        report.progress(f"measuring: {name}")
        line = f"{name:36}" + best(
            [options.program, "customers", "--warehouse", warehouse, "--limit", "30", *arguments], {})
        if "duckdb" in peers:
            query = sql.format(rows=ROWS, table=table(warehouse))
            line += best([sys.executable, "-c", script(query)], environment)
        if "visidata" in peers:
            line += visidata(name, warehouse, options, environment)
        print(line, flush=True)


# VisiData answers keys in a terminal; --batch plays the same commands without one, and loads all rows first.
COMMANDS = {"first rows": [], "sort by hours": ["sort-desc", "total_duration", ""]}


def visidata(name, warehouse, options, environment):
    if name not in COMMANDS:
        return f"{'–':>18}"
    steps = COMMANDS[name]
    log = options.packages / "customers.vdj"
    path = warehouse / "mart_customer/part-0.parquet"
    lines = [f'{{"longname": "open-file", "input": "{path}"}}']
    if steps:
        lines.append(f'{{"longname": "{steps[0]}", "col": "{steps[1]}", "row": "{steps[2]}", "sheet": "part-0"}}')
    log.write_text("\n".join(lines) + "\n")
    command = [sys.executable, "-m", "visidata", "--batch", "--play", log]
    try:
        return best(command, environment, rounds=1)
    except SystemExit as error:
        report.progress(str(error))
        return f"{'failed':>18}"
