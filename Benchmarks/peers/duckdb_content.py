"""log_content to the star schema, in DuckDB.

Two plans: `strings` groups and joins the rows by their text; `ids` first replaces contract, MAC and app by numbers,
then works on those alone. The latter was faster at both scales of the benchmark and is the default.
"""
import common
import duckdb

options = common.arguments(__doc__, plan={"choices": ["strings", "ids"], "default": "ids"})
db = duckdb.connect()
db.execute(f"SET threads = {options.threads}")
db.execute("SET preserve_insertion_order = false")

db.execute(f"""
    CREATE TABLE raw AS
    SELECT _source.Contract AS contract, _source.Mac AS mac, _source.TotalDuration AS total_duration,
        _source.AppName AS app_name, strptime(parse_filename(filename, true), '%Y%m%d')::DATE AS event_date
    FROM read_json({[str(path) for path, _ in common.day_files(options.input)]},
        format = 'newline_delimited', filename = true,
        columns = {{_source: 'STRUCT(Contract VARCHAR, Mac VARCHAR, TotalDuration BIGINT, AppName VARCHAR)'}})""")

if options.plan == "ids":
    db.execute("CREATE TABLE contracts AS SELECT row_number() OVER () - 1 AS contract_id, contract "
               "FROM (SELECT DISTINCT contract FROM raw)")
    db.execute("CREATE TABLE devices AS SELECT row_number() OVER () - 1 AS device_id, mac "
               "FROM (SELECT DISTINCT mac FROM raw)")
    db.execute("CREATE TABLE apps AS SELECT row_number() OVER (ORDER BY app_name) - 1 AS app_id, app_name "
               "FROM (SELECT DISTINCT app_name FROM raw)")
    db.execute("CREATE TABLE fact AS SELECT app_id, contract_id, device_id, total_duration, event_date FROM raw "
               "JOIN apps USING (app_name) JOIN contracts USING (contract) JOIN devices USING (mac)")
    db.execute("DROP TABLE raw")
    rows, contract, device, app = "fact", "contract_id", "device_id", "app_id"
else:
    rows, contract, device, app = "raw", "contract", "mac", "app_name"

measured_apps = f"""
    SELECT {app}, sum(total_duration)::BIGINT AS app_total_duration,
        count(DISTINCT {contract}) AS app_total_active_contracts
    FROM {rows} GROUP BY {app}"""
measured_contracts = f"""
    SELECT {contract}, count(DISTINCT {device}) AS total_device,
        (DATE '{options.as_of}' - max(event_date))::INTEGER AS recency,
        count(DISTINCT event_date) AS frequency, sum(total_duration)::BIGINT AS contract_total_duration
    FROM {rows} GROUP BY {contract}"""
cuts = "[0.25, 0.5, 0.75]"


def below(column):
    """How many of the column's cuts lie strictly below its value."""
    return " + ".join(f"(q.{column}[{index}] < m.{column})::INTEGER" for index in (1, 2, 3))


db.execute(f"CREATE TABLE measured AS {measured_contracts}")
db.execute(f"""
    CREATE TABLE scored AS
    WITH q AS (SELECT quantile_disc(recency, {cuts}) AS recency, quantile_disc(frequency, {cuts}) AS frequency,
        quantile_disc(contract_total_duration, {cuts}) AS contract_total_duration FROM measured)
    SELECT m.*, 4 - ({below("recency")}) AS recency_score, 1 + {below("frequency")} AS frequency_score,
        1 + {below("contract_total_duration")} AS duration_score
    FROM measured m, q""")

if options.plan == "ids":
    db.execute(f"CREATE TABLE dim_app AS SELECT app_id, {common.category_sql('app_name')} AS category, app_name, "
               f"m.* EXCLUDE (app_id) FROM ({measured_apps}) m JOIN apps USING (app_id)")
    db.execute("CREATE TABLE dim_contract AS SELECT contract_id, contract, s.* EXCLUDE (contract_id) "
               "FROM scored s JOIN contracts USING (contract_id)")
    db.execute("ALTER TABLE devices RENAME TO dim_device")
else:
    db.execute(f"CREATE TABLE dim_app AS SELECT row_number() OVER (ORDER BY app_name) - 1 AS app_id, "
               f"{common.category_sql('app_name')} AS category, * FROM ({measured_apps})")
    db.execute("CREATE TABLE dim_contract AS SELECT row_number() OVER () - 1 AS contract_id, * FROM scored")
    db.execute("CREATE TABLE dim_device AS SELECT row_number() OVER () - 1 AS device_id, mac "
               "FROM (SELECT DISTINCT mac FROM raw)")
    db.execute("""CREATE VIEW fact AS SELECT app_id, contract_id, device_id, total_duration, event_date FROM raw
        JOIN dim_app USING (app_name) JOIN dim_contract USING (contract) JOIN dim_device USING (mac)""")

for table in ("dim_app", "dim_contract", "dim_device"):
    (options.output / table).mkdir()
    db.execute(f"COPY {table} TO '{options.output}/{table}/part-0.parquet' (FORMAT parquet)")
if options.plan == "ids":
    # A day lies in few row groups, so a query for each is quicker than PARTITION_BY, which sorts rows out one by one.
    for _, day in common.day_files(options.input):
        folder = options.output / "fact_usage" / f"event_date={day}"
        folder.mkdir(parents=True)
        db.execute(f"COPY (SELECT * EXCLUDE (event_date) FROM fact WHERE event_date = DATE '{day}') "
                   f"TO '{folder}/part-0.parquet' (FORMAT parquet)")
else:
    db.execute(f"COPY fact TO '{options.output}/fact_usage' (FORMAT parquet, PARTITION_BY (event_date))")
