using LanguageExt;
using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Torch;
using Vae.Functional.Torch.Lowering;

[assembly: EngineProvider(typeof(TorchEngineProvider))]

namespace Vae.Functional.Torch;

/// <summary>
/// Runs plans. On the CPU matrices are multiplied by TorchSharp, the rest is managed code over the tensors' numbers; on another device
/// TorchSharp does every instruction, over noise and parameters that managed code has drawn and stepped.
/// </summary>
public sealed class TorchEngine : IEngine
{
    private readonly IKernels kernels;
    private readonly Precision precision;
    private readonly torch.Device? device;

    /// <summary>An engine whose arithmetic uses a number of threads.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="device">Where TorchSharp does every instruction; null for the CPU, where managed code does most of them.</param>
    /// <param name="precision">Of matrix products, where no device is given; not checked against what the processor has.</param>
    public TorchEngine(int threads = 1, torch.Device? device = null, Precision precision = Precision.Single)
        : this(new Team(threads), device, precision)
    {
    }

    internal TorchEngine(Team team, torch.Device? device = null, Precision precision = Precision.Single)
    {
        (Team, this.device, this.precision) = (team, device, precision);
        kernels = precision == Precision.Mixed ? new MixedKernels() : RoundedKernels.Of(new TorchKernels(), precision);
        TorchThreads.Pin(device is null ? 1 : team.Count);
    }

    /// <inheritdoc/>
    public EngineKind Kind => EngineKind.Torch;

    /// <inheritdoc/>
    public string Name =>
        Engines.Name($"torch ({typeof(torch).Assembly.GetName().Name}){(device is null ? "" : $" on {device}")}", Team, precision);

    /// <inheritdoc/>
    public bool RunsRegions => device is null;

    /// <inheritdoc/>
    public Team Team { get; }

    /// <inheritdoc/>
    public IMemory Allocate(int length) => device is null ? kernels.Allocate(length) : new MirroredMemory(length, device);

    /// <inheritdoc/>
    public IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients) => device is null
        ? new PlannedProgram(plan, kernels, Team, parameters, gradients)
        : new TorchProgram(plan, (MirroredMemory)parameters, (MirroredMemory)gradients, device, Team.Count);

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
            return options switch
            {
                { Device: ComputeDevice.Cuda } => OnCuda(options),
                { Precision: Precision.Mixed } => Bfloat16Support.Check().Map(_ => OnCpu(options)),
                _ => Prelude.Right(OnCpu(options)),
            };
        }
        catch (Exception failure) when (LibtorchFailure.Of(failure) is { } reason)
        {
            return new Fault($"{reason}, or take the embedded engine");
        }
    }

    private static IEngine OnCpu(EngineOptions options) => new TorchEngine(options.Threads, precision: options.Precision);

    private static Either<Fault, IEngine> OnCuda(EngineOptions options) =>
        options.Precision != Precision.Single ? new Fault("a CUDA device multiplies in single precision alone; leave the precision out")
        : !torch.cuda.is_available() ? new Fault("libtorch finds no CUDA device here: it needs an NVIDIA GPU, its driver, and a libtorch "
            + "that is built for CUDA (the package TorchSharp-cuda-linux or -windows); take the CPU")
        : new TorchEngine(options.Threads, torch.device(DeviceType.CUDA));
}
