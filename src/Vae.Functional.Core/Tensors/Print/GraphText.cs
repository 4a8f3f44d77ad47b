using System.Globalization;
using System.Text;

namespace Vae.Functional.Tensors.Print;

/// <summary>
/// A program as readable text: a line a node, in an order that depends on the program only, so that listings can be compared.
/// </summary>
public static class GraphText
{
    /// <summary>The whole program.</summary>
    public static string Of(Graph graph)
    {
        var (names, numbered) = (new Dictionary<Expr, string>(), 0);
        var lines = new StringBuilder();
        foreach (var parameter in graph.Parameters)
            Leaf(lines, names, parameter, parameter.Name, $"parameter {parameter.Name} : {parameter.Shape}");
        foreach (var statistic in graph.Statistics)
            Leaf(lines, names, statistic, statistic.Name, $"statistic {statistic.Name} : {statistic.Shape}");
        foreach (var input in graph.Inputs)
            Leaf(lines, names, input, input.Name, $"input {input.Name} : {Typed(input)}");
        foreach (var noise in graph.Noises)
            Leaf(lines, names, noise, noise.Name, $"noise {noise.Name} : {noise.Shape} ~ {Law(noise.Law)}");
        foreach (var node in graph.Nodes)
        {
            if (node is Expr.Constant constant)
                names[node] = Number(constant.Value);
            else if (node is Expr.Apply apply)
            {
                names[node] = $"%{++numbered}";
                lines.Append($"{names[node]} = {Call(apply, operand => names[operand])} : {Typed(node)}\n");
            }
        }
        foreach (var output in graph.Outputs)
            lines.Append($"output {output.Name} = {names[output.Value]}\n");
        return lines.ToString();
    }

    /// <summary>One node and where it comes from, for messages: <c>exp(add(…, …)) : [B, 20]</c>.</summary>
    public static string Describe(Expr node) => $"{Brief(node, depth: 2)} : {Typed(node)}";

    /// <summary>A number with as many digits as it takes to read it back.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Brief(Expr node, int depth) => node switch
    {
        Expr.Parameter parameter => parameter.Name,
        Expr.Input input => input.Name,
        Expr.Noise noise => noise.Name,
        Expr.Constant constant => Number(constant.Value),
        Expr.Apply apply when depth > 0 => Call(apply, operand => Brief(operand, depth - 1)),
        _ => "…",
    };

    private static string Call(Expr.Apply node, Func<Expr, string> name)
    {
        var arguments = node.Operands.Select(name).Concat(Details(node.Primitive, node.Attributes));
        return $"{Notation.Name(node.Primitive)}({string.Join(", ", arguments)})";
    }

    /// <summary>What a primitive needs beside its operands, as in <c>axes: [1]</c>.</summary>
    public static IEnumerable<string> Details(Primitive primitive, Attributes attributes) =>
    [
        .. attributes.Axes.Count > 0 ? [$"axes: {attributes.Axes}"] : Array.Empty<string>(),
        .. primitive is Primitive.Slice ? [$"start: {attributes.Start}", $"length: {attributes.Length}"] : Array.Empty<string>(),
        .. primitive is Primitive.Pad ? [$"start: {attributes.Start}"] : Array.Empty<string>(),
        .. primitive is Primitive.Polygamma or Primitive.GammaCdfRatio ? [$"order: {attributes.Order}"] : Array.Empty<string>(),
        .. PrimitiveGroups.Calls.Contains(primitive) ? [$"function: {attributes.Function!.Name}"] : Array.Empty<string>(),
        .. PrimitiveGroups.Windows.Contains(primitive) ? [$"window: {attributes.Window}"] : Array.Empty<string>(),
    ];

    private static string Typed(Expr node) =>
        node.Type == ElementType.Real ? $"{node.Shape}" : $"{node.Type.ToString().ToLowerInvariant()} {node.Shape}";

    private static string Law(NoiseLaw law) => law == NoiseLaw.StandardNormal ? "N(0, 1)" : "U(0, 1)";

    private static void Leaf(StringBuilder lines, Dictionary<Expr, string> names, Expr leaf, string name, string line)
    {
        names[leaf] = name;
        lines.Append(line).Append('\n');
    }
}
