"""The retrofit's figures, its sums and its rates of return, in numpy."""
import numpy

YEARS = 21
BLOCK = 8192
PERT = [(900e3, 1100e3, 1700e3), (700e3, 900e3, 1200e3), (0.4, 0.6, 0.7), (40e3, 60e3, 100e3)]
TRIANGULAR = [(0.2, 0.5, 0.6), (0.12, 0.18, 0.3), (-0.01, 0.01, 0.04), (0.03, 0.05, 0.08)]
DISCOUNT = 1.032 ** -numpy.arange(YEARS)
CARBON = (0.1 + 0.012 * numpy.arange(YEARS)) * 0.97 ** numpy.arange(YEARS)


def draw(random, n):
    figures = []
    for low, mode, high in PERT:
        a = 1 + 4 * (mode - low) / (high - low)
        figures.append(low + (high - low) * random.beta(a, 6 - a, n))
    for low, mode, high in TRIANGULAR:
        figures.append(random.triangular(low, mode, high, n))
    return figures


def values(figures, keep=False):
    cost, used, saving, upkeep, spared, price, growth, carbon = figures
    saved, kept = used * saving, upkeep * spared
    clean = saved * carbon
    flows = numpy.empty((2, YEARS, cost.size)) if keep else None
    own, everything = -cost, -1.2 * cost
    if keep:
        flows[0, 0], flows[1, 0] = own, everything
    for y in range(1, YEARS):
        price = price * (1 + growth)
        bill = saved * price
        excise = 0.15 * bill
        cash = 0.85 * bill + excise + kept
        if y == 12:
            cash = cash - 0.25 * cost
        if y == YEARS - 1:
            cash = cash + 0.15 * cost
        value = 1.2 * (cash - excise) + CARBON[y] * clean
        if keep:
            flows[0, y], flows[1, y] = cash, value
        own = own + DISCOUNT[y] * cash
        everything = everything + DISCOUNT[y] * value
    return (own, everything, flows) if keep else (own, everything)


def rates(flows):
    """Rates of return of columns with one change of sign, by Newton's steps on all at once."""
    x = numpy.full(flows.shape[1], 0.95)
    for _ in range(50):
        p = numpy.zeros_like(x)
        d = numpy.zeros_like(x)
        for flow in flows[::-1]:
            d = d * x + p
            p = p * x + flow
        step = p / d
        x = numpy.clip(x - step, 1e-3, 1e3)
        if numpy.abs(step).max() < 1e-13:
            break
    return 1 / x - 1
