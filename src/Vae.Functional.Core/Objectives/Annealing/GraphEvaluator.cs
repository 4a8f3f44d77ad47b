using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Objectives;

/// <summary>
/// Makes a program ready to be run many times: from the program, the batch size and the leaves that stay, a function of the leaves that
/// change. A procedure takes it as an argument, so that the reference or an engine can do its arithmetic.
/// </summary>
/// <param name="graph">The program.</param>
/// <param name="batchSize">B.</param>
/// <param name="kept">The leaves that stay, by name; names that the program does not mention are left aside.</param>
public delegate Func<IReadOnlyDictionary<string, DenseArray>, IReadOnlyDictionary<string, DenseArray>> GraphEvaluator(
    Graph graph, int batchSize, IReadOnlyDictionary<string, DenseArray> kept);

/// <summary>Evaluators that Core has by itself.</summary>
public static class GraphEvaluators
{
    /// <summary>In float64, slowly: <see cref="Evaluate"/>.</summary>
    public static GraphEvaluator Reference { get; } = (graph, batchSize, kept) => changing =>
        Evaluate.Of(graph, batchSize, kept.Concat(changing).ToDictionary(leaf => leaf.Key, leaf => leaf.Value));
}
