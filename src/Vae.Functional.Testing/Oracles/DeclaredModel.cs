using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// The model that a spec declares, evaluated by <see cref="Evaluate"/>: its own graphs under given values, not a second implementation.
/// </summary>
/// <param name="spec">The declaration.</param>
/// <param name="values">The value of each parameter, and of <see cref="OptimalSigma.FrozenInput"/> where σ is frozen, by name.</param>
internal sealed class DeclaredModel(VaeSpec spec, IReadOnlyDictionary<string, DenseArray> values)
{
    private readonly VaeModel model = new(spec with { Likelihood = Density(spec.Likelihood, spec.Observation.Width) });

    /// <summary>log p(x|z) at latent vectors, each of the prior's dimension, in nats.</summary>
    public double[] LogLikelihood(double[] latents, ReadOnlySpan<double> observation) =>
        At("log p(x|z)", model.Likelihood(Latent).LogDensity(model.Observation), latents, observation);

    /// <summary>log p(z) at latent vectors, in nats.</summary>
    public double[] LogPrior(double[] latents) => At("log p(z)", model.Prior.LogDensity(Latent), latents, default);

    /// <summary>The decoder's mean at one latent vector.</summary>
    public double[] Mean(double[] latent) => At("mean", model.Likelihood(Latent).Mean, latent, default);

    /// <summary>The posterior's mean and standard deviation at an observation.</summary>
    public (double[] Mean, double[] Deviation) Posterior(ReadOnlySpan<double> observation)
    {
        var q = model.Posterior;
        var found = Evaluate.Of(
            Graph.Of(new Output("mean", q.Mean), new Output("deviation", Expressions.Broadcast(q.StandardDeviation, q.Mean.Shape))),
            1,
            Leaves([], observation, 1));
        return ([.. found["mean"].Values], [.. found["deviation"].Values]);
    }

    /// <summary>Whether the likelihood's support holds an observation; outside it the density is zero, whatever a formula says.</summary>
    public bool Holds(ReadOnlySpan<double> observation)
    {
        foreach (var x in observation)
            if (model.Likelihood(Latent) switch
            {
                BernoulliDistribution => x is not (0 or 1),
                ContinuousBernoulliDistribution => x is not (>= 0 and <= 1),
                _ => false,
            })
                return false;
        return true;
    }

    // A squared error is declared in place of the Gaussian that it amounts to, with the same parameters.
    private static Likelihood Density(Likelihood likelihood, int width) => likelihood is MeanSquaredError error
        ? new Gaussian(error.Network, new FixedSigma(Math.Sqrt(error.Reduction == Reduction.Sum ? 0.5 : width / 2.0)))
        : likelihood;

    private Expr Latent => Expressions.Input("z", [Dimension.Batch, spec.Prior.Dimension]);

    private double[] At(string name, Expr value, double[] latents, ReadOnlySpan<double> observation)
    {
        var count = latents.Length / spec.Prior.Dimension;
        return [.. Evaluate.Of(Graph.Of(new Output(name, value)), count, Leaves(latents, observation, count))[name].Values];
    }

    private ImmutableDictionary<string, DenseArray> Leaves(double[] latents, ReadOnlySpan<double> observation, int count)
    {
        var leaves = values.ToImmutableDictionary();
        if (latents.Length > 0)
            leaves = leaves.SetItem("z", DenseArray.Of([count, spec.Prior.Dimension], latents));
        return observation.IsEmpty ? leaves : leaves.SetItem(VaeModel.ObservationInput, Repeated(observation, count));
    }

    /// <summary>One observation as a batch of equal ones.</summary>
    public static DenseArray Repeated(ReadOnlySpan<double> observation, int count)
    {
        var one = observation.ToArray();
        return DenseArray.Generate([count, one.Length], i => one[i % one.Length]);
    }
}
