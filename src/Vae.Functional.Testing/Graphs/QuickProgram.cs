using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// A graph laid out for one batch size, to be run again and again: its arrays are there once, and what no open leaf has a part in is
/// computed once.
/// </summary>
internal sealed class QuickProgram
{
    private readonly Dictionary<string, double[]> open = [];
    private readonly Dictionary<string, double[]> outputs;
    private readonly List<Action> steps = [];

    /// <summary>Lays a graph out.</summary>
    /// <param name="graph">The program.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="settled">The numbers of a leaf that stay the same, by name; null for one that is set before each run.</param>
    public QuickProgram(Graph graph, int batchSize, Func<string, double[]?> settled)
    {
        var values = new Dictionary<Expr, double[]>(graph.Nodes.Length);
        var changing = new System.Collections.Generic.HashSet<Expr>();
        foreach (var node in graph.Nodes)
            values[node] = node switch
            {
                Expr.Parameter parameter => Leaf(parameter.Name, node),
                Expr.Input input => Leaf(input.Name, node),
                Expr.Noise noise => Leaf(noise.Name, node),
                Expr.Constant constant => [constant.Value],
                Expr.Apply { Primitive: Primitive.BatchSize } => [batchSize],
                Expr.Apply apply => Applied(apply),
                _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
            };
        outputs = graph.Outputs.ToDictionary(output => output.Name, output => values[output.Value]);

        double[] Numbers(Expr node) => new double[node.Shape.Bind(batchSize).Aggregate(1, (product, extent) => product * extent)];

        double[] Leaf(string name, Expr leaf)
        {
            if (settled(name) is { } known)
                return known;
            changing.Add(leaf);
            return open[name] = Numbers(leaf);
        }

        double[] Applied(Expr.Apply apply)
        {
            var changes = apply.Operands.Any(changing.Contains);
            if (changes)
                changing.Add(apply);
            if (apply.Primitive is Primitive.Reshape or Primitive.StopGradient)
                return values[apply.Operands[0]];
            var target = Numbers(apply);
            var step = QuickRules.Step(apply, [.. apply.Operands.Select(operand => values[operand])], target, batchSize);
            if (changes)
                steps.Add(step);
            else
                step();
            return target;
        }
    }

    /// <summary>The leaves that are set before each run.</summary>
    public IEnumerable<string> Open => open.Keys;

    /// <summary>The numbers of an open leaf, to be written.</summary>
    public Span<double> Leaf(string name) => open[name];

    /// <summary>The numbers of an output, since the last run.</summary>
    public ReadOnlySpan<double> this[string output] => outputs[output];

    /// <summary>Computes the outputs for what the open leaves hold.</summary>
    public void Run()
    {
        foreach (var step in steps)
            step();
    }
}
