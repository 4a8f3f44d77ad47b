"""Writes oracles.txt: numbers for OracleTests from SciPy and mpmath, by other methods than the product's.

Debian: python3-scipy, python3-mpmath. Data: shared/data/frey-faces beside the repository. Run: python3 oracles.py > oracles.txt
Every line is a name and numbers; parameters are a formula of their position, so that both sides make the same.
"""
import gzip
import itertools
import pathlib

import mpmath
import numpy as np
from scipy.special import log_expit, logsumexp
from scipy.stats import multivariate_normal, norm


SHARED = pathlib.Path(__file__).resolve().parents[5] / "shared" / "data"


def line(name, *numbers):
    print(name, *(format(float(number), ".17g") for number in numbers))


# Declared models: parameters in the order of their names, row by row, are 0.8 sin(1.7 t + 0.3), t = 0, 1, 2, …
def declared(head, latents, width):
    shapes = {
        "decoder.hidden1.bias": (3,), "decoder.hidden1.weight": (latents, 3),
        f"decoder.{head}.bias": (width,), f"decoder.{head}.weight": (3, width),
        "encoder.hidden1.bias": (2,), "encoder.hidden1.weight": (width, 2),
        "encoder.log_variance.bias": (latents,), "encoder.log_variance.weight": (2, latents),
        "encoder.mean.bias": (latents,), "encoder.mean.weight": (2, latents),
    }
    t, values = 0, {}
    for name, shape in sorted(shapes.items()):
        size = int(np.prod(shape))
        values[name] = 0.8 * np.sin(1.7 * np.arange(t, t + size) + 0.3).reshape(shape)
        t += size
    return values


class Model:
    def __init__(self, head, latents, width):
        self.head, self.p = head, declared(head, latents, width)
        self.x = np.arange(width) % 2 if head == "logits" else np.cos(np.arange(width))
        h = np.tanh(self.x @ self.p["encoder.hidden1.weight"] + self.p["encoder.hidden1.bias"])
        self.mu = h @ self.p["encoder.mean.weight"] + self.p["encoder.mean.bias"]
        self.sigma = np.exp(0.5 * (h @ self.p["encoder.log_variance.weight"] + self.p["encoder.log_variance.bias"]))

    def fit(self, z):
        h = np.tanh(z @ self.p["decoder.hidden1.weight"] + self.p["decoder.hidden1.bias"])
        out = h @ self.p[f"decoder.{self.head}.weight"] + self.p[f"decoder.{self.head}.bias"]
        if self.head == "logits":
            return np.where(self.x == 1, log_expit(out), log_expit(-out)).sum(-1)
        return norm.logpdf(self.x, out, 0.5).sum(-1)

    def joint(self, z):
        return self.fit(z) + norm.logpdf(z).sum(-1)

    def log_q(self, z):
        return norm.logpdf(z, self.mu, self.sigma).sum(-1)

    def log_w(self, z):
        return self.joint(z) - self.log_q(z)


# Gauss-Legendre over a cube, for functions of points [n, dimension].
def integral(f, low, high, dimension, order=400):
    nodes, weights = np.polynomial.legendre.leggauss(order)
    axes = np.meshgrid(*[low + (high - low) * (nodes + 1) / 2] * dimension, indexing="ij")
    masses = ((high - low) / 2) ** dimension * np.prod(np.meshgrid(*[weights] * dimension, indexing="ij"), axis=0)
    return np.sum(masses.ravel() * f(np.stack([axis.ravel() for axis in axes], -1)))


for head, latents in itertools.product(("logits", "mean"), (1, 2)):
    model = Model(head, latents, 3)
    evidence = integral(lambda z: np.exp(model.joint(z)), -11, 11, latents)
    posterior = [integral(lambda z: z[:, k] * np.exp(model.joint(z)), -11, 11, latents) / evidence for k in range(latents)]
    bound = integral(lambda e: model.log_w(model.mu + model.sigma * e) * np.exp(norm.logpdf(e).sum(-1)), -11, 11, latents)
    numbers = [np.log(evidence), bound, *posterior]
    if (head, latents) == ("logits", 1):
        def pair(e):
            a, b = model.log_w(model.mu + model.sigma * e[:, :1]), model.log_w(model.mu + model.sigma * e[:, 1:])
            return (np.logaddexp(a, b) - np.log(2)) * np.exp(norm.logpdf(e).sum(-1))
        numbers.append(integral(pair, -11, 11, 2))
    line(f"declared {head} {latents}", *numbers)

# The code of two bits with masses 0.1, 0.2, 0.3, 0.4 on (0, 0), (0, 1), (1, 0), (1, 1): evidence, posterior masses.
model = Model("logits", 2, 3)
codes = list(itertools.product((0, 1), repeat=2))
terms = np.array([model.fit(np.array(code)) for code in codes]) + np.log([0.1, 0.2, 0.3, 0.4])
line("finite", logsumexp(terms), *np.exp(terms - logsumexp(terms)))

# Probabilistic PCA, D = 6 and k = 3: evidence by the D×D density; the bound of a full normal q by Gauss's rule, exact for squares.
W = np.array([[np.sin(1 + 3 * i + k) for k in range(3)] for i in range(6)])
offset, x, variance = np.arange(6) / 5, np.cos(np.arange(6)), 0.3
L = np.array([[0.7, 0, 0], [0.2, 0.5, 0], [-0.1, 0.3, 0.4]])
m, cov = np.array([0.5, -0.3, 0.2]), L @ L.T
nodes, weights = np.polynomial.hermite_e.hermegauss(3)
bound = 0.0
for index in itertools.product(range(3), repeat=3):
    z = m + L @ nodes[list(index)]
    mass = np.prod(weights[list(index)]) / (2 * np.pi) ** 1.5
    bound += mass * (multivariate_normal.logpdf(x, W @ z + offset, variance * np.eye(6))
                     + multivariate_normal.logpdf(z, np.zeros(3), np.eye(3)) - multivariate_normal.logpdf(z, m, cov))
C = W @ W.T + variance * np.eye(6)
line("pca", multivariate_normal.logpdf(x, offset, C), bound, *(W.T @ np.linalg.solve(C, x - offset)),
     *(np.eye(3) - W.T @ np.linalg.solve(C, W)).ravel())

# Its fit by EM (Tipping and Bishop 1999, appendix B) to rows sin(t²) of 40 × 5, k = 2: σ², mean evidence.
data = np.sin(np.arange(1, 201) ** 2.0).reshape(40, 5)
centred = data - data.mean(0)
S, W, variance = centred.T @ centred / 40, np.eye(5, 2), 1.0
for _ in range(20_000):
    M = np.linalg.inv(W.T @ W + variance * np.eye(2))
    SW = S @ W
    new = SW @ np.linalg.inv(variance * np.eye(2) + M @ W.T @ SW)
    variance = np.trace(S - SW @ M @ new.T) / 5
    W = new
line("pca fit", variance, multivariate_normal.logpdf(data, data.mean(0), W @ W.T + variance * np.eye(5)).mean())

# The fit to the first 1,500 Frey faces by the singular values of the rows, k = 2: mean evidence of those, and of the 465 that follow.
faces = np.frombuffer(gzip.open(SHARED / "frey-faces" / "frey-faces-idx3-ubyte.gz").read()[16:], np.uint8).reshape(-1, 560) / 255
seen, unseen = faces[:1500], faces[1500:]
singular, V = np.linalg.svd(seen - seen.mean(0), full_matrices=False)[1:]
variances = singular ** 2 / 1500
left = variances[2:].sum() / 558
C = V[:2].T @ np.diag(variances[:2] - left) @ V[:2] + left * np.eye(560)
line("pca frey", *(multivariate_normal.logpdf(rows, seen.mean(0), C).mean() for rows in (seen, unseen)))

# Conjugate models by integrals of their densities in 40 digits: evidence, posterior mean and variance, bound of another q.
mpmath.mp.dps = 40
mpf = mpmath.mpf


def conjugate(name, prior, likelihood, q, span):
    evidence = mpmath.quad(lambda z: prior(z) * likelihood(z), span)
    mean = mpmath.quad(lambda z: z * prior(z) * likelihood(z), span) / evidence
    var = mpmath.quad(lambda z: (z - mean) ** 2 * prior(z) * likelihood(z), span) / evidence
    bound = mpmath.quad(lambda z: q(z) * (mpmath.log(prior(z) * likelihood(z)) - mpmath.log(q(z))), span)
    line(name, mpmath.log(evidence), mean, var, bound)


def beta(a, b):
    return lambda z: z ** (a - 1) * (1 - z) ** (b - 1) / mpmath.beta(a, b)


def gamma(a, b):
    return lambda z: b ** a * z ** (a - 1) * mpmath.exp(-b * z) / mpmath.gamma(a)


def poisson(counts):
    return lambda z: mpmath.fprod(mpmath.exp(-z) * z ** k / mpmath.factorial(k) for k in counts)


unit = [0, mpf("0.01"), mpf("0.1"), mpf("0.5"), mpf("0.9"), mpf("0.99"), 1]
conjugate("beta-bernoulli small", beta(mpf(2), mpf("1.5")), lambda z: z ** 3 * (1 - z) ** 4, beta(mpf(3), mpf(4)), unit)
conjugate("beta-bernoulli large", beta(mpf("1.25"), mpf(30)), lambda z: z ** 12 * (1 - z) ** 188, beta(mpf(13), mpf(200)), unit)
line_span = [0, mpf("0.1"), 1, 2, 4, 8, 16, 64, 256]
conjugate("gamma-poisson small", gamma(mpf(2), mpf("0.5")), poisson([0, 3, 1, 5]), gamma(mpf(10), mpf(5)), line_span)
far_span = [0, 20, 40, 50, 60, 80, 160, 512]
conjugate("gamma-poisson large", gamma(mpf("1.5"), mpf("0.01")), poisson([40, 55, 47]), gamma(mpf(150), mpf(3)), far_span)
