using Vae.Functional.Bounds;
using Vae.Functional.Distributions;

namespace Vae.Functional;

/// <summary>What several measures need of a spec, each as what is lacking.</summary>
internal static class Needs
{
    /// <summary>A density q(z|x).</summary>
    public static string? Density(VaeSpec spec) => new VaeModel(spec).Posterior is PointMassDistribution
        ? "q(z|x) is a point and has no density; declare DiagonalGaussian"
        : null;

    /// <summary>The mean of q(z|x) in closed form.</summary>
    public static string? Mean(VaeSpec spec) => new VaeModel(spec).Posterior is { HasMoments: false } q
        ? $"the mean of q(z|x), a {Name(q)}, has no closed form; declare DiagonalGaussian"
        : null;

    /// <summary>q(z|x) a normal with independent components, whose density at any z is known from its moments.</summary>
    public static string? NormalPosterior(VaeSpec spec) => Density(spec) ?? (new VaeModel(spec).Posterior is NormalDistribution
        ? null
        : $"q(z|x) is a {Name(new VaeModel(spec).Posterior)}; declare DiagonalGaussian");

    /// <summary>Divergences of single components in closed form.</summary>
    public static string? ComponentDivergences(VaeSpec spec) =>
        Density(spec) ?? Objectives.Programs.ComponentDivergences(spec).MatchUnsafe<string?>(Right: _ => null, Left: fault => fault.Message);

    /// <summary>The ids of the rules that say something, as in <c>VAE1001, VAE2001</c>.</summary>
    public static string Ids(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(finding => finding.Rule.Id));

    private static string Name(Distribution distribution) => distribution.GetType().Name.Replace(nameof(Distribution), "");
}
