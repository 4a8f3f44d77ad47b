using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Vae.Functional.Tensors.Print;

/// <summary>
/// An expression as formulas, in text or in LaTeX: a node with a symbol becomes an equation of its own, everything else is written
/// out where it is used. What is printed is the graph itself, so it is exact.
/// </summary>
public static partial class Formula
{
    /// <summary>The equations from which the outputs follow, in an order in which each uses only earlier ones, as plain text.</summary>
    public static ImmutableArray<(string Left, string Right)> Text(Graph graph) => Equations(graph, latex: false);

    /// <summary>The same as LaTeX.</summary>
    public static ImmutableArray<(string Left, string Right)> Latex(Graph graph) => Equations(graph, latex: true);

    private static ImmutableArray<(string Left, string Right)> Equations(Graph graph, bool latex) =>
    [
        .. graph.Nodes.Where(node => node is Expr.Apply && node.Symbol is not null && Carrier(node) == node).Select(node => (Symbol(node, latex), Written(node, latex, top: true).Formula)),
        .. graph.Outputs.Where(output => output.Value.Symbol is null).Select(output => (output.Name, Written(output.Value, latex, top: true).Formula)),
    ];

    // A repetition is written as what it repeats.
    private static Expr Carrier(Expr node) => node is Expr.Apply { Primitive: Primitive.Broadcast } repetition ? Carrier(repetition.Operands[0]) : node;

    private static string Symbol(Expr node, bool latex) => latex ? node.Symbol!.Latex : node.Symbol!.Text;

    private static (string Formula, Binding Binding) Written(Expr node, bool latex, bool top = false) => node switch
    {
        { Symbol: not null } when !top => (Symbol(node, latex), Binding.Atom),
        Expr.Constant { Value: var value } => (Number(value, latex), value < 0 ? Binding.Prefix : Binding.Atom),
        Expr.Parameter { Name: var name } => (Name(name, latex), Binding.Atom),
        Expr.Input { Name: var name } => (Name(name, latex), Binding.Atom),
        Expr.Noise { Name: var name } => (Name(name, latex), Binding.Atom),
        Expr.Apply { Primitive: Primitive.Broadcast } apply => Written(apply.Operands[0], latex),
        Expr.Apply apply => Applied(apply, latex),
        _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
    };

    private static (string Formula, Binding Binding) Applied(Expr.Apply node, bool latex)
    {
        var form = Notation.Of(node.Primitive);
        var last = node.Operands.Length - 1;
        var operands = node.Operands.Select((operand, i) => Bound(operand, latex, i == last ? form.Last : form.Operands)).ToArray();
        var formula = Hole().Replace(latex ? form.Latex : form.Text, hole => hole.Groups[1].Value switch
        {
            "axes" => Axes(node, latex),
            "order" => node.Attributes.Order.ToString(),
            "shape" => node.Attributes.Shape.ToString(),
            "start" => node.Attributes.Start.ToString(),
            "range" => $"{node.Attributes.Start}…{node.Attributes.Start + node.Attributes.Length - 1}",
            "all" => string.Join(", ", operands),
            var number => operands[int.Parse(number)],
        });
        return (formula, form.Result);
    }

    private static string Bound(Expr operand, bool latex, Binding required)
    {
        var (formula, binding) = Written(operand, latex);
        return binding >= required ? formula : latex ? $@"\left({formula}\right)" : $"({formula})";
    }

    // Observations are numbered n, samples l, and what is left are the components d of an observation or a latent vector.
    private static string Axes(Expr.Apply reduction, bool latex)
    {
        var rank = reduction.Operands[0].Shape.Rank;
        var names = reduction.Attributes.Axes.Select(axis => reduction.Operands[0].Shape[axis].PerBatch ? "n" : axis == rank - 1 ? "d" : "l");
        return latex ? string.Join(",", names) : "_" + string.Join(",", names);
    }

    private static string Number(double value, bool latex)
    {
        var digits = GraphText.Number(value).Replace("-", latex ? "-" : "−");
        return digits is "0.5" && !latex ? "½" : digits is "−0.5" ? "−½" : digits;
    }

    private static string Name(string name, bool latex) => latex ? $@"\mathrm{{{name.Replace("_", @"\_")}}}" : name;

    [GeneratedRegex("#(\\d|axes|order|shape|start|range|all)")]
    private static partial Regex Hole();
}
