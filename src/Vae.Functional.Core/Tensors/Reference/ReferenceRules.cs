using System.Collections.Frozen;
using System.Collections.Immutable;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Tensors.Reference;

/// <summary>
/// What each primitive means, in float64, slowly and obviously; the pointwise ones are <see cref="ScalarRules"/>, number by number. Every
/// other interpreter must agree with this table.
/// </summary>
public static class ReferenceRules
{
    /// <summary>The value of a primitive: operands, attributes, extents of the result.</summary>
    private delegate DenseArray Rule(ImmutableArray<DenseArray> x, Attributes attributes, int[] extents);

    private static readonly FrozenDictionary<Primitive, Rule> Table = new Dictionary<Primitive, Rule>
    {
        [BatchSize] = (_, _, _) => throw new InvalidOperationException("the batch size is bound by Evaluate"),
        [Reshape] = (x, _, extents) => DenseArray.Of(extents, x[0].Values),
        [Transpose] = (x, attributes, extents) => At(extents, position => x[0][Original(position, attributes.Axes)]),
        [Broadcast] = (x, _, extents) => At(extents, position => x[0][Source(position, x[0].Extents)]),
        [Slice] = (x, attributes, extents) => At(extents, position => x[0][Moved(position, attributes.Axes[0], attributes.Start)]),
        [Pad] = (x, attributes, extents) => At(extents, position => Inside(x[0], position, attributes.Axes[0], attributes.Start)),
        [Concatenate] = (x, attributes, extents) => At(extents, position => Part(x, position, attributes.Axes[0])),
        [Gather] = (x, attributes, extents) => At(extents, position => x[0][Put(position, attributes.Axes[0], (int)x[1][position])]),
        [ScatterAdd] = Scatter,
        [Unfold] = (x, attributes, extents) => At(extents, position =>
            Windows.Covered(position, attributes.Window, x[0].Extents) is { } pixel ? x[0][pixel] : 0),
        [Fold] = (x, attributes, extents) => Added(x[0], extents, position => Windows.Covered(position, attributes.Window, [.. extents])),
        [Sum] = Reduce(values => values.Sum()),
        [Mean] = Reduce(values => values.Average()),
        [Max] = Reduce(values => values.Aggregate(Math.Max)),
        [LogSumExp] = Reduce(SpecialFunctions.LogSumExp),
        [MatrixMultiply] = (x, _, extents) => At(extents, position => Product(x[0], x[1], position[0], position[1])),
    }
    .Concat(PrimitiveGroups.Calls.Select(primitive => KeyValuePair.Create(primitive, Called(primitive))))
    .Concat(ScalarRules.Covered.Select(primitive => KeyValuePair.Create(primitive, Pointwise(primitive))))
    .ToFrozenDictionary();

    /// <summary>The primitives that have a rule: all of them.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>The value of a primitive applied to values; <paramref name="extents"/> are those of the result.</summary>
    public static DenseArray Apply(Primitive primitive, ImmutableArray<DenseArray> operands, Attributes attributes, int[] extents) =>
        Table[primitive](operands, attributes, extents);

    private static Rule Pointwise(Primitive primitive) => (x, attributes, extents) =>
    {
        var rule = ScalarRules.Of(primitive, attributes);
        double Operand(int index, int i) => index < x.Length ? x[index].Values[i] : 0;
        return DenseArray.Generate(extents, i => rule(Operand(0, i), Operand(1, i), Operand(2, i)));
    };

    private static Rule Called(Primitive primitive) => (x, attributes, extents) =>
    {
        using var call = attributes.Function!.Open();
        var values = new double[extents.Aggregate(1, (product, extent) => product * extent)];
        call.Run(primitive, x[0].Extents[0], x[0].Values, x[1].Values, x.Length > 2 ? x[2].Values : [], values);
        return DenseArray.Of(extents, values);
    };

    private static DenseArray At(int[] extents, Func<int[], double> value) =>
        DenseArray.Generate(extents, flat => value(DenseArray.Position(extents, flat)));

    private static int[] Original(int[] position, Sizes order)
    {
        var original = new int[position.Length];
        for (var axis = 0; axis < position.Length; axis++)
            original[order[axis]] = position[axis];
        return original;
    }

    private static int[] Source(int[] position, Sizes extents) =>
        [.. extents.Select((extent, axis) => extent == 1 ? 0 : position[axis + position.Length - extents.Count])];

    private static int[] Moved(int[] position, int axis, int by) => Put(position, axis, position[axis] + by);

    private static int[] Put(int[] position, int axis, int value) => [.. position.Select((old, i) => i == axis ? value : old)];

    private static double Inside(DenseArray x, int[] position, int axis, int start) =>
        position[axis] >= start && position[axis] < start + x.Extents[axis] ? x[Moved(position, axis, -start)] : 0;

    private static double Product(DenseArray a, DenseArray b, int row, int column) =>
        Enumerable.Range(0, a.Extents[1]).Sum(k => a[[row, k]] * b[[k, column]]);

    private static double Part(ImmutableArray<DenseArray> parts, int[] position, int axis)
    {
        var (part, start) = (0, 0);
        while (position[axis] - start >= parts[part].Extents[axis])
            start += parts[part++].Extents[axis];
        return parts[part][Moved(position, axis, -start)];
    }

    private static DenseArray Scatter(ImmutableArray<DenseArray> x, Attributes attributes, int[] extents) =>
        Added(x[0], extents, position => Put(position, attributes.Axes[0], (int)x[1][position]));

    // Zeros, to which each number of x is added at its place, if it has one.
    private static DenseArray Added(DenseArray x, int[] extents, Func<int[], int[]?> place)
    {
        var sums = new double[extents.Aggregate(1, (product, extent) => product * extent)];
        var (from, strides) = (x.Extents.ToArray(), DenseArray.Strides(extents));
        for (var i = 0; i < x.Count; i++)
            if (place(DenseArray.Position(from, i)) is { } target)
                sums[target.Zip(strides, (position, stride) => position * stride).Sum()] += x.Values[i];
        return DenseArray.Of(extents, sums);
    }

    private static Rule Reduce(Func<double[], double> function) => (x, attributes, extents) =>
    {
        var axes = attributes.Axes;
        var inner = axes.Select(axis => x[0].Extents[axis]).ToArray();
        var count = inner.Aggregate(1, (product, extent) => product * extent);
        return At(extents, kept => function([.. Enumerable.Range(0, count).Select(i => Inner(kept, i))]));

        double Inner(int[] kept, int i) => x[0][Interleaved(kept, DenseArray.Position(inner, i), axes)];
    };

    private static int[] Interleaved(int[] kept, int[] reduced, Sizes axes)
    {
        var (full, k, r) = (new int[kept.Length + reduced.Length], 0, 0);
        for (var axis = 0; axis < full.Length; axis++)
            full[axis] = axes.Contains(axis) ? reduced[r++] : kept[k++];
        return full;
    }
}
