"""log_content to the star schema, in ClickHouse's engine within Python."""
import common
from chdb import session

options = common.arguments(__doc__)
db = session.Session()
db.query(f"SET max_threads = {options.threads}")
days = common.day_files(options.input)
out = options.output.resolve()

db.query(f"""
    CREATE TABLE raw ENGINE = Memory AS
    SELECT tupleElement(_source, 'Contract') AS contract, tupleElement(_source, 'Mac') AS mac,
        tupleElement(_source, 'TotalDuration') AS total_duration, tupleElement(_source, 'AppName') AS app_name,
        toDate32(parseDateTimeBestEffort(substring(CAST(_file, 'String'), 1, 8))) AS event_date
    FROM file('{options.input.resolve()}/{{{",".join(path.stem for path, _ in days)}}}.json', 'JSONEachRow',
        '_source Tuple(Contract String, Mac String, TotalDuration Int64, AppName String)')""")
db.query(f"""
    CREATE TABLE dim_app ENGINE = Memory AS
    SELECT toInt64(rowNumberInAllBlocks()) AS app_id, {common.category_sql("app_name")} AS category, *
    FROM (SELECT app_name, sum(total_duration) AS app_total_duration,
        toInt64(uniqExact(contract)) AS app_total_active_contracts FROM raw GROUP BY app_name)""")
db.query(f"""
    CREATE TABLE measured ENGINE = Memory AS
    SELECT contract, toInt64(uniqExact(mac)) AS total_device,
        toInt32(dateDiff('day', max(event_date), toDate32('{options.as_of}'))) AS recency,
        toInt64(uniqExact(event_date)) AS frequency, sum(total_duration) AS contract_total_duration
    FROM raw GROUP BY contract""")


def below(column):
    """How many of the column's cuts, the values at ranks ceil(N/4), ceil(N/2) and ceil(3N/4), lie below its value."""
    cuts = db.query(f"""
        SELECT toInt64(sorted[intDiv(n + 3, 4)]), toInt64(sorted[intDiv(n + 1, 2)]), toInt64(sorted[intDiv(3 * n + 3, 4)])
        FROM (SELECT arraySort(groupArray({column})) AS sorted, toInt64(count()) AS n FROM measured)""", "CSV")
    return " + ".join(f"toInt32({cut} < {column})" for cut in str(cuts).strip().split(","))


db.query(f"""
    CREATE TABLE dim_contract ENGINE = Memory AS
    SELECT toInt64(rowNumberInAllBlocks()) AS contract_id, *, toInt32(4 - ({below("recency")})) AS recency_score,
        toInt32(1 + {below("frequency")}) AS frequency_score,
        toInt32(1 + {below("contract_total_duration")}) AS duration_score
    FROM measured""")
db.query("CREATE TABLE dim_device ENGINE = Memory AS SELECT toInt64(rowNumberInAllBlocks()) AS device_id, mac "
         "FROM (SELECT DISTINCT mac FROM raw)")

for table in ("dim_app", "dim_contract", "dim_device"):
    (out / table).mkdir()
    db.query(f"INSERT INTO FUNCTION file('{out}/{table}/part-0.parquet', 'Parquet') SELECT * FROM {table}")
# One file for all days: its writer takes partitions one row at a time.
(out / "fact_usage").mkdir()
db.query(f"""
    INSERT INTO FUNCTION file('{out}/fact_usage/part-0.parquet', 'Parquet')
    SELECT app_id, contract_id, device_id, total_duration, event_date FROM raw
    JOIN dim_app USING (app_name) JOIN dim_contract USING (contract) JOIN dim_device USING (mac)""")
