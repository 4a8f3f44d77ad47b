using System.Diagnostics;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Noise;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>Only the step's matrix products, through libtorch and the BLAS behind it.</summary>
internal sealed class FloorContestant : IContestant
{
    private readonly int steps;
    private readonly IEngine engine;
    private readonly IMemory parameters;
    private readonly IMemory gradients;
    private readonly IProgram program;

    private FloorContestant(Entry entry, IEngine engine)
    {
        (steps, this.engine) = (entry.Steps, engine);
        var (plan, layout) = StepMultiplies.Of(entry.Model);
        (parameters, gradients) = (engine.Allocate(layout.Length), engine.Allocate(layout.Length));
        program = engine.Compile(plan, parameters, gradients);

        var key = NoiseKey.FromSeed(0).Then("floor");
        key.Then("weights").FillStandardNormal(parameters.Values);
        foreach (ref var weight in parameters.Values)
            weight *= 0.03f;
        foreach (var input in plan.Inputs.Keys)
            key.Then(input).FillStandardNormal(program.Input(input));
    }

    public static Either<Fault, IContestant> Of(Entry entry) =>
        Engines.Find(new EngineOptions(entry.Threads, EngineKind.Torch)).Map(engine => (IContestant)new FloorContestant(entry, engine));

    public string Note => $"{program.Plan.Steps.Length} matrix products, {engine.Name}";

    public Task<double> Round(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        for (var step = 0; step < steps; step++)
            program.Run();
        return Task.FromResult(Stopwatch.GetElapsedTime(start).TotalSeconds / steps);
    }

    public void Dispose()
    {
        program.Dispose();
        gradients.Dispose();
        parameters.Dispose();
        engine.Dispose();
    }
}
