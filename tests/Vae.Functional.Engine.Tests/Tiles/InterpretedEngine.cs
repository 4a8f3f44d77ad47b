using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tests.Tiles;

/// <summary>The embedded engine as it is where nothing can be compiled at run time, or without regions.</summary>
internal sealed class InterpretedEngine(bool runsRegions = true, Team? team = null) : IEngine
{
    public string Name => "interpreted";

    public EngineKind Kind => EngineKind.Embedded;

    public Team Team { get; } = team ?? new Team(1);

    public bool RunsRegions => runsRegions;

    public IMemory Allocate(int length) => new EmbeddedMemory(length);

    public IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients) =>
        new PlannedProgram(plan, new EmbeddedKernels(VectorWidths.Widest, Team.Count), Team, parameters, gradients, emitsLoops: false);

    public void Dispose()
    {
    }
}
