namespace Vae.Functional.Tensors.Passes;

/// <summary>What a program goes through before a plan is made of it, pass by pass.</summary>
public static class Optimise
{
    /// <summary>The same program for one batch size, in fewer and larger steps.</summary>
    public static Graph Graph(Graph graph, int batchSize) =>
        Simplify.Graph(JoinProducts.Graph(HoistRepeats.Graph(Specialise.Graph(graph, batchSize))));
}
