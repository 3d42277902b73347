"""log_search to each user's top search a month, in DuckDB: by count, then latest, then keyword.

Keywords are normalised as ours are: NFC, nothing invisible, single spaces, trimmed, lower case; the spelling most often
typed is kept for display. Nothing is classified.
"""
import argparse
from pathlib import Path

import duckdb

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--input", type=Path, required=True, help="a folder of YYYYMMDD folders with Parquet files")
parser.add_argument("--output", type=Path, required=True, help="gets top_search.parquet")
parser.add_argument("--threads", type=int, default=2)
options = parser.parse_args()
options.output.mkdir(parents=True, exist_ok=True)

db = duckdb.connect()
db.execute(f"SET threads = {options.threads}")
db.execute("SET preserve_insertion_order = false")
# Each distinct keyword is normalised once; the regular expressions cost most of this query otherwise.
db.execute(f"""
    CREATE TABLE searches AS
    SELECT regexp_extract(filename, '([0-9]{{6}})[0-9]{{2}}/[^/]*$', 1) AS month, user_id, keyword AS typed, count(*) AS times,
        max(datetime) AS latest
    FROM read_parquet('{options.input}/*/*.parquet', filename = true)
    WHERE user_id IS NOT NULL AND user_id <> '' AND keyword IS NOT NULL
    GROUP BY ALL""")
db.execute("""
    CREATE TABLE keywords AS
    SELECT typed, trim(regexp_replace(regexp_replace(nfc_normalize(typed), '\\p{Cf}', '', 'g'), '[\\s\\p{Z}]+', ' ', 'g'))
        AS spelling, lower(spelling) AS keyword
    FROM (SELECT DISTINCT typed FROM searches)""")
db.execute("""
    CREATE TABLE spellings AS
    SELECT keyword, spelling FROM searches JOIN keywords USING (typed) WHERE keyword <> ''
    GROUP BY keyword, spelling QUALIFY row_number() OVER (PARTITION BY keyword ORDER BY sum(times) DESC, spelling) = 1""")
db.execute(f"""
    COPY (
        WITH top AS (
            SELECT month, user_id, keyword FROM searches JOIN keywords USING (typed) WHERE keyword <> ''
            GROUP BY month, user_id, keyword QUALIFY row_number() OVER (
                PARTITION BY month, user_id ORDER BY sum(times) DESC, max(latest) DESC, keyword) = 1)
        SELECT month, user_id, spelling FROM top JOIN spellings USING (keyword))
    TO '{options.output}/top_search.parquet' (FORMAT parquet)""")
