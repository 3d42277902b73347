"""What the peers' jobs share: their arguments and the categories of apps."""
import argparse
import datetime
import re
from pathlib import Path

CATEGORIES = {
    **dict.fromkeys(["KPLUS", "RELAX", "CHILD", "CHANNEL", "SPORT"], "Kênh truyền hình"),
    **dict.fromkeys(["VOD", "FIMS", "BHD"], "Phim và nội dung theo yêu cầu"),
    "APP": "Ứng dụng",
}
OTHER_CATEGORY = "Khác"


def arguments(description, **more):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--input", type=Path, required=True, help="a folder of YYYYMMDD.json files")
    parser.add_argument("--output", type=Path, required=True, help="gets a folder for each table")
    parser.add_argument("--as-of", type=datetime.date.fromisoformat, default=datetime.date(2022, 4, 30))
    parser.add_argument("--threads", type=int, default=2)
    for name, settings in more.items():
        parser.add_argument(f"--{name}", **settings)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    return options


def day_files(folder):
    """(file, day) of each log, in date order."""
    return [(path, datetime.datetime.strptime(path.stem, "%Y%m%d").date())
            for path in sorted(folder.glob("*.json")) if re.fullmatch(r"\d{8}", path.stem)]


def category_sql(column):
    cases = " ".join(f"WHEN '{app}' THEN '{category}'" for app, category in CATEGORIES.items())
    return f"CASE {column} {cases} ELSE '{OTHER_CATEGORY}' END"
