using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// Draws leaves and their values between −2 and 2: multiples of 1/64, which float32 holds exactly, or, for ties and zeros, whole numbers.
/// </summary>
internal sealed class LeafDraws(Random random, int batchSize)
{
    private static readonly double[] Constants = [-2, -1, -0.5, 0, 0.25, 0.5, 1, 1, 2];

    private readonly Dictionary<string, DenseArray> values = [];

    /// <summary>The values drawn so far, by name.</summary>
    public IReadOnlyDictionary<string, DenseArray> Values => values;

    /// <summary>A shape of rank 0 to 3 and small extents, half of the time a batch.</summary>
    public Shape Shape()
    {
        var rank = random.Next(10) switch { 0 => 0, < 4 => 1, < 8 => 2, _ => 3 };
        Shape extents = [.. Enumerable.Range(0, rank).Select(_ => (Dimension)Extent())];
        if (rank == 0 || random.Next(2) == 0)
            return extents;
        return Shapes.With(extents, random.Next(4) == 0 ? random.Next(rank) : Axis.Batch, Dimension.Batch);
    }

    /// <summary>A small extent, 2 more often than not.</summary>
    public int Extent() => random.Next(7) switch { 0 => 1, < 4 => 2, < 6 => 3, _ => 4 };

    /// <summary>A new real leaf. What has the batch's extent is data or noise; a scalar may be a constant.</summary>
    public Expr Real(Shape shape) => (shape.Any(dimension => dimension.PerBatch), random.Next(10)) switch
    {
        (false, < 6) => Parameter(shape),
        (_, 6) => Noise(shape, NoiseLaw.Uniform),
        (_, 7) => Noise(shape, NoiseLaw.StandardNormal),
        (false, 8) => Expressions.Broadcast(Constant(), shape),
        _ => Kept("input", shape, name => new Expr.Input(name, shape), Numbers()),
    };

    /// <summary>A new parameter.</summary>
    public Expr Parameter(Shape shape) =>
        Kept("parameter", shape, name => new Expr.Parameter(name, shape, new Initialisation.Normal(1)), Numbers());

    /// <summary>Positions below a bound.</summary>
    public Expr Index(Shape shape, Dimension bound) =>
        Kept("index", shape, name => new Expr.Input(name, shape, ElementType.Index), () => random.Next(bound.Bind(batchSize)));

    /// <summary>A number, often one that is neutral to an operation.</summary>
    public Expr Constant() => Constants[random.Next(Constants.Length)];

    private Expr Noise(Shape shape, NoiseLaw law) =>
        Kept("noise", shape, name => new Expr.Noise(name, shape, law), law == NoiseLaw.Uniform ? Probability : Numbers());

    private double Probability() => random.Next(1, 64) / 64.0;

    private Func<double> Numbers() => random.Next(4) == 0 ? () => random.Next(-2, 3) : () => random.Next(-128, 129) / 64.0;

    private Expr Kept(string kind, Shape shape, Func<string, Expr> leaf, Func<double> value)
    {
        var name = $"{kind}{values.Keys.Count(known => known.StartsWith(kind, StringComparison.Ordinal)) + 1}";
        values[name] = DenseArray.Generate(shape.Bind(batchSize), _ => value());
        return leaf(name);
    }
}
