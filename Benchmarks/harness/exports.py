"""The tables of a warehouse as files of tab-separated text, made by DuckDB, for tools that load such files."""
import json
import subprocess
import sys
from pathlib import Path


def tables(warehouse):
    return sorted(path.name for path in Path(warehouse).iterdir()
                  if path.is_symlink() and path.name != "current" and any(path.glob("**/*.parquet")))


def write(warehouse, folder, packages):
    """One file a table; returns each table's columns, in the file's order, and its rows.

    In a process of its own: memory of this one would count as that of every process it starts.
    """
    done = subprocess.run([sys.executable, "-B", __file__, warehouse, folder, packages], check=True,
                          stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def export(warehouse, folder, packages):
    sys.path.insert(0, str(packages))
    import duckdb
    connection = duckdb.connect()
    columns, rows = {}, {}
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables(warehouse):
        source = f"read_parquet('{warehouse}/{table}/**/*.parquet', hive_partitioning=true)"
        names = [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
        picked = ", ".join(f'"{name}"' for name in names)
        if table in ("fact_usage", "fact_search"):
            # What tells their rows apart, as ours numbers them.
            picked += ", row_number() OVER (PARTITION BY event_date) AS row_no"
            names.append("row_no")
        connection.execute(f"COPY (SELECT {picked} FROM {source}) TO '{folder}/{table}.tsv' "
                           "(FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE '', NULL '\\N')")
        columns[table] = names
        rows[table] = connection.execute(f"SELECT COUNT(*) FROM {source}").fetchone()[0]
    return columns, rows


if __name__ == "__main__":
    print(json.dumps(export(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])))
