using System.Collections.Immutable;

namespace Vae.Functional.Tensors.Passes;

/// <summary>The one order in which interpreters and passes meet nodes.</summary>
internal static class Nodes
{
    /// <summary>
    /// Every node below the outputs, each once, operands first. Depth first without recursion: a graph may be deeper than the stack.
    /// </summary>
    public static ImmutableArray<Expr> Below(ImmutableArray<Output> outputs)
    {
        var ordered = ImmutableArray.CreateBuilder<Expr>();
        var visited = new HashSet<Expr>();
        var stack = new Stack<(Expr Node, bool Expanded)>(outputs.Reverse().Select(output => (output.Value, false)));
        while (stack.TryPop(out var top))
        {
            if (top.Expanded)
                ordered.Add(top.Node);
            else if (visited.Add(top.Node))
            {
                stack.Push((top.Node, true));
                if (top.Node is Expr.Apply apply)
                    foreach (var operand in apply.Operands.Reverse())
                        stack.Push((operand, false));
            }
        }
        return ordered.ToImmutable();
    }
}
