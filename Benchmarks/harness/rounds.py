"""Runs everybody in turn."""
import shutil

from . import measure, report


def run(options, chosen, scratch):
    """Each round runs every engine once; the first engine of a round changes, so that none always runs first."""
    results = {engine.name: [] for engine in chosen}
    for round_number in range(options.warmups + options.rounds):
        turn = round_number % len(chosen)
        for engine in chosen[turn:] + chosen[:turn]:
            output = scratch / engine.name
            shutil.rmtree(output, ignore_errors=True)
            result = measure.run(engine.command(output), engine.environment)
            label = "warm-up" if round_number < options.warmups else f"round {round_number - options.warmups + 1}"
            report.progress(f"{label}: {engine.name} {result.seconds:.2f} s, {result.peak_bytes / 1e6:,.0f} MB")
            if round_number >= options.warmups:
                results[engine.name].append(result)
    return results
