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


def values(figures):
    """Net present values of the authority's and the collective account, nothing else."""
    cost, used, saving, upkeep, spared, price, growth, carbon = figures
    saved, kept = used * saving, upkeep * spared
    clean = saved * carbon
    own, everything = -cost, -1.2 * cost
    for y in range(1, YEARS):
        price = price * (1 + growth)
        bill = saved * price
        excise = 0.15 * bill
        cash = 0.85 * bill + excise + kept
        if y == 12:
            cash = cash - 0.25 * cost
        if y == YEARS - 1:
            cash = cash + 0.15 * cost
        own = own + DISCOUNT[y] * cash
        everything = everything + DISCOUNT[y] * (1.2 * (cash - excise) + CARBON[y] * clean)
    return own, everything


def lines(figures, done):
    """All lines of one programme, [line][year][draw]: as the plugin, gross."""
    cost, used, saving, upkeep, spared, price, growth, carbon = figures
    all_lines = numpy.zeros((8, YEARS, cost.size))
    works, energy, excise, care, renewal, left, kwh, co2e = all_lines
    for y in range(YEARS):
        after = done and y > 0
        kwh[y] = used * (1 - saving) if after else used
        energy[y] = kwh[y] * price * 0.85
        excise[y] = kwh[y] * price * 0.15
        care[y] = upkeep * (1 - spared) if after else upkeep
        co2e[y] = kwh[y] * carbon * 0.97 ** y
        price = price * (1 + growth)
    if done:
        works[0], renewal[12], left[-1] = cost, 0.25 * cost, 0.15 * cost
    return all_lines


# What a unit of each line brings to each account: authority, collective, public, investment, then
# authority, operator, users, residents, businesses, state, grid, environment.
WEIGHTS = numpy.zeros((12, 8))
WEIGHTS[[0, 2, 4]] = [-1, -1, -1, -1, -1, 1, 0, 0]
WEIGHTS[2, 2], WEIGHTS[9, 2] = 0, 1
WEIGHTS[1] = [-1.2, -1.2, 0, -1.2, -1.2, 1.2, 0, -1]
WEIGHTS[3, 0] = 1
WEIGHTS[11, 7] = -1
CARBON_VALUE = 0.1 + 0.012 * numpy.arange(YEARS)


def everything(figures):
    """Net present values of all accounts and two rates of return, [output][draw]."""
    difference = lines(figures, True)
    difference -= lines(figures, False)
    difference[7] *= CARBON_VALUE[:, None]
    present = numpy.tensordot(difference, DISCOUNT, axes=(1, 0))
    flows = numpy.tensordot(WEIGHTS[:2], difference, axes=(1, 0))
    return numpy.vstack([WEIGHTS @ present, single(flows[0]), single(flows[1])])


def summary(outputs):
    """What is told of each output: mean, spread, quantiles, shares, the mean of the worst 5 %; and
    the same of 16 replicates, for the intervals."""
    told = []
    for x in outputs:
        x = x[~numpy.isnan(x)]
        for part in [x] + list(x[: x.size // 16 * 16].reshape(-1, 16).T):
            if part.size == 0:
                continue
            q = numpy.quantile(part, [0.05, 0.1, 0.5, 0.9, 0.95])
            told.append((part.mean(), part.std(), q, (part > 0).mean(), (part < 0).mean(),
                         part[part <= q[0]].mean()))
    return told


def single(flows):
    """Rates of return; none where the sign changes several times and the value of the flows changes
    its sign more than once, or never, between rates of -90 % and 1,000 %."""
    signs = flows < 0
    several = (signs[1:] != signs[:-1]).sum(axis=0) > 1
    found = rates(flows)
    if several.any():
        part = flows[:, several]
        last, changes, x = None, numpy.zeros(part.shape[1], dtype=int), 10.0
        while x > 0.09:
            value = numpy.zeros(part.shape[1])
            for flow in part[::-1]:
                value = value * x + flow
            now = value < 0
            if last is not None:
                changes += now != last
            last, x = now, x * 0.85
        found[numpy.flatnonzero(several)[changes != 1]] = numpy.nan
    return found


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
