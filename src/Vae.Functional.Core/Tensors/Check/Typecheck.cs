using LanguageExt;

namespace Vae.Functional.Tensors.Check;

/// <summary>
/// Finds every node's shape and type anew and compares: run after each pass, so that a pass that breaks a program is caught where
/// it did.
/// </summary>
public static class Typecheck
{
    /// <summary>The graph, or the first node whose recorded shape or type is not what its primitive gives.</summary>
    public static Either<Fault, Graph> Check(Graph graph)
    {
        foreach (var node in graph.Nodes.OfType<Expr.Apply>())
        {
            var (shape, type) = TypingRules.Of(node.Primitive, node.Operands, node.Attributes);
            if (shape != node.Shape || type != node.Type)
                return new Fault($"{Print.GraphText.Describe(node)} should be {type} {shape}");
        }
        return graph;
    }
}
