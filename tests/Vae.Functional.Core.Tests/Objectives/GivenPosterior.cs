using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Objectives;

/// <summary>
/// q(z|x) whose mean and log σ² are handed in, a pair for each row: the gradient for one row's pair is what an encoder would get.
/// </summary>
public sealed record GivenPosterior : Family
{
    public const string Mean = "posterior mean";
    public const string LogVariance = "posterior log σ²";

    public override Distribution Posterior(Expr observation, int latent) => NormalDistribution.FromLogVariance(
        Input(Mean, [Dimension.Batch, latent]),
        Input(LogVariance, [Dimension.Batch, latent]));

    public override (string Text, string Latex) Notation => ("q", "q");

    public override IEnumerable<string> Faults => [];
}
