namespace Vae.Functional.Tensors.Passes;

/// <summary>A program for one batch size: B is a number, and what is computed of numbers alone is folded.</summary>
public static class Specialise
{
    /// <summary>The same program where the batch size is this one; the shapes still say B.</summary>
    public static Graph Graph(Graph graph, int batchSize) => Simplify.Graph(Tensors.Graph.Of(Rewrite.BottomUp(
        graph.Outputs,
        node => node is Expr.Apply { Primitive: Primitive.BatchSize } ? Expressions.Constant(batchSize) : node)));
}
