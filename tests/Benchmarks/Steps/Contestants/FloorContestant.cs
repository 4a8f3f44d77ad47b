using LanguageExt;
using TorchSharp;
using Vae.Functional.Engine;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>Only the step's matrix products, through libtorch and the BLAS behind it.</summary>
internal sealed class FloorContestant : IContestant
{
    private readonly int steps;
    private readonly IEngine engine;
    private readonly CompiledPlan products;

    private FloorContestant(Entry entry, IEngine engine)
    {
        (steps, this.engine) = (entry.Steps, engine);
        var (plan, layout) = StepMultiplies.Of(entry.Model);
        products = new CompiledPlan(plan, layout, engine);
        Note = $"{plan.Steps.Length} matrix products, {engine.Name}";
    }

    public static Either<Fault, IContestant> Of(Entry entry) =>
        Engines.Find(new EngineOptions(entry.Threads, EngineKind.Torch)).Map(engine => (IContestant)new FloorContestant(entry, engine));

    public string Note { get; }

    public Task<double> Round(CancellationToken cancellation)
    {
        torch.set_num_threads(1);
        return Task.FromResult(products.Time(steps));
    }

    public void Dispose()
    {
        products.Dispose();
        engine.Dispose();
    }
}
