#!/usr/bin/python3
"""Sobol indices of a small investment by OpenTURNS, for sobol_oracle_test.cpp.

Run by hand (Debian: python3-openturns); writes data/openturns_indices.csv beside it. The test reads
the file only. Saltelli's estimator for the first order, Jansen's for the total one, on a Sobol
sequence of 2^18 points; the same is done on a second, independent sample of as many random points,
and the largest difference between both is written down as what these numbers are good for.
"""
import pathlib

import numpy as np
import openturns as ot

SIZE = 2**18
INPUTS = ["investment", "saving", "growth", "rate", "upkeep"]
LAW = ot.ComposedDistribution([
    ot.Triangular(80, 100, 150),
    ot.Triangular(8, 12, 14),
    ot.Uniform(-0.01, 0.04),
    ot.Uniform(0.02, 0.06),
    ot.Triangular(0.5, 1, 3),
])


def outputs(x):
    """Net present value over 20 years, and benefits over costs."""
    investment, saving, growth, rate, upkeep = np.asarray(x).T
    benefit, cost = 0.0, investment.copy()
    for year in range(1, 21):
        benefit = benefit + saving * ((1 + growth) / (1 + rate)) ** year
        cost = cost + upkeep / (1 + rate) ** year
    return np.column_stack([benefit - cost, benefit / cost])


def indices(sample):
    y = outputs(sample)
    all_of_them = []
    for o in range(2):
        column = ot.Sample(y[:, o:o + 1])
        first = ot.SaltelliSensitivityAlgorithm(sample, column, SIZE).getFirstOrderIndices()
        total = ot.JansenSensitivityAlgorithm(sample, column, SIZE).getTotalOrderIndices()
        all_of_them.append([list(first), list(total)])
    return np.array(all_of_them)  # [output][order][input]


def main():
    ot.RandomGenerator.SetSeed(20261123)
    sequence = ot.LowDiscrepancyExperiment(ot.SobolSequence(), LAW, SIZE)
    found = indices(ot.SobolIndicesExperiment(sequence).generate())
    again = indices(ot.SobolIndicesExperiment(LAW, SIZE, False).generate())
    apart = np.abs(found - again).max()
    lines = [f"# OpenTURNS {ot.__version__}, openturns_indices.py, {SIZE} base points",
             f"# random points instead of the Sobol sequence differ by at most {apart:.1e}",
             "output,input,first,total"]
    for o, name in enumerate(["npv", "ratio"]):
        for i, input_name in enumerate(INPUTS):
            lines.append(f"{name},{input_name},{found[o][0][i]:.6f},{found[o][1][i]:.6f}")
    path = pathlib.Path(__file__).parent / "data" / "openturns_indices.csv"
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
