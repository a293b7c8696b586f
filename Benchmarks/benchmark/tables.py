"""Prints what was measured."""

import itertools
import statistics


def print_table(kinds):
    """Medians, with the least and the most of the runs.

    A row has a name, runs, and how many pages each run made; `None` where that would tell nothing.
    """
    rows = [["", "wall time", "CPU time", "peak memory", "pages a second"]]
    for name, runs, pages in kinds:
        walls, cpus, memories = columns(runs)
        rows.append([
            name,
            spread(walls, seconds) + " s",
            spread(cpus, seconds) + " s",
            spread([memory / 1e6 for memory in memories], lambda value: f"{value:.0f}") + " MB",
            f"{pages / statistics.median(walls):,.0f}" if pages else "",
        ])  # fmt: skip
    print_rows(rows)


def print_rows(rows):
    """A table whose first row is its head."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def print_ratios(first, second, runs):
    """One tool against another: speed as a factor, memory as a fraction, each with the runs' extremes.

    The extremes pair each run with the other tool's run of the same turn, for these met the same machine.
    """
    pairs = list(zip(runs[first], runs[second]))
    wall = [b.wall / a.wall for a, b in pairs]
    cpu = [b.cpu / a.cpu for a, b in pairs]
    memory = [a.memory / b.memory for a, b in pairs]
    walls, cpus, memories = zip(columns(runs[first]), columns(runs[second]))
    print(f"\n{first} against {second}: {ratio(walls[1], walls[0])} times as fast ({extremes(wall)}),", end=" ")
    print(f"by CPU time {ratio(cpus[1], cpus[0])} times ({extremes(cpu)}),", end=" ")
    print(f"peak memory {ratio(*memories)} of it ({extremes(memory)})")


def print_extra(name, base, runs):
    """How many times as long a build takes as another of the same site: the ratio of the medians.

    The extremes pair the runs of one turn.
    """
    pairs = list(zip(runs[name], runs[base]))
    wall = [a.wall / b.wall for a, b in pairs]
    cpu = [a.cpu / b.cpu for a, b in pairs]
    (walls, cpus, _), (base_walls, base_cpus, _) = columns(runs[name]), columns(runs[base])
    print(f"\n{name} against {base}: {ratio(walls, base_walls)} times the time ({extremes(wall)}),", end=" ")
    print(f"{ratio(cpus, base_cpus)} times the CPU time ({extremes(cpu)})")


def print_growth(runs_of_sizes):
    """How many times as long a larger site takes as the next smaller one: the ratios of the medians."""
    for small, large in itertools.pairwise(sorted(runs_of_sizes)):
        print(f"\n{large:,} articles against {small:,}, {large / small:.4g} times as many:")
        for name, runs in runs_of_sizes[large].items():
            (walls, cpus, _), (base_walls, base_cpus, _) = columns(runs), columns(runs_of_sizes[small][name])
            print(f"{name}: {ratio(walls, base_walls)} times the time, {ratio(cpus, base_cpus)} times the CPU time")


def columns(runs):
    """The runs' wall times, CPU times and memories."""
    return [run.wall for run in runs], [run.cpu for run in runs], [run.memory for run in runs]


def ratio(upper, lower):
    """The ratio of two medians."""
    return f"{statistics.median(upper) / statistics.median(lower):.2f}"


def extremes(values):
    """The least and the most."""
    return f"{min(values):.2f}–{max(values):.2f}"


def seconds(value):
    """A time with three significant digits."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def spread(values, form):
    """The median, with the least and the most where there are several."""
    middle = form(statistics.median(values))
    return middle if len(values) == 1 else f"{middle} ({form(min(values))}–{form(max(values))})"
