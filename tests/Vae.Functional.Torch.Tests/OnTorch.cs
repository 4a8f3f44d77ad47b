using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;

namespace Vae.Functional.Torch.Tests;

/// <summary>Graphs compiled on the torch engine.</summary>
internal static class OnTorch
{
    private static readonly TorchEngine Engine = new();

    /// <summary>The graph, ready to run.</summary>
    public static CompiledGraph Compiled(Graph graph, int batchSize) => new(Engine, graph, batchSize);
}
