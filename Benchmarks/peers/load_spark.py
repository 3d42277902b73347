"""A warehouse's tables into MySQL or MariaDB as Spark writes them through JDBC; needs Java 17 and a driver's jar."""
import argparse
from pathlib import Path

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--warehouse", type=Path, required=True)
parser.add_argument("--tables", required=True)
parser.add_argument("--url", required=True)
parser.add_argument("--jar", required=True)
parser.add_argument("--driver", required=True)
options = parser.parse_args()

spark = (
    SparkSession.builder.master("local[2]").config("spark.driver.memory", "8g").config("spark.ui.enabled", "false")
    .config("spark.jars", options.jar).config("spark.driver.extraClassPath", options.jar)
    .config("spark.log.level", "ERROR").getOrCreate())
for table in options.tables.split(","):
    # The settings of the original: none but address, table, user and driver.
    (spark.read.parquet(str((options.warehouse / table).resolve())).write.format("jdbc")
     .option("url", options.url).option("dbtable", table).option("user", "root").option("password", "")
     .option("driver", options.driver).mode("append").save())
spark.stop()
