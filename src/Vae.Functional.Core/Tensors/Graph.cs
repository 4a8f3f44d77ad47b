using System.Collections.Immutable;

namespace Vae.Functional.Tensors;

/// <summary>An expression under the name by which it is asked for.</summary>
public sealed record Output(string Name, Expr Value);

/// <summary>
/// A program: named outputs over the parameters, inputs and noises that they mention. A pure function of those. Equal nodes are one
/// node, so a leaf that is mentioned twice by name is one leaf.
/// </summary>
public sealed class Graph
{
    private Graph(ImmutableArray<Output> outputs)
    {
        Outputs = outputs;
        Nodes = Passes.Nodes.Below(outputs);
        Parameters = [.. Nodes.OfType<Expr.Parameter>().Where(parameter => parameter.IsTrained)];
        Statistics = [.. Nodes.OfType<Expr.Parameter>().Where(parameter => !parameter.IsTrained)];
        Inputs = [.. Nodes.OfType<Expr.Input>()];
        Noises = [.. Nodes.OfType<Expr.Noise>()];
    }

    /// <summary>What the program computes.</summary>
    public ImmutableArray<Output> Outputs { get; }

    /// <summary>All nodes, operands before the nodes that use them, in an order that depends on the program only.</summary>
    public ImmutableArray<Expr> Nodes { get; }

    /// <summary>The trained arrays, in order of first use.</summary>
    public ImmutableArray<Expr.Parameter> Parameters { get; }

    /// <summary>The arrays that training keeps without training them, in order of first use.</summary>
    public ImmutableArray<Expr.Parameter> Statistics { get; }

    /// <summary>The data, in order of first use.</summary>
    public ImmutableArray<Expr.Input> Inputs { get; }

    /// <summary>The random numbers, in order of first use.</summary>
    public ImmutableArray<Expr.Noise> Noises { get; }

    /// <summary>The expression behind an output's name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such output.</exception>
    public Expr this[string output] =>
        Outputs.FirstOrDefault(candidate => candidate.Name == output)?.Value
        ?? throw new KeyNotFoundException(
            $"no output '{output}'; there are {string.Join(", ", Outputs.Select(candidate => candidate.Name))}");

    /// <summary>Builds a program, giving equal nodes one identity.</summary>
    /// <exception cref="TypingException">Two leaves share a name but not a shape, or two outputs share a name.</exception>
    public static Graph Of(params ImmutableArray<Output> outputs)
    {
        var graph = new Graph(Passes.Share.Outputs(outputs));
        var names = graph.Nodes.Select(Name).OfType<string>().Concat(outputs.Select(output => "output " + output.Name));
        foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1))
            throw new TypingException($"'{twice.Key}' names two different things in one graph");
        return graph;
    }

    /// <summary>The program as readable text; see <see cref="Print.GraphText"/>.</summary>
    public override string ToString() => Print.GraphText.Of(this);

    private static string? Name(Expr node) => node switch
    {
        Expr.Parameter parameter => parameter.Name,
        Expr.Input input => input.Name,
        Expr.Noise noise => noise.Name,
        _ => null,
    };
}
