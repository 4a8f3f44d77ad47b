"""Records log densities, moments and entropies of every distribution: one file each, 500 points each, extreme parameters among them.

Values are computed with mpmath at 60 digits from the textbook formulas, and compared with SciPy's wherever SciPy has the distribution.
Run with Debian's python3-scipy and python3-mpmath:  /usr/bin/python3 record.py [NAME…]
"""

import math
import os
import random
import sys

import scipy.stats as st
from mpmath import (acosh, asinh, atanh, beta, betainc, binomial, cosh, cot, digamma, erf, erfc, euler, exp, expm1, fsum, inf, isinf,
                    loggamma, log, log1p, matrix, mp, mpf, nstr, pi, psi, quad, sinh, sqrt, tanh)

mp.dps = 60
POINTS = 500
FOLDER = os.path.dirname(os.path.abspath(__file__))


def sigmoid(t): return 1 / (1 + exp(-t))
def softplus(t): return log1p(exp(-abs(t))) + max(t, mpf(0))
def log_beta(a, b): return loggamma(a) + loggamma(b) - loggamma(a + b)
def log_normal(x, m, s): return -log(2 * pi) / 2 - log(s) - ((x - m) / s) ** 2 / 2
def normal_cdf(z): return erfc(-z / sqrt(mpf(2))) / 2


def weighted(w, l):
    """w·l with 0·(−∞) = 0."""
    return mpf(0) if w == 0 else w * l


def safe_log(x): return log(x) if x > 0 else -inf


# Draws of parameters and points, in few digits so that files are short.
rng = random.Random(20)
def short(x, digits=5): return float(f"{x:.{digits}g}")
def log_uniform(low, high): return short(math.exp(rng.uniform(math.log(low), math.log(high))))
def uniform(low, high): return short(rng.uniform(low, high))
def pick(*values): return rng.choice(values)


def normal():
    m, s = uniform(-5, 5) * pick(1, 1, 100), log_uniform(1e-4, 1e4)
    x = short(m + s * rng.gauss(0, 1) * pick(1, 1, 10, 40), 9)
    return [m, s], [x]


def normal_values(p, x):
    m, s = p
    return log_normal(x[0], m, s), [m], [s], log(2 * pi) / 2 + mpf(1) / 2 + log(s)


def standard_normal(): return [], [short(rng.gauss(0, 1) * pick(1, 1, 10, 40))]
def standard_normal_values(p, x): return normal_values([mpf(0), mpf(1)], x)
def laplace_values(p, x): return -log(2 * p[1]) - abs(x[0] - p[0]) / p[1], [p[0]], [sqrt(mpf(2)) * p[1]], 1 + log(2 * p[1])


def student_t():
    m, s, nu = uniform(-5, 5), log_uniform(1e-3, 1e3), pick(log_uniform(0.05, 50), log_uniform(0.05, 50), log_uniform(50, 1e8))
    return [m, s, nu], [short(m + s * rng.gauss(0, 1) * pick(1, 10, 1e3, 1e6), 9)]


def student_t_values(p, x):
    m, s, nu = p
    value = loggamma((nu + 1) / 2) - loggamma(nu / 2) - log(nu * pi) / 2 - log(s) - (nu + 1) / 2 * log1p(((x[0] - m) / s) ** 2 / nu)
    entropy = (nu + 1) / 2 * (digamma((nu + 1) / 2) - digamma(nu / 2)) + log(nu) / 2 + log_beta(nu / 2, mpf(1) / 2) + log(s)
    return value, [m if nu > 1 else mpf("nan")], [s * sqrt(nu / (nu - 2)) if nu > 2 else inf], entropy


def logit_normal():
    m, s = uniform(-4, 4) * pick(1, 1, 5), log_uniform(1e-3, 30)
    return [m, s], [min(max(short(1 / (1 + math.exp(-(m + s * rng.gauss(0, 1)))), 9), 1e-12), 1 - 1e-9)]


def logit_normal_values(p, x):
    m, s = p
    t = log(x[0]) - log1p(-x[0])
    with mp.workdps(25):
        points = [-14, -7, -3, 0, 3, 7, 14]
        if s > 1:
            density = lambda y: exp(-((y - m) / s) ** 2 / 2) / (s * sqrt(2 * pi))
            points = sorted([m + s * z for z in points] + [mpf(z) for z in (-60, -30, -10, -3, 0, 3, 10, 30, 60)])
            first, second = (quad(lambda y, k=k: density(y) * sigmoid(y) ** k, points) for k in (1, 2))
            variance = second - first ** 2
        else:
            density = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
            first = quad(lambda z: density(z) * sigmoid(m + s * z), points)
            variance = quad(lambda z: density(z) * (sigmoid(m + s * z) - first) ** 2, points)
    return log_normal(t, m, s) - log(x[0]) - log1p(-x[0]), [first], [sqrt(variance)], None


def truncated_normal(): # between −1 and 2
    m, s = uniform(-2, 3) * pick(1, 1, 20), log_uniform(0.02, 100)
    return [m, s], [pick(short(rng.uniform(-1, 2), 9), -1.0, 2.0)]


def truncated_normal_values(p, x):
    m, s = p
    low, high = (mpf(-1) - m) / s, (mpf(2) - m) / s
    with mp.workdps(100):
        flip = low > 0
        a, b = (-high, -low) if flip else (low, high)
        mass = normal_cdf(b) - normal_cdf(a)
        phi = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
        first = (phi(a) - phi(b)) / mass
        variance = 1 + (a * phi(a) - b * phi(b)) / mass - first ** 2
        mean = m + s * (-first if flip else first)
        entropy = log(2 * pi) / 2 + log(s) + log(mass) + (variance + first ** 2) / 2
        return log_normal(x[0], m, s) - log(mass), [mean], [s * sqrt(variance)], entropy


def unit(): return pick(short(rng.random(), 9), short(rng.random(), 9), log_uniform(1e-30, 1e-3), 1 - log_uniform(1e-9, 1e-3))


def beta_distribution():
    a, b = pick(log_uniform(0.01, 100), 1.0, log_uniform(100, 1e6)), pick(log_uniform(0.01, 100), 1.0, log_uniform(100, 1e6))
    x = pick(unit(), short(min(max(a / (a + b) * (1 + rng.gauss(0, 1) / math.sqrt(a + b)), 1e-9), 1 - 1e-9), 9))
    if a == 1 and rng.random() < 0.3: x = 0.0
    if b == 1 and rng.random() < 0.3: x = 1.0
    return [a, b], [x]


def beta_values(p, x):
    a, b = p
    value = weighted(a - 1, safe_log(x[0])) + weighted(b - 1, safe_log(1 - x[0])) - log_beta(a, b)
    entropy = log_beta(a, b) - (a - 1) * digamma(a) - (b - 1) * digamma(b) + (a + b - 2) * digamma(a + b)
    return value, [a / (a + b)], [sqrt(a * b / (a + b + 1)) / (a + b)], entropy


def kumaraswamy():
    a, b = pick(log_uniform(0.05, 50), 1.0, log_uniform(50, 1e4)), pick(log_uniform(0.05, 50), 1.0, log_uniform(50, 1e4))
    return [a, b], [unit()]


def kumaraswamy_values(p, x):
    a, b = p
    moment = lambda n: b * exp(log_beta(1 + n / a, b))
    value = log(a) + log(b) + (a - 1) * log(x[0]) + (b - 1) * log(-expm1(a * log(x[0])))
    entropy = 1 - 1 / b + (1 - 1 / a) * (digamma(b + 1) + euler) - log(a) - log(b)
    return value, [moment(1)], [sqrt(moment(2) - moment(1) ** 2)], entropy


def gamma_distribution():
    a, b = pick(log_uniform(1e-3, 1), log_uniform(1, 100), log_uniform(100, 1e8)), log_uniform(1e-4, 1e4)
    x = pick(rng.gammavariate(a, 1 / b), a / b * (1 + rng.gauss(0, 1) / math.sqrt(a)), a / b * rng.uniform(0.1, 20))
    return [a, b], [short(abs(x) + 1e-200, 9)]


def gamma_values(p, x):
    a, b = p
    value = a * log(b) + (a - 1) * log(x[0]) - b * x[0] - loggamma(a)
    return value, [a / b], [sqrt(a) / b], a - log(b) + loggamma(a) + (1 - a) * digamma(a)


def logit(): return pick(uniform(-5, 5), uniform(-40, 40), uniform(-800, 800))
def bernoulli(): return [logit()], [float(pick(0, 1))]


def bernoulli_values(p, x):
    l = p[0]
    q, r = sigmoid(l), sigmoid(-l)
    return -softplus(-l) if x[0] == 1 else -softplus(l), [q], [sqrt(q * r)], q * softplus(-l) + r * softplus(l)


def continuous_bernoulli():
    l = pick(uniform(-5, 5), uniform(-40, 40), uniform(-800, 800), pick(-1, 1) * log_uniform(1e-9, 0.5), 0.2, -0.2, 0.0)
    return [l], [pick(short(rng.random(), 9), 0.0, 1.0)]


def continuous_bernoulli_values(p, x):
    l = p[0]
    normaliser = log(2) if l == 0 else log(l / tanh(l / 2))
    mean = mpf(1) / 2 if l == 0 else 1 / (-expm1(-l)) - 1 / l
    variance = mpf(1) / 12 if l == 0 else 1 / l ** 2 - 1 / (4 * sinh(l / 2) ** 2)
    density = lambda y: y * l - softplus(l) + normaliser
    return density(x[0]), [mean], [sqrt(variance)], -density(mean)


def categorical(): # of four
    spread = pick(1, 5, 200)
    return [short(rng.gauss(0, 1) * spread) for _ in range(4)], [float(rng.randrange(4))]


def categorical_values(p, x):
    total = log(fsum(exp(l) for l in p))
    logs = [l - total for l in p]
    mean = fsum(k * exp(l) for k, l in enumerate(logs))
    variance = fsum((k - mean) ** 2 * exp(l) for k, l in enumerate(logs))
    return logs[int(x[0])], [mean], [sqrt(variance)], -fsum(exp(l) * l for l in logs)


def binomial_distribution(): # of twelve
    return [logit()], [float(rng.randrange(13))]


def binomial_values(p, x):
    l, k = p[0], x[0]
    q, r = sigmoid(l), sigmoid(-l)
    return log(binomial(12, k)) - k * softplus(-l) - (12 - k) * softplus(l), [12 * q], [sqrt(12 * q * r)], None


def poisson():
    rate = pick(log_uniform(1e-4, 1), log_uniform(1, 100), log_uniform(100, 1e8))
    count = pick(0, rng.gauss(rate, math.sqrt(rate)), rng.gauss(rate, 10 * math.sqrt(rate)), rng.uniform(0, 20))
    return [rate], [float(max(0, round(count)))]


def poisson_values(p, x): return x[0] * log(p[0]) - p[0] - loggamma(x[0] + 1), [p[0]], [sqrt(p[0])], None


def negative_binomial():
    rate, theta = log_uniform(1e-3, 1e5), pick(log_uniform(0.01, 100), log_uniform(100, 1e8))
    deviation = math.sqrt(rate + rate * rate / theta)
    return [rate, theta], [float(max(0, round(pick(0, rng.gauss(rate, deviation), rng.uniform(0, 20)))))]


def negative_binomial_values(p, x):
    m, t, k = p[0], p[1], x[0]
    value = loggamma(k + t) - loggamma(t) - loggamma(k + 1) + t * log(t / (t + m)) + k * log(m / (t + m))
    return value, [m], [sqrt(m + m * m / t)], None


def zero_inflated(): # Poisson counts
    (rate,), (x,) = poisson()
    return [logit(), rate], [pick(0.0, x)]


def zero_inflated_values(p, x):
    l, m = p
    g, counted = sigmoid(-l), poisson_values([m], x)[0]
    value = log(sigmoid(l) + g * exp(counted)) if x[0] == 0 else -softplus(l) + counted
    return value, [g * m], [sqrt(g * (m + sigmoid(l) * m * m))], None


def levels(locations, scales, weights, x, count):
    steps = count - 1
    above = [fsum(w * sigmoid((m - (i + mpf(1) / 2) / steps) / s) for w, m, s in zip(weights, locations, scales)) for i in range(steps)]
    mean = fsum(above) / steps
    second = fsum((2 * i + 1) * a for i, a in enumerate(above)) / steps ** 2
    level = round(x * steps)
    mass = mpf(0)
    with mp.workdps(700): # so that the difference is there far out in the upper tail
        for w, m, s in zip(weights, locations, scales):
            high, low = (x + mpf(1) / (2 * steps) - m) / s, (x - mpf(1) / (2 * steps) - m) / s
            mass += w * (sigmoid(high) if level == 0 else sigmoid(-low) if level == steps else sigmoid(high) - sigmoid(low))
    return log(mass), [mean], [sqrt(second - mean ** 2)], None


def discretised_logistic(): # to 256 levels
    return [uniform(-0.3, 1.3), log_uniform(1e-3, 3)], [rng.randrange(256) / 255]


def discretised_logistic_values(p, x): return levels([p[0]], [p[1]], [mpf(1)], x[0], 256)


def factorised_mixture(): # of two discretised logistics of 16 levels
    logits = [short(rng.gauss(0, 1) * pick(1, 10)) for _ in range(2)]
    return logits + [uniform(0, 1), uniform(0, 1)] + [log_uniform(0.01, 3), log_uniform(0.01, 3)], [rng.randrange(16) / 15]


def factorised_mixture_values(p, x):
    total = log(fsum(exp(l) for l in p[:2]))
    return levels(p[2:4], p[4:6], [exp(l - total) for l in p[:2]], x[0], 16)


def spike_and_slab():
    (m, s), (x,) = normal()
    return [logit(), m, s], [pick(0.0, x)]


def spike_and_slab_values(p, x):
    l, m, s = p
    g = sigmoid(l)
    value = -softplus(l) if x[0] == 0 else -softplus(-l) + log_normal(x[0], m, s)
    entropy = bernoulli_values([l], [mpf(0)])[3] + g * normal_values([m, s], [mpf(0)])[3]
    return value, [g * m], [sqrt(g * (s * s + (1 - g) * m * m))], entropy


def mixture(): # of two diagonal normals over two components
    logits = [short(rng.gauss(0, 1) * pick(1, 20)) for _ in range(2)]
    means, scales = [uniform(-5, 5) for _ in range(4)], [log_uniform(0.01, 100) for _ in range(4)]
    return logits + means + scales, [short(means[i] + scales[i] * rng.gauss(0, 1) * pick(1, 10), 9) for i in range(2)]


def mixture_values(p, x):
    total = log(fsum(exp(l) for l in p[:2]))
    weights = [exp(l - total) for l in p[:2]]
    means, scales = [p[2:4], p[4:6]], [p[6:8], p[8:10]]
    value = log(fsum(w * exp(fsum(log_normal(x[i], means[k][i], scales[k][i]) for i in range(2))) for k, w in enumerate(weights)))
    mean = [fsum(w * means[k][i] for k, w in enumerate(weights)) for i in range(2)]
    variance = [fsum(w * (scales[k][i] ** 2 + (means[k][i] - mean[i]) ** 2) for k, w in enumerate(weights)) for i in range(2)]
    return value, mean, [sqrt(v) for v in variance], None


def gaussian(x, mean, covariance):
    d = len(mean)
    difference = matrix([a - b for a, b in zip(x, mean)])
    form = (difference.T * mp.lu_solve(covariance, difference))[0]
    determinant = log(mp.det(covariance))
    return (-(d * log(2 * pi) + determinant + form) / 2, mean, [sqrt(covariance[i, i]) for i in range(d)],
            d * (log(2 * pi) + 1) / 2 + determinant / 2)


def full_normal(): # three components
    factor = [[log_uniform(0.1, 30) if i == j else uniform(-3, 3) if j < i else 0.0 for j in range(3)] for i in range(3)]
    mean = [uniform(-5, 5) for _ in range(3)]
    noise = [rng.gauss(0, 1) * pick(1, 1, 10) for _ in range(3)]
    x = [short(mean[i] + sum(factor[i][j] * noise[j] for j in range(3)), 9) for i in range(3)]
    return mean + sum(factor, []), x


def full_normal_values(p, x):
    factor = matrix(3, 3)
    for i in range(3):
        for j in range(3):
            factor[i, j] = p[3 + 3 * i + j]
    return gaussian(x, p[:3], factor * factor.T)


def low_rank_normal(): # three components, two directions
    mean, scale = [uniform(-5, 5) for _ in range(3)], [log_uniform(0.05, 5) for _ in range(3)]
    directions = [uniform(-2, 2) for _ in range(6)]
    noise = [rng.gauss(0, 1) * pick(1, 1, 10) for _ in range(5)]
    x = [short(mean[i] + scale[i] * noise[i] + sum(directions[2 * i + j] * noise[3 + j] for j in range(2)), 9) for i in range(3)]
    return mean + scale + directions, x


def low_rank_normal_values(p, x):
    directions, covariance = matrix(3, 2), matrix(3, 3)
    for i in range(3):
        for j in range(2):
            directions[i, j] = p[6 + 2 * i + j]
    covariance = directions * directions.T
    for i in range(3):
        covariance[i, i] += p[3 + i] ** 2
    return gaussian(x, p[:3], covariance)


# An image of 2 by 2 pixels: to the right of each, below to the left, below, and below to the right.
NEIGHBOURS = {0: {0: 1, 2: 2, 3: 3}, 1: {1: 2, 2: 3}, 2: {0: 3}, 3: {}}


def banded_normal():
    mean, scale, weights = [uniform(-5, 5) for _ in range(4)], [log_uniform(0.05, 5) for _ in range(4)], [uniform(-1, 1) for _ in range(16)]
    away = [0.0] * 4
    for i in reversed(range(4)):
        away[i] = scale[i] * rng.gauss(0, 1) * pick(1, 1, 10) + sum(weights[4 * i + k] * away[j] for k, j in NEIGHBOURS[i].items())
    return mean + scale + weights, [short(m + a, 9) for m, a in zip(mean, away)]


def banded_normal_values(p, x):
    transposed = matrix(4, 4)
    for i in range(4):
        transposed[i, i] = 1 / p[4 + i]
        for k, j in NEIGHBOURS[i].items():
            transposed[i, j] = -p[8 + 4 * i + k] / p[4 + i]
    return gaussian(x, p[:4], mp.inverse(transposed.T * transposed))


# SciPy's log density, where it has the distribution: it must agree to the digits that SciPy keeps.
SCIPY = {
    "normal": lambda p, x: st.norm.logpdf(x[0], *p),
    "standard_normal": lambda p, x: st.norm.logpdf(x[0]),
    "laplace": lambda p, x: st.laplace.logpdf(x[0], *p),
    "student_t": lambda p, x: st.t.logpdf(x[0], p[2], p[0], p[1]),
    "truncated_normal": lambda p, x: st.truncnorm.logpdf(x[0], (-1 - p[0]) / p[1], (2 - p[0]) / p[1], p[0], p[1]),
    "beta": lambda p, x: st.beta.logpdf(x[0], *p),
    "gamma": lambda p, x: st.gamma.logpdf(x[0], p[0], scale=1 / p[1]),
    "poisson": lambda p, x: st.poisson.logpmf(x[0], p[0]),
    "negative_binomial": lambda p, x: st.nbinom.logpmf(x[0], p[1], p[1] / (p[0] + p[1])),
    "full_normal": lambda p, x: st.multivariate_normal.logpdf(
        x, p[:3], [[sum(p[3 + 3 * i + k] * p[3 + 3 * j + k] for k in range(3)) for j in range(3)] for i in range(3)]),
}

RECORDS = {
    "normal": (normal, normal_values),
    "standard_normal": (standard_normal, standard_normal_values),
    "laplace": (normal, laplace_values),
    "student_t": (student_t, student_t_values),
    "logit_normal": (logit_normal, logit_normal_values),
    "truncated_normal": (truncated_normal, truncated_normal_values),
    "beta": (beta_distribution, beta_values),
    "kumaraswamy": (kumaraswamy, kumaraswamy_values),
    "gamma": (gamma_distribution, gamma_values),
    "bernoulli": (bernoulli, bernoulli_values),
    "continuous_bernoulli": (continuous_bernoulli, continuous_bernoulli_values),
    "categorical": (categorical, categorical_values),
    "binomial": (binomial_distribution, binomial_values),
    "poisson": (poisson, poisson_values),
    "negative_binomial": (negative_binomial, negative_binomial_values),
    "zero_inflated": (zero_inflated, zero_inflated_values),
    "discretised_logistic": (discretised_logistic, discretised_logistic_values),
    "factorised_mixture": (factorised_mixture, factorised_mixture_values),
    "spike_and_slab": (spike_and_slab, spike_and_slab_values),
    "mixture": (mixture, mixture_values),
    "full_normal": (full_normal, full_normal_values),
    "low_rank_normal": (low_rank_normal, low_rank_normal_values),
    "banded_normal": (banded_normal, banded_normal_values),
}


def number(value):
    return "" if value is None else "nan" if value != value else "-inf" if value == -inf else "inf" if isinf(value) else nstr(value, 15).replace("e+", "e")


def record(name):
    rng.seed(name)
    draw, values = RECORDS[name]
    agreeing, compared = 0, 0
    with open(os.path.join(FOLDER, f"{name}.csv"), "w") as file:
        for _ in range(POINTS):
            parameters, x = draw()
            density, mean, deviation, entropy = values([mpf(p) for p in parameters], [mpf(v) for v in x])
            if name in SCIPY:
                theirs, compared = float(SCIPY[name](parameters, x)), compared + 1
                agreeing += abs(theirs - density) <= 1e-6 * max(1, abs(density))
            columns = [repr(v) for v in parameters + x] + [number(v) for v in [density, *mean, *deviation, entropy]]
            file.write(",".join(columns) + "\n")
    print(name, f"SciPy agrees on {agreeing} of {compared}" if compared else "not in SciPy", flush=True)


for name in sys.argv[1:] or RECORDS:
    record(name)
