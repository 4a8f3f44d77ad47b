using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Embedded;

/// <summary>Runs plans in managed code alone, on any operating system and processor.</summary>
public sealed class EmbeddedEngine : IEngine
{
    private readonly VectorWidth width;
    private readonly Precision precision;

    /// <summary>An engine that computes with the widest vectors of the processor.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="precision">Of matrix products; <see cref="Precision.Mixed"/> is none of this engine's.</param>
    public EmbeddedEngine(int threads = 1, Precision precision = Precision.Single)
        : this(VectorWidths.Widest, new Team(threads), precision)
    {
    }

    internal EmbeddedEngine(VectorWidth width, Team team, Precision precision = Precision.Single) =>
        (this.width, Team, this.precision) = (width, team, precision);

    /// <inheritdoc/>
    public EngineKind Kind => EngineKind.Embedded;

    /// <inheritdoc/>
    public string Name => Engines.Name("embedded", Team, precision);

    /// <inheritdoc/>
    public bool RunsRegions => true;

    /// <inheritdoc/>
    public Team Team { get; }

    /// <inheritdoc/>
    public IMemory Allocate(int length) => new EmbeddedMemory(length);

    /// <inheritdoc/>
    public IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients) =>
        new PlannedProgram(plan, RoundedKernels.Of(new EmbeddedKernels(width, Team.Count), precision), Team, parameters, gradients);

    /// <summary>Ends the engine's threads. Memories and programs belong to who asked for them.</summary>
    public void Dispose() => Team.Dispose();
}
