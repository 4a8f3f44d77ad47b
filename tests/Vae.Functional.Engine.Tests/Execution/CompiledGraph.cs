using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>A graph planned and compiled on an engine, with memories of its own, run over leaves by name.</summary>
internal sealed class CompiledGraph : IDisposable
{
    private readonly ParameterLayout layout;
    private readonly IMemory parameters;
    private readonly IMemory gradients;
    private readonly IProgram program;

    public CompiledGraph(IEngine engine, Graph graph, int batchSize)
    {
        layout = ParameterLayout.Of(graph);
        (parameters, gradients) = (engine.Allocate(layout.Length), engine.Allocate(layout.Length));
        program = engine.Compile(graph, layout, batchSize, parameters, gradients);
    }

    /// <summary>Sets every leaf, runs once, timed or not, and reads every output.</summary>
    public ImmutableSortedDictionary<string, DenseArray> Run(IReadOnlyDictionary<string, DenseArray> leaves, bool isTimed = false)
    {
        foreach (var parameter in layout.Parameters)
            Fill(parameters.Values.Slice(layout[parameter.Name].Offset, layout[parameter.Name].Count), leaves[parameter.Name]);
        foreach (var input in program.Plan.Inputs.Keys)
            Fill(program.Input(input), leaves[input]);
        if (isTimed)
            program.Run(new long[program.Plan.Steps.Length]);
        else
            program.Run();
        return program.Plan.Outputs.ToImmutableSortedDictionary(
            output => output.Key,
            output => Read(output.Key, output.Value),
            StringComparer.Ordinal);
    }

    /// <summary>Runs once more over the leaves that are there.</summary>
    public void RunAgain() => program.Run();

    public void Dispose()
    {
        program.Dispose();
        gradients.Dispose();
        parameters.Dispose();
    }

    private DenseArray Read(string output, Slot slot)
    {
        var values = program.Output(output);
        if (slot.Area == Area.Gradients)
            Assert.Equal(gradients.Values.Slice(slot.Offset, slot.Count), values);
        return DenseArray.Generate(slot.Extents.AsSpan(), Array.ConvertAll(values.ToArray(), value => (double)value).ElementAt);
    }

    private static void Fill(Span<float> destination, DenseArray values)
    {
        for (var i = 0; i < destination.Length; i++)
            destination[i] = (float)values.Values[i];
    }
}
