using System.Collections.Immutable;

namespace Vae.Functional;

/// <summary>Means over a part of the data, in nats per observation.</summary>
/// <param name="Value">The estimator's value with the divergence at full weight.</param>
/// <param name="Objective">The value as training weighs it.</param>
/// <param name="Terms">Each term of the objective.</param>
public sealed record PartMetrics(double Value, double Objective, ImmutableSortedDictionary<string, double> Terms)
{
    /// <summary>Members and terms are compared by value.</summary>
    public bool Equals(PartMetrics? other) =>
        other is not null && Value.Equals(other.Value) && Objective.Equals(other.Objective) && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Objective, Terms.Count);
}

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="KlWeight">The weight of the divergence at the end of the epoch: warm-up × β.</param>
/// <param name="Train">Means over the batches as they were trained on.</param>
/// <param name="Validation">Means over the validation part after the epoch; null where there is none.</param>
public sealed record EpochMetrics(int Epoch, double KlWeight, PartMetrics Train, PartMetrics? Validation);

/// <summary>Sums over the batches of an epoch so far, kept in checkpoints so that a resumed epoch ends with the same means.</summary>
/// <param name="Observations">How many observations have been summed.</param>
/// <param name="Sums">Sum by output name.</param>
public sealed record RunningSums(int Observations, ImmutableSortedDictionary<string, double> Sums)
{
    /// <summary>Nothing summed yet.</summary>
    public static RunningSums Empty { get; } = new(0, ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal));

    /// <summary>The mean of an output.</summary>
    public double Mean(string name) => Sums[name] / Observations;

    /// <summary>Compared by value.</summary>
    public bool Equals(RunningSums? other) => other is not null && Observations == other.Observations && Sums.SequenceEqual(other.Sums);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Observations, Sums.Count);
}
