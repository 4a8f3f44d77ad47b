using System.Collections.Immutable;
using System.Diagnostics;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Training;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;

namespace Vae.Functional.Engine.Profiling;

/// <summary>
/// Profiles the training step of a spec: rounds of steps with a clock in the trainer, and in turn with them rounds of the step's matrix
/// products alone. Times are medians over rounds.
/// </summary>
public static class Profiler
{
    // Enough for a median, and to be patient with: two or three seconds of most models.
    private const int Rounds = 9;
    private const int WarmUps = 4;
    private const double OperationsARound = 5e9;
    private const int FewestSteps = 4;
    private const int MostSteps = 400;

    /// <summary>The profile, or why the spec cannot be trained so.</summary>
    /// <param name="spec">What is trained, on random observations.</param>
    /// <param name="plan">How: its batch size, estimator and optimiser; it ends when enough is known.</param>
    /// <param name="engine">On what.</param>
    public static Either<Fault, StepProfile> Measure(VaeSpec spec, TrainingPlan plan, IEngine engine)
    {
        var endless = plan with { Epochs = int.MaxValue, ValidationFraction = 0, Patience = 0 };
        return from first in Planned(spec, endless, engine)
               from data in Observations(spec, plan.BatchSize, Steps(first.Plan))
               let firstSeconds = first.Seconds + CompileSeconds(first.Plan, first.Layout, engine)
               from next in Planned(spec, endless, engine)
               let preparation = new Preparation(firstSeconds, next.Seconds + CompileSeconds(next.Plan, next.Layout, engine))
               from trainer in Trainer.Create(spec, endless, data, engine)
               from profile in Profiled(trainer, endless, next.Layout, engine, preparation)
               select profile;
    }

    private static Either<Fault, (ParameterLayout Layout, ExecutionPlan Plan, double Seconds)> Planned(
        VaeSpec spec, TrainingPlan plan, IEngine engine)
    {
        var start = Stopwatch.GetTimestamp();
        return from layout in ModelLayout.Of(spec, plan)
               from able in Engines.Check(engine, layout)
               from program in Programs.Training(spec, plan.Estimator ?? Programs.DefaultEstimator)
               from step in Planner.TryPlan(program, layout, plan.BatchSize, engine.RunsRegions)
               select (layout, step, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // To a program, which is then dropped.
    private static double CompileSeconds(ExecutionPlan plan, ParameterLayout layout, IEngine engine)
    {
        var start = Stopwatch.GetTimestamp();
        using var parameters = engine.Allocate(layout.Length);
        using var gradients = engine.Allocate(layout.Length);
        using var program = engine.Compile(plan, parameters, gradients);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static int Steps(ExecutionPlan plan) =>
        (int)Math.Clamp(OperationsARound / Math.Max(1, plan.Steps.Sum(StepCost.Operations)), FewestSteps, MostSteps);

    private static Either<Fault, DataSet> Observations(VaeSpec spec, int batchSize, int steps)
    {
        if ((double)steps * batchSize * spec.Observation.Width > Array.MaxLength)
            return new Fault($"{steps} batches of {batchSize} observations are more numbers than fit into memory; give a smaller batch");
        var values = new float[steps * batchSize * spec.Observation.Width];
        var key = NoiseKey.FromSeed(0).Then("profile");
        if (spec.Observation.Support == Support.Real)
            key.FillStandardNormal(values);
        else
            key.FillUniform(values);
        if (spec.Observation.Support == Support.Mixed
            || (SupportTable.Rows.TryGetValue(spec.Observation.Support, out var row) && row.IsDiscrete))
            foreach (ref var value in values.AsSpan())
                value = MathF.Round(value); // 0 and 1 are bits, counts, categories and levels
        return DataSets.From("random observations", values, spec.Observation.Shape, []);
    }

    private static Either<Fault, StepProfile> Profiled(
        Trainer trainer, TrainingPlan plan, ParameterLayout layout, IEngine engine, Preparation preparation)
    {
        using var owned = trainer;
        using var floor = new Floor(layout, engine);
        var (state, rounds) = (trainer.Start(), new List<(StepClock Clock, long[] Alone)>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var clock = new StepClock();
            var epoch = Epoch(trainer, state, clock);
            foreach (var fault in epoch.LeftToSeq())
                return fault;
            state = epoch.OrThrow().State;
            var alone = floor.Run(clock.Plan!, clock.Count);
            if (round >= 0)
                rounds.Add((clock, alone));
        }
        var optimiser = plan.Optimiser ?? Optimiser.Default;
        return new StepProfile(
            engine.Name,
            plan.BatchSize,
            Parts(layout, optimiser, rounds),
            PlanMemory.Of(rounds[0].Clock.Plan!, layout, optimiser),
            preparation);
    }

    // One epoch: the run is asked to stop at its last step.
    private static Either<Fault, TrainingOutcome> Epoch(Trainer trainer, TrainingState state, StepClock clock)
    {
        using var stop = new CancellationTokenSource();
        return trainer.Run(state, new TrainingHooks(new AtEnd(stop), Cancellation: stop.Token, Clock: clock));
    }

    private static ImmutableArray<ProfiledPart> Parts(
        ParameterLayout layout, Optimiser optimiser, List<(StepClock Clock, long[] Alone)> rounds)
    {
        var plan = rounds[0].Clock.Plan!;
        var names = StepNames.Of(plan, layout);
        var products = Enumerable.Range(0, plan.Steps.Length).Where(i => StepCost.IsMultiply(plan.Steps[i])).ToList();
        double Median(Func<(StepClock Clock, long[] Alone), double> seconds) =>
            rounds.Select(round => seconds(round) / round.Clock.Count).Order().ElementAt(rounds.Count / 2);
        ProfiledPart Beside(StepPart part, Work work, string where, string what) =>
            new(new(where, what), work, Median(round => round.Clock.Seconds(part)), 0, 0, 0);
        return
        [
            Beside(StepPart.Batch, Work.Batch, "batch", "gather"),
            Beside(StepPart.Noise, Work.Noise, "noise", "draw"),
            .. plan.Steps.Select((step, i) => new ProfiledPart(
                names[i],
                StepCost.IsMultiply(step) ? Work.Multiply : Work.Elementwise,
                Median(round => round.Clock.Seconds(i)),
                StepCost.IsMultiply(step) ? Median(round => StepClock.Seconds(round.Alone[products.IndexOf(i)])) : 0,
                StepCost.Operations(step),
                StepCost.Bytes(step))),
            Beside(StepPart.Results, Work.Results, "results", "read and add up"),
            // Values and what is remembered are read and written, gradients are read.
            Beside(StepPart.Optimiser, Work.Optimiser, "parameters", optimiser.GetType().Name) with
            {
                Bytes = (3.0 + (2 * optimiser.Moments.Length)) * sizeof(float) * layout.TrainedLength,
            },
        ];
    }

    private sealed class AtEnd(CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == value.Steps)
                stop.Cancel();
        }
    }

    /// <summary>The matrix products of a plan and nothing else, over parameters of their own.</summary>
    private sealed class Floor(ParameterLayout layout, IEngine engine) : IDisposable
    {
        private readonly IMemory parameters = engine.Allocate(layout.Length);
        private readonly IMemory gradients = engine.Allocate(layout.Length);
        private IProgram? program;

        /// <summary>Runs the products some times.</summary>
        /// <returns>The ticks that each took.</returns>
        public long[] Run(ExecutionPlan plan, int times)
        {
            program ??= engine.Compile(plan with { Steps = [.. plan.Steps.Where(StepCost.IsMultiply)] }, parameters, gradients);
            var ticks = new long[program.Plan.Steps.Length];
            for (var i = 0; i < times; i++)
                program.Run(ticks);
            return ticks;
        }

        public void Dispose()
        {
            program?.Dispose();
            gradients.Dispose();
            parameters.Dispose();
        }
    }
}
