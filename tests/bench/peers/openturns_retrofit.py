"""The retrofit in OpenTURNS: sampling, values, Sobol indices without and with their intervals."""
import time

import numpy
import openturns as ot

from retrofit_figures import PERT, TRIANGULAR, values


def pert(low, mode, high):
    a = 1 + 4 * (mode - low) / (high - low)
    return ot.Beta(a, 6 - a, low, high)


marginals = [pert(*p) for p in PERT] + [ot.Triangular(*t) for t in TRIANGULAR]
distribution = ot.ComposedDistribution(marginals)


def collective(sample):
    figures = list(numpy.asarray(sample).T)
    return values(figures)[1].reshape(-1, 1)


function = ot.PythonFunction(8, 1, func_sample=collective)


def timed(name, items, work, times=3):
    best = None
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds = time.perf_counter() - start
        best = seconds if best is None else min(best, seconds)
    print(name, best, items, flush=True)


def indices(intervals):
    design = ot.SobolIndicesExperiment(distribution, size, False).generate()
    answers = function(design)
    algorithm = ot.SaltelliSensitivityAlgorithm(design, answers, size)
    algorithm.getFirstOrderIndices()
    algorithm.getTotalOrderIndices()
    if intervals:
        algorithm.getFirstOrderIndicesInterval()
        algorithm.getTotalOrderIndicesInterval()


n, size = 131072, 65536
timed("openturns_sampling", n, lambda: distribution.getSample(n))
timed("openturns_values", n, lambda: function(distribution.getSample(n)))
timed("openturns_sobol", 10 * size, lambda: indices(False))
timed("openturns_sobol_intervals", 10 * size, lambda: indices(True), times=1)
