using System.Collections.Immutable;

namespace Vae.Functional.Tensors.Passes;

/// <summary>What passes have in common: rebuilding a program from its leaves up.</summary>
internal static class Rewrite
{
    /// <summary>Replaces every node by what <paramref name="rule"/> makes of it once its operands have been replaced.</summary>
    public static ImmutableArray<Output> BottomUp(ImmutableArray<Output> outputs, Func<Expr, Expr> rule) => Replaced(outputs, [], rule);

    /// <summary>Replaces some nodes, and rebuilds what uses them; what stands for them is taken as it is.</summary>
    public static ImmutableArray<Output> Substitute(ImmutableArray<Output> outputs, IReadOnlyDictionary<Expr, Expr> known) =>
        Replaced(outputs, new(known), node => node);

    private static ImmutableArray<Output> Replaced(ImmutableArray<Output> outputs, Dictionary<Expr, Expr> replaced, Func<Expr, Expr> rule)
    {
        var stack = new Stack<(Expr Node, bool Expanded)>(outputs.Select(output => (output.Value, false)));
        while (stack.TryPop(out var top))
        {
            if (replaced.ContainsKey(top.Node))
                continue;
            if (top.Expanded || top.Node is not Expr.Apply apply)
                replaced[top.Node] = rule(Rebuilt(top.Node, replaced));
            else
            {
                stack.Push((top.Node, true));
                foreach (var operand in apply.Operands)
                    stack.Push((operand, false));
            }
        }
        return [.. outputs.Select(output => output with { Value = replaced[output.Value] })];
    }

    private static Expr Rebuilt(Expr node, Dictionary<Expr, Expr> replaced)
    {
        if (node is not Expr.Apply apply || apply.Operands.All(operand => ReferenceEquals(replaced[operand], operand)))
            return node;
        return Expr.Apply.Of(apply.Primitive, [.. apply.Operands.Select(operand => replaced[operand])], apply.Attributes, apply.Symbol);
    }
}
