"""Votes by song in Bytewax: its flow for a batch over a folder; no durable state."""
import os
from collections import Counter
from pathlib import Path

import bytewax.operators as op
import orjson
from bytewax.dataflow import Dataflow
from bytewax.inputs import DynamicSource, StatelessSourcePartition
from bytewax.outputs import DynamicSink, StatelessSinkPartition

FILES_AT_ONCE = 50


class FolderPartition(StatelessSourcePartition):
    def __init__(self, worker, workers):
        self.files = sorted(Path(os.environ["VOTES"]).glob("*.json"))[worker::workers]

    def next_batch(self):
        if not self.files:
            raise StopIteration()
        batch, self.files = self.files[:FILES_AT_ONCE], self.files[FILES_AT_ONCE:]
        return batch


class Folder(DynamicSource):
    def build(self, step_id, worker_index, worker_count):
        return FolderPartition(worker_index, worker_count)


class LinesPartition(StatelessSinkPartition):
    def write_batch(self, items):
        with open(os.environ["OUT"], "a") as out:
            out.writelines(f"{song},{votes}\n" for song, votes in items)


class Lines(DynamicSink):
    def build(self, step_id, worker_index, worker_count):
        return LinesPartition()


def count(path):
    return list(Counter(vote["song"] for vote in orjson.loads(path.read_bytes())["votes"]).items())


flow = Dataflow("votes")
files = op.input("files", flow, Folder())
counted = op.flat_map("count", files, count)
op.output("out", op.reduce_final("sum", counted, lambda one, other: one + other), Lines())
