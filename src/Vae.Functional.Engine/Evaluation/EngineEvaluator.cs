using Vae.Functional.Engine.Planning;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Engine.Evaluation;

/// <summary>Runs the programs of a procedure, such as annealing, on an engine, in float32. Disposing of it frees what it compiled.</summary>
/// <param name="engine">Stays the caller's.</param>
public sealed class EngineEvaluator(IEngine engine) : IDisposable
{
    private readonly Stack<IDisposable> owned = [];

    /// <summary>A <see cref="GraphEvaluator"/>. Its functions are for one thread at a time.</summary>
    /// <exception cref="ArgumentException">When such a function is called: a leaf has no value.</exception>
    public Func<IReadOnlyDictionary<string, DenseArray>, IReadOnlyDictionary<string, DenseArray>> Compile(
        Graph graph, int batchSize, IReadOnlyDictionary<string, DenseArray> kept)
    {
        var layout = ParameterLayout.Of(graph);
        var (parameters, gradients) = (Owned(engine.Allocate(layout.Length)), Owned(engine.Allocate(layout.Length)));
        foreach (var parameter in layout.All)
            Write(Value(parameter.Name, kept), parameters.Values[layout[parameter.Name].Offset..]);
        var program = Owned(engine.Compile(graph, layout, batchSize, parameters, gradients));
        return changing =>
        {
            foreach (var input in program.Plan.Inputs.Keys)
                Write(changing.TryGetValue(input, out var value) ? value : Value(input, kept), program.Input(input));
            program.Run();
            return graph.Outputs.ToDictionary(
                output => output.Name,
                output => Read(output.Value.Shape.Bind(batchSize), program.Output(output.Name)));
        };
    }

    /// <summary>Frees the engine's memory.</summary>
    public void Dispose()
    {
        while (owned.TryPop(out var last))
            last.Dispose();
    }

    private T Owned<T>(T made)
        where T : IDisposable
    {
        owned.Push(made);
        return made;
    }

    private static DenseArray Value(string name, IReadOnlyDictionary<string, DenseArray> leaves) =>
        leaves.TryGetValue(name, out var value) ? value : throw new ArgumentException($"'{name}' has no value");

    private static void Write(DenseArray from, Span<float> to)
    {
        for (var i = 0; i < from.Count; i++)
            to[i] = (float)from.Values[i];
    }

    private static DenseArray Read(int[] extents, ReadOnlySpan<float> from)
    {
        var values = new double[from.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = from[i];
        return DenseArray.Of(extents, values);
    }
}
