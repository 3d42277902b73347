"""Prints each user's top search of a folder of search logs as JSON: a second implementation, to compare with."""
import collections
import datetime
import json
import re
import sys
import unicodedata

import duckdb


def clean(keyword):
    visible = "".join(c for c in keyword if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split()).lower()


def when(day, text):
    """A date that is over a day off is the folder's; up to three digits are milliseconds without their zeros."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d) (\d+):(\d\d):(\d\d)(?:\.(\d+))? ?(CH|PM|SA|AM)?$", text or "")
    if not found:
        return day
    year, month, date, hour, minute, second = (int(part) for part in found.groups()[:6])
    if found[8]:
        hour = hour % 12 + (12 if found[8] in ("CH", "PM") else 0)
    fraction = int((found[7] or "0")[:3])
    logged = datetime.datetime(year - 543 if year > 2400 else year, month, date)
    if abs((logged - day).days) <= 1:
        day = logged
    return day + datetime.timedelta(hours=hour, minutes=minute, seconds=second, milliseconds=fraction)


rows = duckdb.execute(
    "SELECT user_id, keyword, datetime, strptime(regexp_extract(filename, '([0-9]{8})/[^/]*$', 1), '%Y%m%d')"
    " FROM read_parquet(?, filename = true) WHERE user_id IS NOT NULL AND keyword IS NOT NULL",
    [sys.argv[1] + "/*/*.parquet"],
).fetchall()
searches = collections.defaultdict(lambda: collections.defaultdict(list))
for user, keyword, time, day in rows:
    if clean(keyword):
        searches[user][clean(keyword)].append(when(day, time))
tops = {
    user: min(found, key=lambda k: (-len(found[k]), datetime.datetime.max - max(found[k]), k.encode()))
    for user, found in searches.items()
}
print(json.dumps(tops))
