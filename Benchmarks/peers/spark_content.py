"""log_content to the star schema, in Apache Spark on one machine; needs Java 17."""
import common
from pyspark.sql import SparkSession, functions as f
from pyspark.sql.types import LongType, StringType, StructField, StructType

options = common.arguments(__doc__)
spark = (
    SparkSession.builder.master(f"local[{options.threads}]")
    .config("spark.driver.memory", "12g").config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", 2 * options.threads)
    .config("spark.log.level", "ERROR").getOrCreate())

text = StringType()
source = StructType([StructField("Contract", text), StructField("Mac", text), StructField("TotalDuration", LongType()),
                     StructField("AppName", text)])
raw = (
    spark.read.schema(StructType([StructField("_source", source)]))
    .json([str(path) for path, _ in common.day_files(options.input)])
    .select(f.col("_source.Contract").alias("contract"), f.col("_source.Mac").alias("mac"),
            f.col("_source.TotalDuration").alias("total_duration"), f.col("_source.AppName").alias("app_name"),
            f.to_date(f.regexp_extract(f.input_file_name(), r"(\d{8})\.json$", 1), "yyyyMMdd").alias("event_date"))
    .persist())
apps = (
    raw.groupBy("app_name").agg(f.sum("total_duration").alias("app_total_duration"),
                                f.count_distinct("contract").alias("app_total_active_contracts"))
    .select(f.monotonically_increasing_id().alias("app_id"), f.expr(common.category_sql("app_name")).alias("category"),
            "*").persist())
measured = (
    raw.groupBy("contract").agg(
        f.count_distinct("mac").alias("total_device"),
        f.datediff(f.lit(options.as_of), f.max("event_date")).alias("recency"),
        f.count_distinct("event_date").alias("frequency"), f.sum("total_duration").alias("contract_total_duration"))
    .persist())
columns = ["recency", "frequency", "contract_total_duration"]
# Error 0: exact.
cuts = dict(zip(columns, measured.approxQuantile(columns, [0.25, 0.5, 0.75], 0.0)))


def below(column):
    return sum((f.col(column) > f.lit(int(cut))).cast("int") for cut in cuts[column])


contracts = measured.select(
    f.monotonically_increasing_id().alias("contract_id"), "*", (4 - below("recency")).alias("recency_score"),
    (1 + below("frequency")).alias("frequency_score"),
    (1 + below("contract_total_duration")).alias("duration_score")).persist()
devices = raw.select("mac").distinct().select(f.monotonically_increasing_id().alias("device_id"), "mac").persist()
facts = (
    raw.join(f.broadcast(apps.select("app_id", "app_name")), "app_name")
    .join(contracts.select("contract_id", "contract"), "contract").join(devices, "mac")
    .select("app_id", "contract_id", "device_id", "total_duration", "event_date"))

for frame, table in [(apps, "dim_app"), (contracts, "dim_contract"), (devices, "dim_device")]:
    frame.write.parquet(str(options.output / table))
facts.write.partitionBy("event_date").parquet(str(options.output / "fact_usage"))
spark.stop()
