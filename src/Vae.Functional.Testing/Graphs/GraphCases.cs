using FsCheck;
using FsCheck.Fluent;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// Well-typed programs over the whole expression language, with values to run them on: for laws that hold for every program, such as
/// that two interpreters agree.
/// </summary>
public static class GraphCases
{
    /// <summary>Generated and shrunk cases; larger sizes give more primitives.</summary>
    public static Arbitrary<GraphCase> Of(GraphOptions? options = null)
    {
        var settled = options ?? new GraphOptions();
        return Arb.From(
            Gen.Sized(size => Gen.Choose(0, int.MaxValue - 1).Select(seed => Grown(seed, size, settled))),
            graphCase => GraphShrinker.Smaller(graphCase, settled));
    }

    /// <summary>One case: the same seed, size and options give the same.</summary>
    public static GraphCase Grown(int seed, int size, GraphOptions? options = null)
    {
        var settled = options ?? new GraphOptions();
        var random = new Random(seed);
        var growth = new Growth(random, settled);
        var without = (settled.Without ?? []).Union(settled.Smooth ? [Primitive.StopGradient] : Array.Empty<Primitive>());
        var primitives = GrowthRules.Covered.Order().Where(primitive => !without.Contains(primitive)).ToArray();
        for (var step = 0; step < 2 + size / 4; step++)
            growth.Add(primitives[random.Next(primitives.Length)]);
        return growth.Harvest();
    }
}
