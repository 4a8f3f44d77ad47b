using LanguageExt;
using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Torch;
using Vae.Functional.Torch.Lowering;

[assembly: EngineProvider(typeof(TorchEngineProvider))]

namespace Vae.Functional.Torch;

/// <summary>Runs plans on the CPU: matrices are multiplied by TorchSharp, the rest is managed code over the tensors' numbers.</summary>
public sealed class TorchEngine : IEngine
{
    private readonly IKernels kernels;
    private readonly Precision precision;
    private readonly bool wholly;

    /// <summary>An engine whose arithmetic uses a number of threads.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="wholly">Whether TorchSharp does everything, instruction by instruction: what any device can do, and slower.</param>
    /// <param name="precision">Of matrix products; not checked against what the processor has.</param>
    public TorchEngine(int threads = 1, bool wholly = false, Precision precision = Precision.Single)
        : this(new Team(threads), wholly, precision)
    {
    }

    internal TorchEngine(Team team, bool wholly = false, Precision precision = Precision.Single)
    {
        (Team, this.wholly, this.precision) = (team, wholly, precision);
        kernels = precision == Precision.Mixed ? new MixedKernels() : RoundedKernels.Of(new TorchKernels(), precision);
        TorchThreads.Pin(wholly ? team.Count : 1);
    }

    /// <inheritdoc/>
    public EngineKind Kind => EngineKind.Torch;

    /// <inheritdoc/>
    public string Name => Engines.Name($"torch ({typeof(torch).Assembly.GetName().Name})", Team, precision);

    /// <inheritdoc/>
    public bool RunsRegions => !wholly;

    /// <inheritdoc/>
    public Team Team { get; }

    /// <inheritdoc/>
    public IMemory Allocate(int length) => kernels.Allocate(length);

    /// <inheritdoc/>
    public IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients) => wholly
        ? new TorchProgram(plan, (TorchMemory)parameters, (TorchMemory)gradients, Team.Count)
        : new PlannedProgram(plan, kernels, Team, parameters, gradients);

    /// <summary>Ends the engine's threads. Memories and programs belong to who asked for them.</summary>
    public void Dispose() => Team.Dispose();
}

/// <summary>Makes the torch engine, or says what keeps libtorch from loading.</summary>
public sealed class TorchEngineProvider : IEngineProvider
{
    /// <inheritdoc/>
    public Either<Fault, IEngine> Create(EngineOptions options)
    {
        try
        {
            return options.Precision == Precision.Mixed
                ? Bfloat16Support.Check().Map<IEngine>(_ => new TorchEngine(options.Threads, precision: options.Precision))
                : new TorchEngine(options.Threads, precision: options.Precision);
        }
        catch (Exception failure) when (Root(failure)
            is DllNotFoundException or NotSupportedException or BadImageFormatException or FileNotFoundException)
        {
            return new Fault($"libtorch cannot be loaded ({Root(failure).Message.Split('\n')[0]}); "
                + "run ./vae setup torch, install libtorch, or take the embedded engine");
        }
    }

    private static Exception Root(Exception failure) =>
        failure is TypeInitializationException { InnerException: { } inner } ? Root(inner) : failure;
}
