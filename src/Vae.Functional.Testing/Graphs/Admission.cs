using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// Whether a node is fit to be compared between interpreters: small, finite, moderate, and decided, that is, no choice that it makes
/// hangs on rounding (or, where graphs are smooth, on a difference step).
/// </summary>
internal static class Admission
{
    private const int LargestCount = 96;
    private const double LargestMagnitude = 1e3;

    /// <summary>Whether a whole graph is fit, over the values of its leaves.</summary>
    public static bool Admits(GraphCase graphCase, GraphOptions options)
    {
        var values = new CaseValues(graphCase.BatchSize, graphCase.Leaves);
        return graphCase.Graph.Nodes.All(node => Admits(node, values, options))
            && (!options.Smooth || graphCase.HasObjective && GraphEdits.HasParameter(graphCase.Graph[GraphCase.Objective]));
    }

    /// <summary>Whether a node is fit, given that its operands are.</summary>
    public static bool Admits(Expr node, CaseValues values, GraphOptions options)
    {
        if (node is not Expr.Apply apply)
            return true;
        if (node.Shape.Bind(values.BatchSize).Aggregate(1L, (product, extent) => product * extent) > LargestCount)
            return false;
        return InRange(apply, values)
            && values[node].Values.ToArray().All(value => double.IsFinite(value) && Math.Abs(value) <= LargestMagnitude)
            && Decided(apply, values, options);
    }

    // An index must name a position that is there.
    private static bool InRange(Expr.Apply node, CaseValues values)
    {
        var bound = node.Primitive switch
        {
            Primitive.Gather => node.Operands[0].Shape,
            Primitive.ScatterAdd => node.Shape,
            _ => (Shape?)null,
        };
        return bound is not { } shape
            || values[node.Operands[1]].Values.ToArray().All(index => index < shape[node.Attributes.Axes[0]].Bind(values.BatchSize));
    }

    private static bool Decided(Expr.Apply node, CaseValues values, GraphOptions options) => node.Primitive switch
    {
        Primitive.Absolute or Primitive.Relu => Apart(values[node.Operands[0]].Values, 0, node, options),
        Primitive.Maximum or Primitive.Minimum or Primitive.Greater or Primitive.Equal =>
            Apart(values[node.Operands[0] - node.Operands[1]].Values, 0, node, options),
        Primitive.Floor => Apart(
            [.. values[node.Operands[0]].Values.ToArray().Select(value => value - Math.Round(value))], 0, node, options),
        Primitive.PoissonQuantile => Steady(values[node.Operands[0]].Values, values[node.Operands[1]].Values, options.Margin),
        Primitive.Max => Attained(node, values, options),
        _ => true,
    };

    // Two numbers may be equal only where every interpreter finds them equal: where they are leaves, not results of arithmetic.
    private static bool Apart(ReadOnlySpan<double> differences, int allowedTies, Expr.Apply node, GraphOptions options)
    {
        var ties = 0;
        foreach (var difference in differences)
        {
            if (difference != 0 && Math.Abs(difference) < options.Margin)
                return false;
            ties += difference == 0 ? 1 : 0;
        }
        return ties <= allowedTies || node.Operands.All(operand => MayTie(operand, options));
    }

    // The quantile rises with both operands: where it is the same at both corners, it is the same between them.
    private static bool Steady(ReadOnlySpan<double> rates, ReadOnlySpan<double> levels, double margin)
    {
        for (var i = 0; i < rates.Length; i++)
            if (GammaFunctions.PoissonQuantile(rates[i] - margin, levels[i] - margin)
                != GammaFunctions.PoissonQuantile(rates[i] + margin, levels[i] + margin))
                return false;
        return true;
    }

    // Every maximum is attained once by right; a second time is a tie.
    private static bool Attained(Expr.Apply node, CaseValues values, GraphOptions options)
    {
        var x = node.Operands[0];
        var kept = Expressions.Reshape(node, Shapes.Kept(x.Shape, node.Attributes.Axes));
        return Apart(values[Expressions.Broadcast(kept, x.Shape) - x].Values, values[node].Count, node, options);
    }

    private static bool MayTie(Expr node, GraphOptions options) => node switch
    {
        Expr.Parameter => !options.Smooth,
        Expr.Apply apply => PrimitiveGroups.Views.Contains(apply.Primitive) && MayTie(apply.Operands[0], options),
        _ => true,
    };
}
