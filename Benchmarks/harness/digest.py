"""Prints figures of the four tables below a folder as JSON. Called by agreement.py; needs DuckDB."""
import json
import sys

import duckdb

folder = sys.argv[1]
connection = duckdb.connect()
connection.execute("SET threads = 2")


def rows(query, table):
    source = f"read_parquet('{folder}/{table}/**/*.parquet', hive_partitioning = true)"
    return connection.execute(query.format(table=source)).fetchall()


figures = {}
for name, duration, contracts in rows(
        "SELECT app_name, app_total_duration, app_total_active_contracts FROM {table} ORDER BY app_name", "dim_app"):
    figures[f"duration of {name}"] = int(duration)
    figures[f"contracts of {name}"] = int(contracts)
figures["apps"] = rows("SELECT count(*) FROM {table}", "dim_app")[0][0]
figures["devices"] = rows("SELECT count(DISTINCT mac) FROM {table}", "dim_device")[0][0]

names = ["contract_total_duration", "total_device", "recency", "frequency", "recency_score", "frequency_score",
         "duration_score"]
# A sum weighted by a property of the contract's name also sees two contracts exchanged.
sums = ", ".join(f"sum({name} * (1 + unicode(reverse(contract))))::BIGINT" for name in names)
counts = rows(f"SELECT count(*), count(DISTINCT contract), sum(contract_total_duration)::BIGINT, {sums} FROM {{table}}",
              "dim_contract")[0]
figures |= dict(zip(["contracts", "distinct contracts", "total duration"], counts))
figures |= {f"weighted {name}": value for name, value in zip(names, counts[3:])}

for day, count, duration in rows(
        "SELECT event_date::VARCHAR, count(*), sum(total_duration)::BIGINT FROM {table} GROUP BY 1 ORDER BY 1",
        "fact_usage"):
    figures[f"facts of {day}"] = count
    figures[f"duration of {day}"] = duration
print(json.dumps(figures))
