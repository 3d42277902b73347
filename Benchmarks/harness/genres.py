"""Labels, answers to them, and how many of those are right."""
import csv
import os
import random
import statistics
import subprocess


def read(path):
    """Keyword and genre; of a keyword that comes again, the first."""
    labels = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            labels.setdefault(row["keyword"], row["genre"])
    return list(labels.items())


def shuffled(labels, seed):
    labels = sorted(labels)
    random.Random(seed).shuffle(labels)
    return labels


class Asker:
    """Trains from some labels and classifies the keywords of others, in a workspace of its own each time."""

    def __init__(self, program, folder):
        self.program, self.folder, self.rounds = program, folder, 0

    def __call__(self, known, asked):
        self.rounds += 1
        workspace = self.folder / str(self.rounds)
        workspace.mkdir()
        if known:
            self.run(workspace, "train", "--labels", write(workspace / "known.csv", ("keyword", "genre"), known))
        keywords = write(workspace / "asked.csv", ("keyword",), [(keyword,) for keyword, _ in asked])
        answers = list(csv.DictReader(self.run(workspace, "classify", keywords).splitlines()))
        if len(answers) != len(asked):
            raise SystemExit(f"{len(asked)} keywords asked for, {len(answers)} answered")
        return [(answer, genre) for answer, (_, genre) in zip(answers, asked)]

    def run(self, workspace, *arguments):
        # Without the user's lexicon and settings.
        environment = {**os.environ, "XDG_CONFIG_HOME": str(workspace)}
        command = [self.program, "genres", *arguments, "--workspace", workspace]
        return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def is_right(answer):
    given, genre = answer
    return given["genre"] == genre


def score(answers):
    """Shares that are right: of all, and of the 40 % with the most confident answers."""
    ranked = sorted(answers, key=lambda answer: -float(answer[0]["confidence"]))
    top = ranked[:round(0.4 * len(ranked))]
    return tuple(sum(map(is_right, part)) / len(part) for part in (ranked, top))


def by_source(answers):
    sources = {}
    for answer in answers:
        right, rows = sources.get(answer[0]["source"], (0, 0))
        sources[answer[0]["source"]] = (right + is_right(answer), rows + 1)
    return sorted(((source, *counts) for source, counts in sources.items()), key=lambda line: -line[2])


def spread(shares):
    mean = f"{100 * statistics.mean(shares):.1f} %"
    return mean if len(shares) == 1 else f"{mean} ({100 * min(shares):.1f}–{100 * max(shares):.1f})"


def line(name, first, second):
    return f"{name:<30}{first:>20}{second:>30}"
