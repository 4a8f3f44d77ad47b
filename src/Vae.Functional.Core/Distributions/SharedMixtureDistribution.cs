using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// A mixture over whole vectors whose k parts are the rows of one distribution, the same for all rows of x: as a prior has it. Work is that
/// of one density over n·k rows, whatever k is. Where each row has parts of its own, take <see cref="MixtureDistribution"/>.
/// </summary>
/// <param name="Logits">Log weights up to a constant, [1, k].</param>
/// <param name="Parts">The parts, over [k, d]: a parameter with k rows has one for each part, any other is shared by them.</param>
public sealed record SharedMixtureDistribution(Expr Logits, Distribution Parts) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => Parts.Support;

    /// <summary>Σ w m over the parts, [1, d].</summary>
    public override Expr Mean => MatrixMultiply(Exp(LogWeights), Each(Parts.Mean));

    /// <summary>By the law of total variance, [1, d].</summary>
    public override Expr StandardDeviation =>
        Sqrt(MatrixMultiply(Exp(LogWeights), Square(Each(Parts.StandardDeviation)) + Square(Each(Parts.Mean) - Mean)));

    /// <summary>The choice is not.</summary>
    public override bool IsReparameterised => false;

    /// <summary>log Σ w p(x) over the parts.</summary>
    public override Expr LogDensity(Expr x)
    {
        var (n, d) = (x.Shape[0], x.Shape[1]);
        Expr PerPart(Expr rows, Shape row) => Reshape(Broadcast(rows, [n, Count, .. row]), [new Dimension(Count * n.Count, n.PerBatch), .. row]);
        var parts = Parts.Map(parameter => HasRows(parameter) ? PerPart(parameter, [.. parameter.Shape.Skip(1)]) : parameter);
        var densities = parts.LogDensity(PerPart(Reshape(x, [n, 1, d]), [d]));
        return LogSumExp(LogWeights + Reshape(densities, [n, Count]), -1);
    }

    /// <summary>A uniform number for each part, and what one part takes.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
    [
        new(NoiseLaw.Uniform, Count, "choice"),
        .. Parts.Noises(components).Select(noise => noise with { Part = noise.Part == "" ? "part" : $"part.{noise.Part}" }),
    ];

    /// <summary>A draw of the part that is chosen: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var n = noises[0].Shape[0];
        var chosen = Reshape(CategoricalDistribution.Chosen(Reshape(Logits, [1, 1, Count]), noises[0]), [n, Count]);
        Expr Picked(Expr parameter)
        {
            Shape row = [.. parameter.Shape.Skip(1)];
            return Reshape(MatrixMultiply(Where(chosen, 1.0, 0.0), Reshape(parameter, [Count, row.Size])), [n, .. row]);
        }
        return StopGradient(Parts.Map(parameter => HasRows(parameter) ? Picked(parameter) : parameter).Draw(noises[1..]));
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new SharedMixtureDistribution(parameter(Logits), Parts.Map(parameter));

    private int Count => Logits.Shape[1].Count;

    private Expr LogWeights => Logits - Formulas.WithLastAxis(LogSumExp(Logits, -1));

    private bool HasRows(Expr parameter) => parameter.Shape is [{ PerBatch: false } rows, _, ..] && rows.Count == Count;

    private Expr Each(Expr value) => Broadcast(value, [Count, Parts.Mean.Shape[^1]]);
}
