"""Votes by song in Pathway, static mode: the result written aside and renamed."""
import os

import pathway as pw


class Answer(pw.Schema):
    votes: pw.Json


answers = pw.io.jsonlines.read(os.environ["VOTES"], schema=Answer, mode="static")
votes = answers.flatten(pw.this.votes)
counts = votes.select(song=pw.this.votes["song"].as_str()).groupby(pw.this.song).reduce(
    pw.this.song, votes=pw.reducers.count())
result = {}


def on_change(key, row, time, is_addition):
    if is_addition:
        result[row["song"]] = row["votes"]


pw.io.subscribe(counts, on_change)
pw.run(monitoring_level=pw.MonitoringLevel.NONE)
out = os.environ["OUT"]
with open(out + ".part", "w") as file:
    file.writelines(f"{song},{votes}\n" for song, votes in result.items())
os.rename(out + ".part", out)
