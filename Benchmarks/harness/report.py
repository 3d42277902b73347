"""What a person reads."""
import os
import statistics
import sys


def progress(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def table(title, options, results, versions):
    lines = [f"{title}, {os.cpu_count()} cores; median of {options.rounds} rounds after {options.warmups} to warm up",
             ""]
    header = ("", "seconds", "min–max", "× ours", "peak MB", "min–max", "× ours")
    body = [row(name, runs, next(iter(results.values())), versions) for name, runs in results.items()]
    widths = [max(len(line[column]) for line in [header, *body]) for column in range(len(header))]
    for line in [header, *body]:
        first, *others = line
        lines.append("  ".join([first.ljust(widths[0])] + [
            text.rjust(width) for text, width in zip(others, widths[1:])]).rstrip())
    return "\n".join(lines) + "\n"


def row(name, runs, ours, versions):
    seconds = [run.seconds for run in runs]
    memory = [run.peak_bytes / 1e6 for run in runs]
    time_ratio = statistics.median(seconds) / statistics.median(run.seconds for run in ours)
    memory_ratio = statistics.median(memory) / statistics.median(run.peak_bytes / 1e6 for run in ours)
    return (f"{name} {versions.get(name, '')}".strip(), f"{statistics.median(seconds):.2f}",
            f"{min(seconds):.2f}–{max(seconds):.2f}", f"{time_ratio:.2f}",
            f"{statistics.median(memory):,.0f}", f"{min(memory):,.0f}–{max(memory):,.0f}", f"{memory_ratio:.2f}")


def agreement(digests, differences):
    first = next(iter(digests.values()))
    said = (f"{first['apps']} apps, {first['contracts']:,} contracts, {first['devices']:,} devices, "
            f"{first['total duration']:,} s")
    if differences:
        return "RESULTS DIFFER\n" + "\n".join(f"  {line}" for line in differences[:40])
    return f"All agree in {len(first)} figures: {said}." if len(digests) > 1 else f"Result: {said}."
