using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Vae.Functional.Tensors.Print;

/// <summary>
/// An expression as formulas, in text or in LaTeX: a node with a symbol becomes an equation of its own, everything else is written
/// out where it is used. What is printed is the graph itself, so it is exact; of long lists the ends are.
/// </summary>
public static partial class Formula
{
    /// <summary>The equations from which the outputs follow, in an order in which each uses only earlier ones, as plain text.</summary>
    public static ImmutableArray<(string Left, string Right)> Text(Graph graph) => Equations(graph, latex: false);

    /// <summary>The same as LaTeX.</summary>
    public static ImmutableArray<(string Left, string Right)> Latex(Graph graph) => Equations(graph, latex: true);

    private static ImmutableArray<(string Left, string Right)> Equations(Graph graph, bool latex)
    {
        var style = Style.Of(graph, latex);
        return
        [
            .. graph.Nodes
                .Where(node => node is Expr.Apply && node.Symbol is not null)
                .Select(node => (style.Symbol(node), Written(node, style, top: true).Formula)),
            .. graph.Outputs
                .Where(output => output.Value.Symbol is null)
                .Select(output => (output.Name, Written(output.Value, style, top: true).Formula)),
        ];
    }

    // Text or LaTeX, and which of several nodes under one symbol a node is: each after the first gets a prime more.
    private sealed record Style(bool IsLatex, Dictionary<Expr, int> Primes)
    {
        public static Style Of(Graph graph, bool latex) => new(
            latex,
            graph.Nodes.OfType<Expr.Apply>().Where(node => node.Symbol is not null)
                .GroupBy(node => node.Symbol)
                .SelectMany(same => same.Select((node, i) => (Node: node, Primes: i)))
                .ToDictionary(one => (Expr)one.Node, one => one.Primes));

        public string Symbol(Expr node) => (Primes.GetValueOrDefault(node), IsLatex) switch
        {
            (0, _) => IsLatex ? node.Symbol!.Latex : node.Symbol!.Text,
            (var primes, true) => $"{{{node.Symbol!.Latex}}}{new string('\'', primes)}",
            (var primes, false) => node.Symbol!.Text + new string('′', primes),
        };
    }

    private const int LongestList = 4;

    // A piece of a formula, how strongly it binds, and whether a Σ at its right end would take in what is written behind it.
    private readonly record struct Piece(string Formula, Binding Binding, bool Reaches = false);

    private static Piece Written(Expr node, Style style, bool top = false) => node switch
    {
        { Symbol: not null } when !top => new(style.Symbol(node), Binding.Atom),
        Expr.Constant { Value: var value } => Number(value, style),
        Expr.Parameter { Name: var name } => new(Name(name, style), Binding.Atom),
        Expr.Input { Name: var name } => new(Name(name, style), Binding.Atom),
        Expr.Noise { Name: var name } => new(Name(name, style), Binding.Atom),
        // A repetition is written as what it repeats.
        Expr.Apply { Primitive: Primitive.Broadcast } apply => Written(apply.Operands[0], style),
        Expr.Apply apply => Applied(apply, style),
        _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
    };

    private static Piece Applied(Expr.Apply node, Style style)
    {
        var form = Notation.Of(node.Primitive);
        var (template, last) = (style.IsLatex ? form.Latex : form.Text, node.Operands.Length - 1);
        var reaches = form.Reaches;
        var formula = Hole().Replace(template, hole => hole.Groups[1].Value switch
        {
            "axes" => Axes(node, style),
            "order" => node.Attributes.Order.ToString(CultureInfo.InvariantCulture),
            "shape" => node.Attributes.Shape.ToString(),
            "start" => node.Attributes.Start.ToString(CultureInfo.InvariantCulture),
            "range" => $"{node.Attributes.Start}…{node.Attributes.Start + node.Attributes.Length - 1}",
            "function" => Escaped(node.Attributes.Function!.Name, style),
            "all" => string.Join(", ", Listed(node.Operands, style)),
            var number => Operand(int.Parse(number, CultureInfo.InvariantCulture), Place(template, hole)),
        });
        return new(formula, form.Result, reaches);

        string Operand(int i, (bool Leads, bool Enclosed, bool Ends) place)
        {
            var piece = Written(node.Operands[i], style);
            var stands = place.Enclosed
                || piece.Binding >= (i == last ? form.Last : form.Operands)
                && (place.Leads || !piece.Formula.StartsWith(style.IsLatex ? '-' : '−'))
                && (place.Ends || !piece.Reaches || form.Result == Binding.Sum);
            reaches |= stands && !place.Enclosed && place.Ends && piece.Reaches;
            return stands ? piece.Formula : style.IsLatex ? $@"\left({piece.Formula}\right)" : $"({piece.Formula})";
        }
    }

    private static IEnumerable<string> Listed(ImmutableArray<Expr> operands, Style style) =>
        operands.Length <= LongestList
            ? operands.Select(operand => Written(operand, style).Formula)
            :
            [
                Written(operands[0], style).Formula,
                Written(operands[1], style).Formula,
                style.IsLatex ? @"\dots" : "…",
                Written(operands[^1], style).Formula,
            ];

    // Where an operand stands in its template: at the start, between delimiters of the template's own, at the end.
    private static (bool Leads, bool Enclosed, bool Ends) Place(string template, Match hole)
    {
        var (before, after) = (template[..hole.Index].TrimEnd(), template[(hole.Index + hole.Length)..].TrimStart());
        var enclosed = before.Length > 0 && after.Length > 0 && "([{}|,>=&\\".Contains(before[^1]) && ")]}|,>=&\\".Contains(after[0]);
        return (before.Length == 0, enclosed, after.Length == 0);
    }

    // Observations are numbered n, samples l, and what is left are the components d of an observation or a latent vector.
    private static string Axes(Expr.Apply reduction, Style style)
    {
        var shape = reduction.Operands[0].Shape;
        var names = reduction.Attributes.Axes.Select(axis => shape[axis].PerBatch ? "n" : axis == shape.Rank - 1 ? "d" : "l");
        return style.IsLatex ? string.Join(",", names) : "_" + string.Join(",", names);
    }

    private static Piece Number(double value, Style style)
    {
        var digits = GraphText.Number(value) switch
        {
            "0.5" when !style.IsLatex => "½",
            "-0.5" when !style.IsLatex => "-½",
            var plain => plain,
        };
        var (mantissa, exponent) = digits.Split('E') is [var left, var right]
            ? (left, int.Parse(right, CultureInfo.InvariantCulture))
            : (digits, 0);
        var formula = exponent == 0 ? mantissa : style.IsLatex ? $@"{mantissa} \cdot 10^{{{exponent}}}" : $"{mantissa}e{exponent}";
        var binding = value < 0 ? Binding.Prefix : exponent != 0 && style.IsLatex ? Binding.Product : Binding.Atom;
        return new(style.IsLatex ? formula : formula.Replace('-', '−'), binding);
    }

    private static string Name(string name, Style style) => style.IsLatex ? $@"\mathrm{{{Escaped(name, style)}}}" : name;

    private static string Escaped(string name, Style style) => style.IsLatex ? name.Replace("_", @"\_") : name;

    [GeneratedRegex("#(\\d|axes|order|shape|start|range|all|function)")]
    private static partial Regex Hole();
}
