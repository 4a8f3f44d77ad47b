using System.Diagnostics;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Noise;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>A plan on an engine, with small random numbers to work on.</summary>
internal sealed class CompiledPlan : IDisposable
{
    private readonly IMemory parameters;
    private readonly IMemory gradients;
    private readonly IProgram program;

    public CompiledPlan(ExecutionPlan plan, ParameterLayout layout, IEngine engine)
    {
        (parameters, gradients) = (engine.Allocate(layout.Length), engine.Allocate(layout.Length));
        program = engine.Compile(plan, parameters, gradients);
        var key = NoiseKey.FromSeed(0).Then("plan");
        Fill(key.Then("parameters"), parameters.Values);
        foreach (var input in plan.Inputs.Keys)
            Fill(key.Then(input), program.Input(input));
    }

    /// <summary>Seconds a run.</summary>
    public double Time(int repetitions)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repetitions; i++)
            program.Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repetitions;
    }

    // Small enough that a chain of products neither overflows nor vanishes.
    private static void Fill(NoiseKey key, Span<float> values)
    {
        key.FillStandardNormal(values);
        foreach (ref var value in values)
            value *= 0.05f;
    }

    public void Dispose()
    {
        program.Dispose();
        gradients.Dispose();
        parameters.Dispose();
    }
}
