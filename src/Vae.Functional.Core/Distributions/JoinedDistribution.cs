using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>Two independent distributions over vectors laid behind one another: log p(x₁, x₂) = log p₁(x₁) + log p₂(x₂).</summary>
/// <param name="First">p₁, its mean [n, <paramref name="FirstWidth"/>].</param>
/// <param name="FirstWidth">How many components are the first's.</param>
/// <param name="Then">p₂, its mean [n, <paramref name="ThenWidth"/>].</param>
/// <param name="ThenWidth">How many are the second's.</param>
public sealed record JoinedDistribution(Distribution First, int FirstWidth, Distribution Then, int ThenWidth) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Joined(First.Support, Then.Support);

    /// <inheritdoc/>
    public override Expr LogDensity(Expr x) =>
        First.LogDensity(Slice(x, 1, 0, FirstWidth)) + Then.LogDensity(Slice(x, 1, FirstWidth, ThenWidth));

    /// <inheritdoc/>
    public override Expr Mean => Concatenate(1, First.Mean, Then.Mean);

    /// <inheritdoc/>
    public override Expr StandardDeviation => Concatenate(
        1, Broadcast(First.StandardDeviation, First.Mean.Shape), Broadcast(Then.StandardDeviation, Then.Mean.Shape));

    /// <inheritdoc/>
    public override Expr? Entropy => (First.Entropy, Then.Entropy) is ({ } first, { } then) ? first + then : null;

    /// <inheritdoc/>
    public override bool IsReparameterised => First.IsReparameterised && Then.IsReparameterised;

    /// <summary>Those of each, under names of their own.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
        [.. Of(First, FirstWidth, "first"), .. Of(Then, ThenWidth, "then")];

    /// <inheritdoc/>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var count = First.Noises(FirstWidth).Length;
        return Concatenate(1, First.Draw(noises[..count]), Then.Draw(noises[count..]));
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new JoinedDistribution(First.Map(parameter), FirstWidth, Then.Map(parameter), ThenWidth);

    private static IEnumerable<DrawNoise> Of(Distribution part, int width, string name) =>
        part.Noises(width).Select(noise => noise with { Part = noise.Part == "" ? name : $"{name}.{noise.Part}" });
}
