using Vae.Functional.Noise;
using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>An estimator on a model: what a law is asked about. Means are taken for the model's first observation.</summary>
/// <param name="Estimator">Whose law it is.</param>
/// <param name="Model">On which it is tried.</param>
/// <param name="Test">Decides means that cannot be integrated.</param>
/// <param name="Key">Of the draws.</param>
/// <param name="Tally">Counts them.</param>
public sealed record EstimatorTrial(Estimator Estimator, ModelCase Model, MeanTest Test, NoiseKey Key, DrawTally Tally);

/// <summary>How many draws a check has taken so far.</summary>
public sealed class DrawTally
{
    /// <summary>The number.</summary>
    public long Draws { get; private set; }

    internal void Add(int draws) => Draws += draws;
}
