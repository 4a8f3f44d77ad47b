using System.Collections.Immutable;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Torch.Tests;

/// <summary>A graph planned and compiled, with memories of its own, run over leaves by name.</summary>
internal sealed class PlannedProgram : IDisposable
{
    private static readonly TorchEngine Engine = new();

    private readonly ParameterLayout layout;
    private readonly IMemory parameters;
    private readonly IMemory gradients;
    private readonly IProgram program;

    public PlannedProgram(Graph graph, int batchSize)
    {
        layout = ParameterLayout.Of(graph);
        (parameters, gradients) = (Engine.Allocate(layout.Length), Engine.Allocate(layout.Length));
        program = Engine.Compile(Planner.Plan(graph, layout, batchSize), parameters, gradients);
    }

    /// <summary>Sets every leaf, runs once, and reads every output.</summary>
    public ImmutableSortedDictionary<string, DenseArray> Run(IReadOnlyDictionary<string, DenseArray> leaves)
    {
        foreach (var parameter in layout.Parameters)
            Fill(parameters.Values.Slice(layout[parameter.Name].Offset, layout[parameter.Name].Count), leaves[parameter.Name]);
        foreach (var input in program.Plan.Inputs.Keys)
            Fill(program.Input(input), leaves[input]);
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
