using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Training;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tests.Training;

/// <summary>A trainer plans a step to see that it fits; its steps run that plan.</summary>
public sealed class PlanningTests
{
    private static readonly VaeSpec Spec = new(
        new UnitInterval(9),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([5], Activation.Relu)),
        new Gaussian(new Mlp([6], Activation.Tanh), new LearnedSigma(0.1)));

    [Theory]
    [InlineData(8, 4, 0)]
    [InlineData(3, 4, 0)]
    [InlineData(10, 4, 1)]
    public void Only_a_shorter_last_batch_is_planned_again(int rows, int batchSize, int plannedAgain)
    {
        using var engine = new CountingEngine();
        var data = DataSets.From("ramp", [.. Enumerable.Range(0, 9 * rows).Select(i => i / (9f * rows))], Spec.Observation.Shape, []).Value();
        using var trainer = Trainer.Create(Spec, new TrainingPlan(Epochs: 2, batchSize, ValidationFraction: 0), data, engine).Value();

        trainer.Run(trainer.Start(), new TrainingHooks()).Value();

        Assert.Equal((1 + plannedAgain, plannedAgain), (engine.Compiled, engine.Planned));
    }

    private sealed class CountingEngine : IEngine
    {
        private readonly EmbeddedEngine inner = new();

        public int Planned { get; private set; }

        public int Compiled { get; private set; }

        public EngineKind Kind => inner.Kind;

        public string Name => inner.Name;

        public bool RunsRegions => inner.RunsRegions;

        public Team Team => inner.Team;

        public IMemory Allocate(int length) => inner.Allocate(length);

        public IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients)
        {
            Compiled++;
            return inner.Compile(plan, parameters, gradients);
        }

        public IProgram Compile(Graph graph, ParameterLayout layout, int batchSize, IMemory parameters, IMemory gradients)
        {
            Planned++;
            return Compile(Planner.Plan(graph, layout, batchSize, RunsRegions), parameters, gradients);
        }

        public void Dispose() => inner.Dispose();
    }
}
