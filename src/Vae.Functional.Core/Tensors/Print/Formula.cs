using System.Collections.Immutable;
using System.Globalization;
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
        .. graph.Nodes
            .Where(node => node is Expr.Apply && node.Symbol is not null)
            .Select(node => (Symbol(node, latex), Written(node, latex, top: true).Formula)),
        .. graph.Outputs
            .Where(output => output.Value.Symbol is null)
            .Select(output => (output.Name, Written(output.Value, latex, top: true).Formula)),
    ];

    private static string Symbol(Expr node, bool latex) => latex ? node.Symbol!.Latex : node.Symbol!.Text;

    // A piece of a formula, how strongly it binds, and whether a Σ at its right end would take in what is written behind it.
    private readonly record struct Piece(string Formula, Binding Binding, bool Reaches = false);

    private static Piece Written(Expr node, bool latex, bool top = false) => node switch
    {
        { Symbol: not null } when !top => new(Symbol(node, latex), Binding.Atom),
        Expr.Constant { Value: var value } => Number(value, latex),
        Expr.Parameter { Name: var name } => new(Name(name, latex), Binding.Atom),
        Expr.Input { Name: var name } => new(Name(name, latex), Binding.Atom),
        Expr.Noise { Name: var name } => new(Name(name, latex), Binding.Atom),
        // A repetition is written as what it repeats.
        Expr.Apply { Primitive: Primitive.Broadcast } apply => Written(apply.Operands[0], latex),
        Expr.Apply apply => Applied(apply, latex),
        _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
    };

    private static Piece Applied(Expr.Apply node, bool latex)
    {
        var form = Notation.Of(node.Primitive);
        var (template, last) = (latex ? form.Latex : form.Text, node.Operands.Length - 1);
        var reaches = form.Reaches;
        var formula = Hole().Replace(template, hole => hole.Groups[1].Value switch
        {
            "axes" => Axes(node, latex),
            "order" => node.Attributes.Order.ToString(CultureInfo.InvariantCulture),
            "shape" => node.Attributes.Shape.ToString(),
            "start" => node.Attributes.Start.ToString(CultureInfo.InvariantCulture),
            "range" => $"{node.Attributes.Start}…{node.Attributes.Start + node.Attributes.Length - 1}",
            "all" => string.Join(", ", node.Operands.Select(operand => Written(operand, latex).Formula)),
            var number => Operand(int.Parse(number, CultureInfo.InvariantCulture), Place(template, hole)),
        });
        return new(formula, form.Result, reaches);

        string Operand(int i, (bool Leads, bool Enclosed, bool Ends) place)
        {
            var piece = Written(node.Operands[i], latex);
            var stands = place.Enclosed
                || piece.Binding >= (i == last ? form.Last : form.Operands)
                && (place.Leads || !piece.Formula.StartsWith(latex ? '-' : '−'))
                && (place.Ends || !piece.Reaches || form.Result == Binding.Sum);
            reaches |= stands && !place.Enclosed && place.Ends && piece.Reaches;
            return stands ? piece.Formula : latex ? $@"\left({piece.Formula}\right)" : $"({piece.Formula})";
        }
    }

    // Where an operand stands in its template: at the start, between delimiters of the template's own, at the end.
    private static (bool Leads, bool Enclosed, bool Ends) Place(string template, Match hole)
    {
        var (before, after) = (template[..hole.Index].TrimEnd(), template[(hole.Index + hole.Length)..].TrimStart());
        var enclosed = before.Length > 0 && after.Length > 0 && "([{}|,>=&\\".Contains(before[^1]) && ")]}|,>=&\\".Contains(after[0]);
        return (before.Length == 0, enclosed, after.Length == 0);
    }

    // Observations are numbered n, samples l, and what is left are the components d of an observation or a latent vector.
    private static string Axes(Expr.Apply reduction, bool latex)
    {
        var shape = reduction.Operands[0].Shape;
        var names = reduction.Attributes.Axes.Select(axis => shape[axis].PerBatch ? "n" : axis == shape.Rank - 1 ? "d" : "l");
        return latex ? string.Join(",", names) : "_" + string.Join(",", names);
    }

    private static Piece Number(double value, bool latex)
    {
        var digits = GraphText.Number(value) switch
        {
            "0.5" when !latex => "½",
            "-0.5" when !latex => "-½",
            var plain => plain,
        };
        var (mantissa, exponent) = digits.Split('E') is [var left, var right]
            ? (left, int.Parse(right, CultureInfo.InvariantCulture))
            : (digits, 0);
        var formula = exponent == 0 ? mantissa : latex ? $@"{mantissa} \cdot 10^{{{exponent}}}" : $"{mantissa}e{exponent}";
        var binding = value < 0 ? Binding.Prefix : exponent != 0 && latex ? Binding.Product : Binding.Atom;
        return new(latex ? formula : formula.Replace('-', '−'), binding);
    }

    private static string Name(string name, bool latex) => latex ? $@"\mathrm{{{name.Replace("_", @"\_")}}}" : name;

    [GeneratedRegex("#(\\d|axes|order|shape|start|range|all)")]
    private static partial Regex Hole();
}
