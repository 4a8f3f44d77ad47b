"""The model of the mnist-bound benchmark as one would write it in PyTorch: eager, autograd, torch.optim.Adam.

Prints one JSON object: the test bound in nats per image, its standard error, and the seconds that the steps of each epoch took.
"""

import argparse
import json
import math
import time

import torch
from torch import nn
from torch.nn import functional as F


def dense(inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class BernoulliVae(nn.Module):
    def __init__(self, width, hidden=400, latent=20):
        super().__init__()
        self.encoder = dense(width, hidden)
        self.mean = dense(hidden, latent)
        self.log_variance = dense(hidden, latent)
        self.decoder = dense(latent, hidden)
        self.logits = dense(hidden, width)

    def bound(self, x):
        """One sample of the evidence lower bound for each image, its divergence in closed form."""
        h = F.relu(self.encoder(x))
        mean, log_variance = self.mean(h), self.log_variance(h)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        logits = self.logits(F.relu(self.decoder(z)))
        reconstruction = -F.binary_cross_entropy_with_logits(logits, x, reduction="none").sum(1)
        divergence = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum(1)
        return reconstruction - divergence


def read_bits(path, width):
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).reshape(-1, width).float()


def train_epoch(model, optimiser, rows, batch_size):
    order = torch.randperm(len(rows))
    for first in range(0, len(rows), batch_size):
        loss = -model.bound(rows[order[first:first + batch_size]]).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


def test_bound(model, rows, batch_size=200):
    with torch.no_grad():
        values = torch.cat([model.bound(batch) for batch in rows.split(batch_size)]).double()
    return values.mean().item(), (values.std() / math.sqrt(len(values))).item()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("training", help="bits to train on: one byte each, 0 or 1, row after row")
    parser.add_argument("test", help="bits to test on")
    parser.add_argument("--width", type=int, default=784, help="bits of one row")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch-size", type=int, default=100)
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    training = read_bits(options.training, options.width)
    model = BernoulliVae(options.width)
    optimiser = torch.optim.Adam(model.parameters(), lr=options.learning_rate)
    seconds = []
    for _ in range(options.epochs):
        start = time.perf_counter()
        train_epoch(model, optimiser, training, options.batch_size)
        seconds.append(time.perf_counter() - start)
    bound, standard_error = test_bound(model, read_bits(options.test, options.width))
    print(json.dumps({"bound": bound, "standard_error": standard_error, "seconds_per_epoch": seconds}))


if __name__ == "__main__":
    main()
