"""Training steps of a variational autoencoder as one would write them in PyTorch: autograd, torch.optim.Adam, eager or scripted.

Answers each line of its input with one of its own:
  round STEPS         trains for some steps on fresh batches; answers the seconds that one took
  losses STEPS FILE   the losses of some steps on the parameters, batch and noise (float32) in a file
"""

import argparse
import math
import sys
import time
from typing import Final

import torch
from torch import nn
from torch.nn import functional as F

SIGMA_FLOOR = 0.01


class Network(nn.Module):
    """Dense layers, each followed by the activation."""

    def __init__(self, widths, activation):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(inputs, outputs) for inputs, outputs in zip(widths, widths[1:]))
        self.activation = nn.ReLU() if activation == "relu" else nn.Tanh()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for layer in self.layers:
            x = self.activation(layer(x))
        return x


class Vae(nn.Module):
    draws: Final[int]
    gaussian: Final[bool]
    floor: Final[float]

    def __init__(self, width, hidden, latent, activation, density, draws):
        super().__init__()
        self.draws, self.gaussian, self.floor = draws, density == "gaussian", SIGMA_FLOOR
        self.encoder = Network([width, *hidden], activation)
        self.mean = nn.Linear(hidden[-1], latent)
        self.log_variance = nn.Linear(hidden[-1], latent)
        self.decoder = Network([latent, *reversed(hidden)], activation)
        self.location = nn.Linear(hidden[0], width)
        self.scale = nn.Linear(hidden[0], width) if self.gaussian else nn.Identity()

    def linears(self):
        """The layers in the order in which their parameters are handed over."""
        heads = [self.location, self.scale] if self.gaussian else [self.location]
        return [*self.encoder.layers, self.mean, self.log_variance, *self.decoder.layers, *heads]

    def log_likelihood(self, z: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
        h = self.decoder(z)
        if self.gaussian:
            mean, sigma = self.location(h), self.floor + F.softplus(self.scale(h))
            return (-0.5 * ((x - mean) / sigma).square() - sigma.log() - 0.5 * math.log(2 * math.pi)).sum(-1)
        logits = self.location(h)
        return -F.binary_cross_entropy_with_logits(logits, x.expand_as(logits), reduction="none").sum(-1)

    def forward(self, x: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """Minus the mean of the bound over the batch; noise is [B, d], or [K, B, d]."""
        h = self.encoder(x)
        mean, log_variance = self.mean(h), self.log_variance(h)
        z = mean + torch.exp(0.5 * log_variance) * noise
        reconstruction = self.log_likelihood(z, x)
        if self.draws == 1:
            divergence = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum(-1)
            return -(reconstruction - divergence).mean()
        prior = (-0.5 * (math.log(2 * math.pi) + z.square())).sum(-1)
        posterior = (-0.5 * (math.log(2 * math.pi) + log_variance + (z - mean).square() / log_variance.exp())).sum(-1)
        return -(torch.logsumexp(reconstruction + prior - posterior, 0) - math.log(self.draws)).mean()


class Training:
    def __init__(self, options):
        self.options = options
        hidden = [int(width) for width in options.hidden.split(",")]
        self.vae = Vae(options.width, hidden, options.latent, options.activation, options.density, options.draws)
        self.loss = torch.jit.script(self.vae) if options.script else self.vae
        self.optimiser = torch.optim.Adam(self.vae.parameters(), lr=1e-3)
        self.rows = torch.rand(options.rows, options.width)
        if options.density == "bernoulli":
            self.rows = (self.rows > 0.5).float()
        sizes = [options.batch, options.latent]
        self.noise_sizes = sizes if options.draws == 1 else [options.draws, *sizes]

    def step(self, x, noise):
        loss = self.loss(x, noise)
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        return loss

    def round(self, steps):
        start = time.perf_counter()
        order = torch.randperm(len(self.rows))
        for first in range(0, steps * self.options.batch, self.options.batch):
            self.step(self.rows[order[first:first + self.options.batch]], torch.randn(self.noise_sizes))
        return (time.perf_counter() - start) / steps

    def losses(self, steps, path):
        with open(path, "rb") as file:
            given = torch.frombuffer(bytearray(file.read()), dtype=torch.float32)
        taken = 0

        def take(*sizes):
            nonlocal taken
            count = math.prod(sizes)
            taken += count
            return given[taken - count:taken].reshape(sizes)

        with torch.no_grad():
            for layer in self.vae.linears():
                layer.weight.copy_(take(layer.in_features, layer.out_features).t())
                layer.bias.copy_(take(layer.out_features))
        x, noise = take(self.options.batch, self.options.width), take(*self.noise_sizes)
        return [self.step(x, noise).item() for _ in range(steps)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("width", "latent", "batch", "draws", "rows", "threads"):
        parser.add_argument(f"--{name}", type=int, required=True)
    for name in ("hidden", "activation", "density"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--script", action="store_true")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    training = Training(options)
    for line in sys.stdin:
        what, count, *path = line.rstrip("\n").split(" ", 2)
        answer = [training.round(int(count))] if what == "round" else training.losses(int(count), *path)
        print(*answer, flush=True)


if __name__ == "__main__":
    main()
