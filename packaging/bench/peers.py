#!/usr/bin/env python3
"""Times this program's `bench` rows beside its peers, in turn, and prints one table.

    python3 packaging/bench/peers.py [--jar target/abtpro-workbench.jar] [--rounds 3] [--quick]

Peers are used where they are installed (Debian: python3-sklearn, python3-pandas, python3-numba); one that is missing is
named and left out. ta4j and smile are measured by `bench` itself. Nothing is written but a temporary folder.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


TURN = 5  # measurements of a peer in a round; its median counts, as in `bench`


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", default="target/abtpro-workbench.jar")
    parser.add_argument("--java", default=os.path.join(os.environ["JAVA_HOME"], "bin", "java")
                        if "JAVA_HOME" in os.environ else "java")
    parser.add_argument("--rounds", type=int, default=3, help="how often ours and the peers take turns")
    parser.add_argument("--quick", action="store_true", help="little work, to see that all runs; says nothing of speed")
    return parser.parse_args()


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def forest_rows(size):
    import numpy as np
    random = np.random.default_rng(1)
    rows = np.sqrt(12) * (random.random((size, 8)) - 0.5)
    edge = 1.5 * rows[:, 0] + rows[:, 1] * rows[:, 2]
    return rows, random.random(size) < 1 / (1 + np.exp(-edge))


class Sklearn:
    """scikit-learn on every core, with the rows that `bench` makes."""

    def __init__(self, quick):
        import sklearn
        from sklearn.ensemble import RandomForestClassifier
        self.name = "scikit-learn " + sklearn.__version__
        self.rows, self.won = forest_rows(500 if quick else 20_000)
        self.unseen, _ = forest_rows(200 if quick else 100_000)
        self.calls = 5 if quick else 200
        self.make = lambda: RandomForestClassifier(100, max_depth=10, n_jobs=-1, random_state=1)
        self.forest = self.make().fit(self.rows, self.won)

    def fit(self):
        return seconds(lambda: self.make().fit(self.rows, self.won))

    def batch(self):
        return 1e6 * seconds(lambda: self.forest.predict_proba(self.unseen)) / len(self.unseen)

    def single(self):
        one = self.make().set_params(n_jobs=1)
        one.__dict__.update({k: v for k, v in self.forest.__dict__.items() if k != "n_jobs"})

        def score():
            for i in range(self.calls):
                one.predict_proba(self.unseen[i:i + 1])
        return 1e6 * seconds(score) / self.calls


class Pandas:
    """pandas' read_csv with dates: it reads and does not check or store."""

    def __init__(self, file):
        import pandas
        self.name = "pandas " + pandas.__version__
        self.read = lambda: pandas.read_csv(file, parse_dates=[0])
        self.read()

    def load(self):
        return seconds(self.read)


class Numba:
    """A hand-written loop over ready averages: entries, exits and the final equity, and no other statistic."""

    def __init__(self, quick):
        import numba
        import numpy as np
        self.name = "numba " + numba.__version__
        bars, pairs = (600, 40) if quick else (10_000, 1_000)
        price = 100 * np.exp(np.cumsum(0.001 * np.random.default_rng(1).standard_normal(bars)))
        sums = np.concatenate(([0.0], np.cumsum(price)))

        def average(length):
            column = np.full(bars, np.nan)
            column[length - 1:] = (sums[length:] - sums[:-length]) / length
            return column
        fasts = np.array([average(5 + 2 * i) for i in range(20)])
        slows = np.array([average(50 + 2 * i) for i in range(max(1, pairs // 20))])

        @numba.njit(parallel=True, fastmath=True)
        def sweep(price, fasts, slows):
            cells = len(fasts) * len(slows)
            final = np.empty(cells)
            for cell in numba.prange(cells):
                fast = fasts[cell % len(fasts)]
                slow = slows[cell // len(fasts)]
                equity = 1.0
                entry = 0.0
                for t in range(1, len(price)):
                    above = fast[t] > slow[t]
                    if entry == 0.0 and above:
                        entry = price[t]
                    elif entry != 0.0 and not above:
                        equity *= price[t] / entry
                        entry = 0.0
                final[cell] = equity
            return final
        self.work = lambda: sweep(price, fasts, slows)
        self.millions = bars * len(fasts) * len(slows) / 1e6
        self.work()

    def sweep(self):
        return self.millions / seconds(self.work)


def installed(make, missing):
    try:
        return make()
    except ImportError as absent:
        missing.append(f"{absent.name} is not installed, so it is left out")
        return None


def bench(given, names):
    command = [given.java, "-jar", given.jar, "bench", "--json", "--only", *names] + (["--quick"] if given.quick else [])
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0 or not done.stdout:
        sys.exit(f"'{' '.join(command)}' failed: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def spread(values):
    return f"{statistics.median(values):,.3g} [{min(values):,.3g} to {max(values):,.3g}]"


def main():
    given = parse()
    if not os.path.isfile(given.jar):
        sys.exit(f"{given.jar} is not there; build it with 'mvn package' or give --jar")
    folder = tempfile.mkdtemp(prefix="abtpro-peers")
    try:
        table(given, folder)
    finally:
        shutil.rmtree(folder)


def table(given, folder):
    missing = []
    file = os.path.join(folder, "bars.csv")
    subprocess.run([given.java, "-jar", given.jar, "generate", "--bars", "2000" if given.quick else "1000000",
                    "--seed", "1", "--out", file], check=True, capture_output=True)
    sklearn = installed(lambda: Sklearn(given.quick), missing)
    pandas = installed(lambda: Pandas(file), missing)
    numba = installed(lambda: Numba(given.quick), missing)
    peers = {
        "sweep": (numba, "sweep"), "sweep-cached": (numba, "sweep"), "forest-fit": (sklearn, "fit"),
        "forest-batch": (sklearn, "batch"), "forest-single": (sklearn, "single"), "import": (pandas, "load"),
        "import-cold": (pandas, "load"),
    }
    inside = {"sweep-cached": "ta4j-sweep", "forest-fit": "smile-fit", "forest-single": "smile-single"}
    ours, theirs, rows, names = {}, {}, {}, {}
    for _ in range(given.rounds):
        for row in bench(given, list(dict.fromkeys([*peers, *inside.values()])))["rows"]:
            rows[row["name"]] = row
            ours.setdefault(row["name"], []).append(row["median"])
        for name, (peer, method) in peers.items():
            if peer:
                theirs.setdefault(name, []).append(statistics.median(getattr(peer, method)() for _ in range(TURN)))
                names[name] = peer.name
    if given.quick:
        print("--quick does little work to see that all runs: none of these figures is a speed.")
    print(f"{'row':14} {'unit':16} {'ours':30} {'peer':22} {'its figure':30} {'ours is':>12} {'target':>8}")
    for name in peers:
        line(name, rows[name], ours[name], names.get(name), theirs.get(name))
        if name in inside:
            other = inside[name]
            line(name, rows[name], ours[name], other.split("-")[0], ours[other])
    for absent in missing:
        print(absent)


def line(name, row, own, peer, figures):
    if not figures:
        return
    ratio = statistics.median(own) / statistics.median(figures)
    better = ratio if row["better"] == "more" else 1 / ratio
    print(f"{name:14} {row['unit']:16} {spread(own):30} {peer:22} {spread(figures):30} {better:10.2f} x "
          f"{row['target'] if row['target'] is not None else '':>8}")


if __name__ == "__main__":
    main()
