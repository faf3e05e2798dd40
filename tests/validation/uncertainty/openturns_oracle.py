#!/usr/bin/python3
"""What OpenTURNS says of distributions and of Gaussian copulas, for openturns_test.cpp.

Run by hand (Debian: python3-openturns), not by the tests; writes data/openturns.json beside itself:
for each distribution its parameters as Jalon names them, mean, standard deviation, quantiles from
both ends, and shares at values; for each copula rank correlations and what OpenTURNS makes of them.
"""

import json
import math
import pathlib

import openturns as ot

Z95 = ot.Normal().computeQuantile(0.95)[0]
SHARES = [1e-12, 1e-9, 1e-6, 1e-3, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999]
TAILS = [1e-12, 1e-9, 1e-6, 1e-3, 0.05, 0.3, 0.5]


def facts(kind, law, least_tail=0.0, **parameters):
    """`least_tail`: below it OpenTURNS has lost the digits of a share counted from the upper end."""
    quantiles = [[u, law.computeQuantile(u)[0]] for u in SHARES]
    upper = [[v, law.computeQuantile(v, True)[0]] for v in TAILS if v > least_tail]
    points = [x for u, x in quantiles if 1e-6 <= u]
    return {
        "kind": kind,
        **parameters,
        "mean": law.getMean()[0],
        "sd": law.getStandardDeviation()[0],
        "quantiles": quantiles,
        "upper_quantiles": upper,
        "shares": [[x, law.computeCDF([x])] for x in points],
    }


def uniform(low, high):
    return facts("uniform", ot.Uniform(low, high), low=low, high=high, value=(low + high) / 2)


def triangular(low, mode, high):
    return facts("triangular", ot.Triangular(low, mode, high), low=low, value=mode, high=high)


def pert(low, mode, high):
    width = high - low
    law = ot.Beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, high)
    return facts("pert", law, low=low, value=mode, high=high)


def beta(alpha, second, low, high):
    law = ot.Beta(alpha, second, low, high)
    return facts("beta", law, alpha=alpha, beta=second, low=low, high=high)


def normal(mean, sd):
    return facts("normal", ot.Normal(mean, sd), dist_mean=mean, dist_sd=sd)


def truncated_normal(mean, sd, low, high):
    law = ot.TruncatedNormal(mean, sd, low, high)
    return facts("truncated_normal", law, least_tail=0.01, dist_mean=mean, dist_sd=sd, low=low, high=high)


def lognormal_by_mean(mean, sd):
    law = ot.LogNormalMuSigma(mean, sd, 0.0).getDistribution()
    return facts("lognormal", law, dist_mean=mean, dist_sd=sd)


def lognormal(low, high):
    """By its 5 % and 95 % quantiles; the median is their geometric mean."""
    median = (low * high) ** 0.5
    law = ot.LogNormal(math.log(median), math.log(high / low) / (2 * Z95), 0.0)
    return facts("lognormal", law, low=low, value=median, high=high)


def two_sided_lognormal(low, median, high):
    """Half of each of two lognormals, cut at the median that they share. OpenTURNS inverts a mixture
    by iteration and refuses the far tails, so only shares are compared here."""
    mu = math.log(median)
    halves = [
        ot.TruncatedDistribution(
            ot.LogNormal(mu, math.log(median / low) / Z95, 0.0), median, ot.TruncatedDistribution.UPPER
        ),
        ot.TruncatedDistribution(
            ot.LogNormal(mu, math.log(high / median) / Z95, 0.0), median, ot.TruncatedDistribution.LOWER
        ),
    ]
    law = ot.Mixture(halves, [0.5, 0.5])
    points = [low / 2, low, (low + median) / 2, median, (median + high) / 2, high, high * 2]
    return {
        "kind": "lognormal",
        "low": low,
        "value": median,
        "high": high,
        "mean": sum(half.getMean()[0] for half in halves) / 2,
        "sd": None,
        "quantiles": [],
        "upper_quantiles": [],
        "shares": [[x, law.computeCDF([x])] for x in points],
    }


def discrete(values, weights):
    law = ot.UserDefined([[x] for x in values], weights)
    return facts("discrete", law, least_tail=1, values=values, weights=weights)


def empirical(values):
    law = ot.UserDefined([[x] for x in values])
    return facts("empirical", law, least_tail=1, values=values)


def copula(ranks):
    n = len(ranks)
    spearman = ot.CorrelationMatrix(n, [x for row in ranks for x in row])
    normal_matrix = ot.NormalCopula.GetCorrelationFromSpearmanCorrelation(spearman)
    back = ot.NormalCopula(normal_matrix).getSpearmanCorrelation()
    factor = normal_matrix.computeCholesky()
    return {"ranks": ranks, "normal": rows(normal_matrix), "back": rows(back), "lower": rows(factor)}


def rows(matrix):
    n = matrix.getNbRows()
    return [[matrix[i, j] for j in range(n)] for i in range(n)]


def main():
    distributions = [
        uniform(0, 1),
        uniform(-250, 1e6),
        triangular(-0.5, 1.5, 2.5),
        triangular(0, 0, 1),
        triangular(0, 1, 1),
        triangular(100, 101, 1000),
        pert(-1, 0, 1),
        pert(10, 12, 20),
        pert(0, 0, 1),
        pert(0, 5, 5),
        pert(0.2, 0.21, 0.9),
        beta(2, 5, 0, 1),
        beta(0.5, 0.5, -1, 3),
        beta(1, 1, 2, 3),
        beta(0.8, 3, 0, 100),
        beta(300, 20, 0, 10),
        normal(0, 1),
        normal(-12.5, 0.25),
        normal(1e6, 3e5),
        truncated_normal(1.5, 3, -2, 5),
        truncated_normal(0, 1, 0, 1),
        truncated_normal(0, 1, 2, 10),
        truncated_normal(100, 20, 0, 1000),
        truncated_normal(0.5, 10, 0, 1),
        truncated_normal(-3, 1, -1, 4),
        lognormal_by_mean(1, 0.1),
        lognormal_by_mean(100, 30),
        lognormal_by_mean(2, 5),
        lognormal(5, 80),
        lognormal(0.9, 1.1),
        two_sided_lognormal(5, 10, 40),
        two_sided_lognormal(0.7, 1.2, 1.3),
        discrete([1, 4, 9], [0.25, 0.5, 0.25]),
        discrete([-3, 0, 2, 7, 50], [0.1, 0.31, 0.07, 0.5, 0.02]),
        empirical([2, 3, 5, 8, 13, 21, 34]),
        empirical([-1.5, 0.25, 0.5, 4]),
    ]
    copulas = [
        copula([[1, 0.25], [0.25, 1]]),
        copula([[1, -0.9], [-0.9, 1]]),
        copula([[1, 0.8, 0.4, 0], [0.8, 1, 0.3, -0.2], [0.4, 0.3, 1, 0.1], [0, -0.2, 0.1, 1]]),
        copula([[1, 0.6, -0.7], [0.6, 1, -0.1], [-0.7, -0.1, 1]]),
    ]
    out = {
        "made_by": "openturns_oracle.py with OpenTURNS " + ot.__version__,
        "distributions": distributions,
        "copulas": copulas,
    }
    path = pathlib.Path(__file__).parent / "data" / "openturns.json"
    path.write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
