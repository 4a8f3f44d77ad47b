using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>The weights of p(x|z) drawn from q(w), in place of parameters.</summary>
internal sealed class DrawnWeights
{
    // √0 has no slope, and a layer whose input is 0 throughout makes one: far below what single precision resolves of a sum.
    private const double SmallestVariance = 1e-20;

    private readonly MeanField posterior;
    private readonly Dimension rows;
    private readonly ImmutableHashSet<string> local;

    private DrawnWeights(MeanField posterior, Dimension rows, Graph program)
    {
        (this.posterior, this.rows) = (posterior, rows);
        local = posterior.Local ? [.. program.Parameters.Where(weight => IsLocal(weight, program)).Select(weight => weight.Name)] : [];
    }

    /// <summary>The weights of a likelihood: every parameter on which its density depends.</summary>
    public static ImmutableArray<Expr.Parameter> Of(Distribution likelihood, Expr x) => Density(likelihood, x).Parameters;

    /// <summary>A likelihood with its weights drawn.</summary>
    /// <param name="likelihood">p(x|z) over draws of z, a row each.</param>
    /// <param name="x">What its density is taken at, [rows, D].</param>
    /// <param name="posterior">q(w).</param>
    public static Distribution In(Distribution likelihood, Expr x, MeanField posterior)
    {
        var drawn = new DrawnWeights(posterior, x.Shape[0], Density(likelihood, x));
        return likelihood.Map(part => Rewrite.BottomUp([new Output("", part)], drawn.Drawn)[0].Value);
    }

    private static Graph Density(Distribution likelihood, Expr x) => Graph.Of(new Output("", likelihood.LogDensity(x)));

    private Expr Drawn(Expr node) => node switch
    {
        Expr.Parameter { IsTrained: true } weight when !local.Contains(weight.Name) =>
            Draw(weight, posterior.Deviation(weight), Noise(weight, weight.Shape)),
        Expr.Apply { Primitive: Primitive.MatrixMultiply, Operands: [var x, Expr.Parameter weight] } product when IsLocal(weight) =>
            Draw(product, Spread(x, posterior.Deviation(weight)), Noise(weight, product.Shape)),
        Expr.Apply { Primitive: Primitive.Broadcast, Operands: [Expr.Parameter weight] } repeated when IsLocal(weight) =>
            Draw(repeated, posterior.Deviation(weight), Noise(weight, repeated.Shape)),
        _ => node,
    };

    private bool IsLocal(Expr.Parameter weight) => local.Contains(weight.Name);

    // Where it enters a row once, so that what a row makes of it is all that the row sees of its draw.
    private bool IsLocal(Expr.Parameter weight, Graph program) =>
        program.Nodes.OfType<Expr.Apply>().Where(node => node.Operands.Contains(weight)).ToArray() is [var only] && only switch
        {
            { Primitive: Primitive.MatrixMultiply, Operands: [var x, Expr.Parameter] } => x.Shape[0] == rows,
            { Primitive: Primitive.Broadcast } => only.Shape == weight.Shape.Prepend(rows),
            _ => false,
        };

    // √(x² σ²), the deviation of x w.
    private static Expr Spread(Expr x, Expr deviation) => Sqrt(MatrixMultiply(Square(x), Square(deviation)) + SmallestVariance);

    private static Expr Draw(Expr mean, Expr deviation, Expr noise)
    {
        var draw = mean + deviation * noise;
        return mean.Symbol is { } symbol ? draw.As($"{symbol.Text}~", $@"\tilde{{{symbol.Latex}}}") : draw;
    }

    private static Expr Noise(Expr.Parameter weight, Shape shape) =>
        Expressions.Noise($"weights.{weight.Name}", shape, NoiseLaw.StandardNormal).As("ζ", @"\zeta");
}
