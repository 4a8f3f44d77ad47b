using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// Grows a graph from its leaves: at each step one primitive, every one as likely as any other, over expressions that are there. Values
/// are computed on the way, so that what is not fit to be compared never gets in, and large numbers are scaled down.
/// </summary>
internal sealed class Growth
{
    // What an operand may be, at most: then no primitive makes of it a number too large to compare.
    private const double LargestOperand = 4;

    private readonly Random random;
    private readonly GraphOptions options;
    private readonly CaseValues values;
    private readonly List<Expr> reals = [];
    private readonly List<Expr> truths = [];

    public Growth(Random random, GraphOptions options)
    {
        (this.random, this.options) = (random, options);
        BatchSize = 1 + random.Next(options.MaximumBatch);
        (Leaves, Shapes) = (new LeafDraws(random, BatchSize), new ShapeDraws(random));
        values = new CaseValues(BatchSize, Leaves.Values);
        reals.Add(Leaves.Parameter(Leaves.Shape() is var shape && shape.Any(dimension => dimension.PerBatch) ? 2 : shape));
    }

    public int BatchSize { get; }

    public LeafDraws Leaves { get; }

    public ShapeDraws Shapes { get; }

    public int Below(int bound) => random.Next(bound);

    /// <summary>A real expression, new ones more often than old.</summary>
    public Expr Real() =>
        random.Next(5) == 0
            ? Fresh(Leaves.Real(Leaves.Shape()))
            : reals[Math.Max(random.Next(reals.Count), random.Next(reals.Count))];

    /// <summary>A real expression of at least rank 1.</summary>
    public Expr RealWithAxes() => Among(reals, candidate => candidate.Shape.Rank > 0) ?? Fresh(Leaves.Real(2));

    /// <summary>A real expression that broadcasts against a shape.</summary>
    public Expr RealAgainst(Shape shape) => random.Next(3) switch
    {
        0 => Leaves.Constant(),
        1 => Fresh(Leaves.Real(Shapes.Narrower(shape))),
        _ => Among(reals, candidate => Fits(candidate.Shape, shape)) ?? Fresh(Leaves.Real(Shapes.Narrower(shape))),
    };

    /// <summary>A real expression of exactly a shape.</summary>
    public Expr RealOf(Shape shape) =>
        random.Next(3) > 0 && Among(reals, candidate => candidate.Shape == shape) is { } known ? known : Fresh(Leaves.Real(shape));

    /// <summary>A matrix.</summary>
    public Expr Matrix() => Among(reals, candidate => candidate.Shape.Rank == 2) ?? Fresh(Leaves.Real((2, 3)));

    /// <summary>An expression of truth values that broadcasts against a shape.</summary>
    public Expr TruthAgainst(Shape shape)
    {
        if (Among(truths, candidate => Fits(candidate.Shape, shape)) is { } known)
            return known;
        var a = RealAgainst(shape);
        return Expressions.Greater(a, RealAgainst(Tensors.Shapes.Broadcast(a.Shape, shape)));
    }

    /// <summary>An expression of reals or of truth values.</summary>
    public Expr Any() => truths.Count > 0 && random.Next(5) == 0 ? truths[random.Next(truths.Count)] : Real();

    /// <summary>Adds one primitive, if a fit place for it is found in a few tries.</summary>
    public void Add(Primitive primitive)
    {
        for (var attempt = 0; attempt < 4; attempt++)
            if (GrowthRules.Grow(primitive, this) is { } grown && Admitted(grown))
            {
                (grown.Type == ElementType.Truth ? truths : reals).Add(grown.Type == ElementType.Truth ? grown : Tamed(Labelled(grown)));
                return;
            }
    }

    /// <summary>The graph: one or two outputs, and perhaps an objective over all that is not used otherwise.</summary>
    public GraphCase Harvest()
    {
        var outputs = reals.TakeLast(1 + random.Next(2)).Select((value, i) => new Output($"output{i + 1}", value));
        var objective = options.Smooth || random.Next(2) == 0 ? [new Output(GraphCase.Objective, Objective())] : Array.Empty<Output>();
        var graph = Graph.Of([.. outputs, .. objective]);
        var names = graph.Nodes.Select(GraphEdits.LeafName).OfType<string>().ToHashSet();
        var used = Leaves.Values.Where(leaf => names.Contains(leaf.Key));
        return new GraphCase(graph, BatchSize, used.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private Expr Objective()
    {
        var used = reals.Concat(truths).SelectMany(node => GraphEdits.Below(node)[..^1]).ToHashSet();
        var ends = reals.Where(node => node is Expr.Apply && !used.Contains(node)).DefaultIfEmpty(reals[0]).ToArray();
        var objective = ends
            .Select(end => random.Next(2) == 0 ? Expressions.SumAll(end) : Expressions.MeanAll(end))
            .Aggregate((sum, term) => sum + term);
        return options.Smooth && !GraphEdits.HasParameter(objective) ? Leaves.Parameter(Shape.Scalar) * objective : objective;
    }

    private Expr Fresh(Expr leaf)
    {
        reals.Add(leaf);
        return leaf;
    }

    private Expr? Among(List<Expr> pool, Func<Expr, bool> fits) => Shapes.One(pool.Where(fits).TakeLast(6).ToArray());

    private bool Admitted(Expr grown) => GraphEdits.Below(grown).All(node => Admission.Admits(node, values, options));

    private Expr Tamed(Expr grown)
    {
        var magnitude = values.Magnitude(grown);
        return magnitude <= LargestOperand ? grown : Math.ScaleB(1, -(int)Math.Ceiling(Math.Log2(magnitude / LargestOperand))) * grown;
    }

    private Expr Labelled(Expr grown) => random.Next(20) == 0 ? grown.As($"s{reals.Count}", $"s_{{{reals.Count}}}") : grown;

    private static bool Fits(Shape a, Shape b) =>
        Enumerable.Range(1, Math.Min(a.Rank, b.Rank)).All(fromLast =>
            a[^fromLast] == b[^fromLast] || a[^fromLast] == 1 || b[^fromLast] == 1);
}
