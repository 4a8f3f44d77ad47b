using System.Collections.Immutable;
using System.Numerics.Tensors;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>Writes the values of a leaf for rows first … first + count − 1.</summary>
internal delegate void FillRows(Span<double> target, int first, int count);

/// <summary>
/// A program in which the rows of a batch have nothing to do with one another, for as many rows as are wanted: they are computed some at a
/// time, so that all arrays stay in the cache.
/// </summary>
/// <param name="graph">Its outputs are [B …], or sums over the rows.</param>
/// <param name="same">The values of a leaf that every row shares, of one row where its shape holds B; null for one that is filled.</param>
/// <param name="tile">How many rows at a time; 1 where they do have to do with one another.</param>
internal sealed class RowProgram(Graph graph, Func<string, double[]?> same, int tile = RowProgram.Tile)
{
    /// <summary>How many rows keep the arrays of a small program in the first cache.</summary>
    public const int Tile = 256;

    private readonly Dictionary<int, QuickProgram> tiles = [];

    /// <summary>Every output: row by row where its shape holds B, else summed over tiles, as the gradient of a sum over rows is.</summary>
    /// <param name="rows">B.</param>
    /// <param name="leaves">What fills those that rows do not share.</param>
    /// <exception cref="ArgumentException">A leaf has no value.</exception>
    public ImmutableSortedDictionary<string, double[]> At(int rows, IReadOnlyDictionary<string, FillRows> leaves)
    {
        var outputs = graph.Outputs.ToImmutableSortedDictionary(
            output => output.Name, output => new double[output.Value.Shape.Size.Bind(rows)], StringComparer.Ordinal);
        for (var first = 0; first < rows; first += tile)
        {
            var count = Math.Min(tile, rows - first);
            var program = Laid(count);
            foreach (var name in program.Open)
                (leaves.GetValueOrDefault(name) ?? throw new ArgumentException($"'{name}' has no value"))(program.Leaf(name), first, count);
            program.Run();
            foreach (var output in graph.Outputs)
                if (output.Value.Shape.Size is { PerBatch: true, Count: var each })
                    program[output.Name].CopyTo(outputs[output.Name].AsSpan(first * each));
                else
                    TensorPrimitives.Add(outputs[output.Name], program[output.Name], outputs[output.Name]);
        }
        return outputs;
    }

    /// <summary>Fills a leaf from its values for all rows.</summary>
    public static FillRows From(double[] values, int rows) => (target, first, count) =>
        values.AsSpan(first * (values.Length / rows), count * (values.Length / rows)).CopyTo(target);

    /// <summary>Fills a leaf with the same values in each row.</summary>
    public static FillRows Each(double[] row) => (target, _, count) =>
    {
        for (var at = 0; at < count; at++)
            row.CopyTo(target[(at * row.Length)..]);
    };

    private QuickProgram Laid(int count) => tiles.TryGetValue(count, out var known)
        ? known
        : tiles[count] = new(graph, count, name => same(name) is { } values ? Repeated(name, values, count) : null);

    private double[] Repeated(string name, double[] row, int count) =>
        graph.Inputs.Any(input => input.Name == name && input.Shape.Size.PerBatch)
        || graph.Parameters.Any(parameter => parameter.Name == name && parameter.IsLocal)
            ? [.. Enumerable.Repeat(row, count).SelectMany(number => number)]
            : row;
}
