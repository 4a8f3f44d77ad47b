"""Records KL(q‖p) of PyTorch's torch.distributions, float64, where it has the pair: 40 divergences each.

Run with Debian's python3-torch:  /usr/bin/python3 record_kl.py
"""

import math
import os
import random

import torch
from torch.distributions import (Bernoulli, Beta, Categorical, ContinuousBernoulli, Gamma, Laplace,
                                 MultivariateNormal, Normal, Poisson, kl_divergence)

torch.set_default_dtype(torch.float64)
rng = random.Random(4)
def short(x): return float(f"{x:.5g}")
def u(low, high): return short(rng.uniform(low, high))
def lu(low, high): return short(math.exp(rng.uniform(math.log(low), math.log(high))))
def tensor(values, *shape): return torch.tensor(values).reshape(shape)


def full():
    mean = [u(-2, 2) for _ in range(3)]
    return mean + [lu(0.3, 3) if i == j else u(-1, 1) if j < i else 0.0 for i in range(3) for j in range(3)]



# How parameters are drawn, and the distribution that they make, by the name of its case.
CASES = {
    "standard_normal": (lambda: [], lambda p: Normal(0.0, 1.0)),
    "normal": (lambda: [u(-3, 3), lu(0.05, 20)], lambda p: Normal(*p)),
    "laplace": (lambda: [u(-3, 3), lu(0.05, 20)], lambda p: Laplace(*p)),
    "beta": (lambda: [lu(0.1, 50), lu(0.1, 50)], lambda p: Beta(*p)),
    "gamma": (lambda: [lu(0.1, 50), lu(0.1, 50)], lambda p: Gamma(*p)),
    "poisson": (lambda: [lu(0.01, 1000)], lambda p: Poisson(p[0])),
    "bernoulli": (lambda: [u(-12, 12)], lambda p: Bernoulli(logits=tensor(p[0]))),
    "continuous_bernoulli": (lambda: [u(-12, 12)], lambda p: ContinuousBernoulli(logits=tensor(p[0]))),
    "categorical": (lambda: [u(-5, 5) for _ in range(4)], lambda p: Categorical(logits=tensor(p, 4))),
    "full_normal": (full, lambda p: MultivariateNormal(tensor(p[:3], 3), scale_tril=tensor(p[3:], 3, 3))),
}
PAIRS = [(name, name) for name in ("normal", "laplace", "beta", "gamma", "poisson", "bernoulli", "continuous_bernoulli", "categorical",
                                   "full_normal")] + [("normal", "standard_normal"), ("standard_normal", "normal")]

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "kl.csv"), "w") as file:
    for q, p in PAIRS:
        for _ in range(40):
            ours, theirs = CASES[q][0](), CASES[p][0]()
            value = kl_divergence(CASES[q][1](ours), CASES[p][1](theirs))
            file.write(",".join([q, p, *map(repr, ours + theirs), f"{float(value):.15g}"]) + "\n")
