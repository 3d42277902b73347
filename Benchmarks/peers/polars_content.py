"""log_content to the star schema, in Polars."""
import os

import common

options = common.arguments(__doc__)
# Read when Polars is imported.
os.environ["POLARS_MAX_THREADS"] = str(options.threads)
import polars as pl  # noqa: E402

SOURCE = pl.Struct({"Contract": pl.String, "Mac": pl.String, "TotalDuration": pl.Int64, "AppName": pl.String})


def read(path, day):
    return pl.scan_ndjson(path, schema={"_source": SOURCE}).select(
        pl.col("_source").struct.unnest()
    ).select(
        contract="Contract", mac="Mac", total_duration="TotalDuration", app_name="AppName",
        event_date=pl.lit(day, dtype=pl.Date))


def scored(contracts, column, best_is_low=False):
    """1 to 4 by the values at ranks ceil(N/4), ceil(N/2) and ceil(3N/4)."""
    values = contracts[column].sort()
    cuts = [values[-(-len(values) * quarter // 4) - 1] for quarter in (1, 2, 3)]
    below = sum((pl.lit(cut) < pl.col(column)).cast(pl.Int32) for cut in cuts)
    return 4 - below if best_is_low else 1 + below


def write(frame, table):
    folder = options.output / table
    folder.mkdir(parents=True, exist_ok=True)
    frame.write_parquet(folder / "part-0.parquet")


raw = pl.concat([read(path, day) for path, day in common.day_files(options.input)]).collect(engine="streaming")
# One pass over the plan computes all three dimensions.
apps, contracts, devices = pl.collect_all([
    raw.lazy().group_by("app_name").agg(
        app_total_duration=pl.col("total_duration").sum(),
        app_total_active_contracts=pl.col("contract").n_unique().cast(pl.Int64)).sort("app_name"),
    raw.lazy().group_by("contract").agg(
        total_device=pl.col("mac").n_unique().cast(pl.Int64),
        recency=(pl.lit(options.as_of) - pl.col("event_date").max()).dt.total_days().cast(pl.Int32),
        frequency=pl.col("event_date").n_unique().cast(pl.Int64),
        contract_total_duration=pl.col("total_duration").sum()),
    raw.lazy().select(pl.col("mac").unique()),
])
apps = apps.with_row_index("app_id").select(
    pl.col("app_id").cast(pl.Int64),
    pl.col("app_name").replace_strict(common.CATEGORIES, default=common.OTHER_CATEGORY).alias("category"),
    "app_name", "app_total_duration", "app_total_active_contracts")
contracts = contracts.with_row_index("contract_id").with_columns(
    pl.col("contract_id").cast(pl.Int64), recency_score=scored(contracts, "recency", best_is_low=True),
    frequency_score=scored(contracts, "frequency"), duration_score=scored(contracts, "contract_total_duration"))
devices = devices.with_row_index("device_id").with_columns(pl.col("device_id").cast(pl.Int64))

write(apps, "dim_app")
write(contracts, "dim_contract")
write(devices, "dim_device")
facts = raw.lazy().join(apps.lazy().select("app_id", "app_name"), on="app_name").join(
    contracts.lazy().select("contract_id", "contract"), on="contract").join(
    devices.lazy(), on="mac").select("app_id", "contract_id", "device_id", "total_duration", "event_date").collect()
del raw
for (day,), part in facts.partition_by("event_date", as_dict=True, include_key=False).items():
    write(part, f"fact_usage/event_date={day}")
