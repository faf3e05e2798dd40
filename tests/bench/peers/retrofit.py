"""The retrofit in numpy, in blocks of 8,192 draws: "name seconds items" a line.

With the name of a file of doubles (8 columns of n figures, one after the other) writes the values
of both accounts of these draws on standard output instead, as doubles.
"""
import sys
import time

import numpy

from retrofit_figures import BLOCK, YEARS, draw, everything, rates, summary, values


def timed(name, items, work):
    best = min(_once(work) for _ in range(3))
    print(name, best, items, flush=True)


def _once(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    if len(sys.argv) > 1:
        figures = numpy.fromfile(sys.argv[1]).reshape(8, -1)
        sys.stdout.buffer.write(everything(list(figures))[:2].tobytes())
        return
    random = numpy.random.Generator(numpy.random.Philox(1))
    blocks = 16

    def sample():
        for _ in range(blocks):
            draw(random, BLOCK)

    def appraise():
        for _ in range(blocks):
            values(draw(random, BLOCK))

    def appraise_everything():
        summary(numpy.hstack([everything(draw(random, BLOCK)) for _ in range(blocks)]))

    flows = numpy.empty((YEARS, BLOCK))
    flows[0] = -1000 * (0.5 + random.random(BLOCK))
    flows[1:] = (60 + 80 * random.random(BLOCK)) * (0.97 + 0.06 * random.random((YEARS - 1, BLOCK)))

    def irr():
        for _ in range(blocks):
            rates(flows)

    def sobol_indices():
        n = 8192
        a, b = draw(random, n), draw(random, n)
        fa, fb = values(a)[1], values(b)[1]
        for k in range(8):
            mixed = list(a)
            mixed[k] = b[k]
            fm = values(mixed)[1]
            (fb * (fm - fa)).mean(), ((fa - fm) ** 2).mean()

    timed("numpy_sampling", blocks * BLOCK, sample)
    timed("numpy_values", blocks * BLOCK, appraise)
    timed("numpy_everything", blocks * BLOCK, appraise_everything)
    timed("numpy_irr", blocks * BLOCK, irr)
    timed("numpy_sobol", 10 * 8192, sobol_indices)


main()
