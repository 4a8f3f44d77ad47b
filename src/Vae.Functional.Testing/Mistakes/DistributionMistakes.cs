using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.LawsOfDistributions;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>Mistakes that have been made in distributions.</summary>
public static class DistributionMistakes
{
    /// <summary>Every mistake, as a family that makes it.</summary>
    public static ImmutableArray<Mistake<DistributionFamily>> All { get; } =
    [
        Normal("log σ left out of the density", right => right with
        {
            Densities = (normal, x) => normal.LogDensities(x) + Of(normal).LogScale,
        }),
        Normal("the ½ missing before the square", right => right with
        {
            Densities = (normal, x) => normal.LogDensities(x) - 0.5 * Square((x - Of(normal).Location) / Of(normal).Scale),
        }),
        Normal("σ² in place of σ in the density", right => right with
        {
            Densities = (normal, x) => NormalDistribution.FromScale(Of(normal).Location, Square(Of(normal).Scale)).LogDensities(x),
        }),
        Normal("½ log 2π left out of the density", right => right with
        {
            Densities = (normal, x) => normal.LogDensities(x) + 0.5 * Math.Log(2 * Math.PI),
        }),
        Normal("the sign of log σ turned in the density", right => right with
        {
            Densities = (normal, x) => normal.LogDensities(x) + 2 * Of(normal).LogScale,
        }),
        Normal("the log density averaged over the components", right => right with { Reduced = densities => Mean(densities, Axis.Pixels) }),
        Normal("the log density summed over the batch", right => right with
        {
            Reduced = densities => Broadcast(SumAll(densities), [Dimension.Batch]),
        }),
        Normal("σ² times the noise in the draw", right => right with
        {
            Drawn = (normal, noise) => Of(normal).Location + Square(Of(normal).Scale) * noise,
        }),
        Normal("uniform noise in place of normal noise in the draw", right => right with { Law = NoiseLaw.Uniform }),
        Normal("a draw that is detached and called reparameterised", right => right with
        {
            Drawn = (normal, noise) => StopGradient(normal.Draw(noise)),
        }),
        Normal("a draw of which σ is detached", right => right with
        {
            Drawn = (normal, noise) => Of(normal).Location + StopGradient(Of(normal).Scale) * noise,
        }),
        Normal("the variance called the standard deviation", right => right with { Deviation = normal => Square(Of(normal).Scale) }),
        Normal("the sign of the entropy turned", right => right with { Uncertainty = normal => -normal.Entropies! }),
        Normal("the entropy in bits", right => right with { Uncertainty = normal => 1 / Math.Log(2) * normal.Entropies! }),
        Normal("log σ² in place of log σ in the entropy", right => right with
        {
            Uncertainty = normal => normal.Entropies! + Of(normal).LogScale,
        }),
        Normal("a Map that leaves the parameters as they are", right => right with { IsFixed = true }),
        Bernoulli("the comparison of the draw turned", right => right with
        {
            Drawn = (bits, noise) => Where(Greater(noise, bits.Mean), 1.0, 0.0),
        }),
        Bernoulli("the sigmoid taken twice", right => right with
        {
            Densities = (bits, x) => new BernoulliDistribution(bits.Mean).LogDensities(x),
        }),
        Bernoulli("log p and log (1 − p) of a p that rounds to 0 or 1", right => right with
        {
            Densities = (bits, x) => x * Log(bits.Mean) + (1.0 - x) * Log(1.0 - bits.Mean),
        }),
        Bernoulli("the mass of bits used as a density on [0, 1]", right => right with
        {
            Values = Support.UnitInterval, Drawn = (_, noise) => noise,
        }),
    ];

    private static NormalDistribution Of(FactorisedDistribution normal) => (NormalDistribution)normal;

    private static Mistake<DistributionFamily> Normal(string name, Func<AlteredDistribution, AlteredDistribution> altered) => new(
        name,
        DistributionFamily.From($"a normal with {name}", Domain.Real, Domain.Positive, (location, scale) =>
            altered(new(NormalDistribution.FromScale(location, scale)))));

    private static Mistake<DistributionFamily> Bernoulli(string name, Func<AlteredDistribution, AlteredDistribution> altered) => new(
        name,
        DistributionFamily.From($"a Bernoulli with {name}", Domain.Real, logits => altered(new(new BernoulliDistribution(logits)))));
}
