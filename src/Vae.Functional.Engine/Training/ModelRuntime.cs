using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Training;

/// <summary>
/// A model's parameters in an engine's memory, and its programs, compiled once for each batch size that is asked for.
/// </summary>
internal sealed class ModelRuntime(IEngine engine, ParameterLayout layout) : IDisposable
{
    private readonly Dictionary<(Graph Graph, int BatchSize), IProgram> programs = [];
    private readonly IMemory parameters = engine.Allocate(layout.Shared);
    private readonly IMemory gradients = engine.Allocate(layout.Shared);

    /// <summary>Where each parameter lies.</summary>
    public ParameterLayout Layout => layout;

    /// <summary>How reports call the engine.</summary>
    public string EngineName => engine.Name;

    /// <summary>The engine's threads.</summary>
    public Team Team => engine.Team;

    /// <summary>The values of all parameters that observations share.</summary>
    public Span<float> Parameters => parameters.Values;

    /// <summary>What the last training step left.</summary>
    public ReadOnlySpan<float> Gradients => gradients.Values;

    /// <summary>Makes a plan of a graph ready to run: what <see cref="Program"/> gives for its batch size.</summary>
    public void Compile(Graph graph, ExecutionPlan plan) =>
        programs.Add((graph, plan.BatchSize), engine.Compile(plan, parameters, gradients));

    /// <summary>The program of a graph for a batch size.</summary>
    public IProgram Program(Graph graph, int batchSize)
    {
        if (!programs.TryGetValue((graph, batchSize), out var program))
            programs[(graph, batchSize)] = program = engine.Compile(graph, layout, batchSize, parameters, gradients);
        return program;
    }

    /// <summary>
    /// Fills the noises of a program, each by a key of its own name. Row i of sample l of a noise [L·B, k] gets the numbers of row
    /// first + i of that sample, so that what an observation meets does not depend on the batch it is in.
    /// </summary>
    public static void FillNoise(Graph graph, IProgram program, NoiseKey key, long firstRow = 0)
    {
        foreach (var noise in graph.Noises)
        {
            var values = program.Input(noise.Name);
            var named = key.Then(noise.Name);
            if (noise.Shape is [{ PerBatch: true, Count: var samples }, ..])
                FillSamples(noise, named, values, samples, firstRow);
            else
                Fill(noise.Law, named, values, 0);
        }
    }

    /// <summary>Sets a scalar input; of a program that does not have it, nothing.</summary>
    public static void Set(IProgram program, string input, double value)
    {
        if (program.Plan.Inputs.ContainsKey(input))
            program.Input(input)[0] = (float)value;
    }

    private static void FillSamples(Expr.Noise noise, NoiseKey key, Span<float> values, int samples, long firstRow)
    {
        var width = 1L;
        for (var axis = 1; axis < noise.Shape.Rank; axis++)
            width *= noise.Shape[axis].Count;
        var perSample = values.Length / samples;
        for (var sample = 0; sample < samples; sample++)
            Fill(noise.Law, key.Then(sample), values.Slice(sample * perSample, perSample), firstRow * width);
    }

    private static void Fill(NoiseLaw law, NoiseKey key, Span<float> values, long first)
    {
        if (law == NoiseLaw.StandardNormal)
            key.FillStandardNormal(values, first);
        else
            key.FillUniform(values, first);
    }

    public void Dispose()
    {
        foreach (var program in programs.Values)
            program.Dispose();
        parameters.Dispose();
        gradients.Dispose();
    }
}
