using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Profiling;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static LanguageExt.Prelude;

namespace Vae.Functional.Engine.Training;

/// <summary>
/// Trains a spec. A run is a pure function of spec, plan, data and seed: shuffles and noise derive from (seed, epoch, step), so a run that
/// is resumed from a saved state continues bit for bit.
/// </summary>
public sealed class Trainer : IDisposable
{
    // What copying a number of an observation is worth, in operations of a product: rows in random order come slowly.
    private const double GatherOperations = 30;

    private readonly VaeSpec spec;
    private readonly TrainingPlan plan;
    private readonly DataSplit data;
    private readonly Graph training;
    private readonly ModelRuntime runtime;
    private readonly Evaluator evaluator;
    private readonly LocalFit fit;
    private readonly LocalParameters local;
    private readonly DividedOptimiser optimiser;
    private readonly LocalOptimiser localOptimiser;
    private readonly DividedLoop gather;
    private readonly ImmutableArray<ScheduledInput> schedules;
    private readonly ImmutableArray<(string Output, Slot Slot)> statistics;
    private Batch batch;

    private Trainer(
        VaeSpec spec,
        TrainingPlan plan,
        DataSplit data,
        (Graph Graph, ExecutionPlan Plan) training,
        Evaluator evaluator,
        LocalFit fit,
        ModelRuntime runtime)
    {
        (this.spec, this.plan, this.data, this.evaluator, this.fit, this.runtime) = (spec, plan, data, evaluator, fit, runtime);
        this.training = training.Graph;
        runtime.Compile(training.Graph, training.Plan);
        schedules = Schedules.Of(spec, plan);
        statistics =
        [
            .. runtime.Layout.Statistics.Select(kept => (RunningStatistic.OutputName(kept.Name), runtime.Layout[kept.Name])),
        ];
        optimiser = new DividedOptimiser(plan.Optimiser ?? Optimiser.Default, runtime);
        local = new LocalParameters(runtime.Layout);
        localOptimiser = new LocalOptimiser(local, plan.Optimiser ?? Optimiser.Default);
        gather = new DividedLoop(runtime.Team, GatherOperations * data.Training.Width, unit: 1, Gather);
    }

    // The batch under way, for the threads that gather it.
    private readonly record struct Batch(IProgram Program, ReadOnlyMemory<int> Rows, int Epoch);

    private int Steps => EpochOrder.StepsOf(plan, data.Training.Count);

    /// <summary>A trainer, or everything that makes spec, plan and data impossible to train.</summary>
    public static Either<Fault, Trainer> Create(VaeSpec spec, TrainingPlan plan, DataSet data, IEngine engine)
    {
        var estimator = plan.Estimator ?? Programs.DefaultEstimator;
        return from validSpec in spec.Validate().Joined()
               from validPlan in plan.Validate().Joined()
               from fitting in ModelData.Check(spec, data)
               from split in fitting.Split(plan.ValidationFraction, plan.Seed)
               from program in Programs.Training(spec, estimator)
               from varied in Varied(program, plan, split.Training.Count)
               from layout in ModelLayout.Of(program, split.Training.Count)
               from able in Engines.Check(engine, layout)
               from programs in EvaluationPrograms.Of(spec, estimator, layout)
               from localGradients in LocalFit.Program(spec, estimator)
               from steps in Planner.TryPlan(program, layout, Math.Min(plan.BatchSize, split.Training.Count), engine.RunsRegions)
               let runtime = new ModelRuntime(engine, layout)
               let evaluator = new Evaluator(spec, programs, split.Training.Count, runtime)
               let fit = new LocalFit(spec, localGradients, runtime, plan.Seed)
               select new Trainer(spec, plan, split, (program, steps), evaluator, fit, runtime);
    }

    // Statistics of a batch are variances among others, and one row has none.
    private static Either<Fault, Graph> Varied(Graph program, TrainingPlan plan, int count) =>
        program.Statistics.IsEmpty || Math.Min(plan.BatchSize, count) > 1 && count % plan.BatchSize != 1
            ? program
            : new Fault($"BatchNormalisation takes a variance over a batch, and {count} observations to train on in batches of "
                + $"{plan.BatchSize} leave a batch of one; give another BatchSize");

    /// <summary>The state before the first step.</summary>
    public TrainingState Start()
    {
        var values = new float[runtime.Layout.Length];
        Initialise.Fill(runtime.Layout, plan.Seed, values);
        return new(0, 0, RunningSums.Empty, [], 0, [.. values], Moments, [], 0, Observations: data.Training.Count);
    }

    /// <summary>Trains from a state to the end of the plan, or until asked to stop.</summary>
    /// <returns>
    /// How it ended; or the fault that stopped it, such as a value that is not a number, with the last saved state untouched.
    /// </returns>
    public Either<Fault, TrainingOutcome> Run(TrainingState from, TrainingHooks hooks)
    {
        if (from.Step > 0 && from.Step >= Steps)
            return new Fault(
                $"the saved run is at step {from.Step} of an epoch, where these data and this plan have {Steps} steps an epoch; "
                + "resume with the data and the plan it was trained with");
        if (from.Parameters.Length != runtime.Layout.Length)
            return new Fault($"the saved run has parameters of {from.Observations} observations, where these data and this plan have "
                + $"{data.Training.Count} to train on; resume with the data and the plan it was trained with");
        Restore(from);
        var (state, seen) = (from, 0L);
        while (!state.HasEnded(plan))
        {
            var order = new EpochOrder(plan, data.Training.Count, state.Epoch);
            var (step, sums) = (state.Step, new EpochSums(state.Partial));
            for (; step < Steps && !hooks.Cancellation.IsCancellationRequested; step++)
            {
                var rows = order[step];
                var program = Step(state.Epoch, step, rows, hooks.Clock);
                if (sums.Add(program, rows.Length) is { } wrong)
                    return Stopped(wrong, program.Output(wrong)[0], $"in epoch {state.Epoch + 1}, batch {step + 1}");
                hooks.Clock?.Passed(StepPart.Results);
                optimiser.Step(plan.LearningRate, (long)state.Epoch * Steps + step + 1);
                localOptimiser.Step(rows.Span, program, rows.Length, fit.StepSize, state.Epoch + 1);
                Keep(program);
                hooks.Clock?.Passed(StepPart.Optimiser);
                seen += rows.Length;
                hooks.Progress?.Report(new(state.Epoch + 1, plan.Epochs, step + 1, Steps, seen, null));
            }

            if (TensorPrimitives.Sum(runtime.Parameters) + TensorPrimitives.Sum<float>(local.Values) is var sum && !float.IsFinite(sum))
                return Stopped("sum of the parameters", sum, $"in epoch {state.Epoch + 1}, at or before batch {step}");
            state = step < Steps ? Captured(state) with { Step = step, Partial = sums.Total } : Completed(state, sums.Total);
            if (Judged(state).FirstOrDefault(number => !double.IsFinite(number.Value)) is { Name: not null } broken)
                return Stopped(broken.Name, broken.Value, $"after epoch {state.Epoch}");
            var saved = hooks.Save?.Invoke(state) ?? unit;
            if (saved.IsLeft)
                return saved.Map(_ => new TrainingOutcome(state, IsInterrupted: true));
            if (step < Steps)
                return new TrainingOutcome(state, IsInterrupted: true);
            hooks.Progress?.Report(new(state.Epoch, plan.Epochs, Steps, Steps, seen, state.History[^1]));
            if (hooks.Cancellation.IsCancellationRequested && !state.HasEnded(plan))
                return new TrainingOutcome(state, IsInterrupted: true);
        }
        return new TrainingOutcome(state, IsInterrupted: false);
    }

    private static Fault Stopped(string name, double value, string when) =>
        new($"training stopped: the {name} became {GraphText.Number(value)} {when}; "
            + "lower the learning rate or raise the floor of σ; what was saved before is untouched");

    // What a state says of its model beside the parameters; a checkpoint can hold numbers only.
    private static IEnumerable<(string Name, double Value)> Judged(TrainingState state) =>
    [
        ("frozen σ", state.FrozenSigma),
        .. state.History is [.., { Validation: { } last }] ? Judged(last) : [],
    ];

    private static IEnumerable<(string Name, double Value)> Judged(PartMetrics validation) =>
    [
        ("validation value", validation.Value),
        ("validation objective", validation.Objective),
        .. validation.Terms.Select(term => ($"validation {term.Key}", term.Value)),
    ];

    /// <summary>Frees the engine's memory.</summary>
    public void Dispose() => runtime.Dispose();

    private IProgram Step(int epoch, int step, ReadOnlyMemory<int> rows, StepClock? clock)
    {
        var program = runtime.Program(training, rows.Length);
        clock?.Begin();
        batch = new(program, rows, epoch);
        gather.Run(rows.Length);
        local.Gather(rows.Span, program);
        clock?.Passed(StepPart.Batch);
        ModelRuntime.FillNoise(training, program, NoiseKey.FromSeed(plan.Seed).Then("noise").Then(epoch).Then(step));
        foreach (var (input, _, _, schedule) in schedules)
            ModelRuntime.Set(program, input, schedule.At(epoch + (double)step / Steps));
        ModelRuntime.Set(program, MeanField.ObservationsInput, data.Training.Count);
        clock?.Passed(StepPart.Noise);
        if (clock is null)
            program.Run();
        else
            clock.Run(program);
        return program;
    }

    private void Keep(IProgram program)
    {
        foreach (var (output, slot) in statistics)
            program.Output(output).CopyTo(runtime.Parameters[slot.Offset..]);
    }

    private void Gather(int start, int length) => Batches.Gather(
        data.Training,
        batch.Rows.Span.Slice(start, length),
        batch.Epoch,
        batch.Program.Input(VaeModel.ObservationInput)[(start * data.Training.Width)..]);

    private void Restore(TrainingState state)
    {
        var shared = runtime.Layout.Shared;
        state.Parameters.AsSpan()[..shared].CopyTo(runtime.Parameters);
        state.Parameters.AsSpan()[shared..].CopyTo(local.Values);
        optimiser.Moments = state.Moments;
        if (local.Values.Length > 0)
            foreach (var (from, to) in state.Moments.Zip(localOptimiser.Moments))
                from.AsSpan()[shared..].CopyTo(to);
    }

    // Nothing is remembered of the statistics that lie between.
    private ImmutableArray<ImmutableArray<float>> Moments => local.Values.Length == 0
        ? optimiser.Moments
        :
        [
            .. optimiser.Moments.Zip(localOptimiser.Moments, (shared, own) => ImmutableArray.Create<float>(
                [.. shared, .. new float[runtime.Layout.Shared - runtime.Layout.SharedTrained], .. own])),
        ];

    private TrainingState Captured(TrainingState state) =>
        state with
        {
            Parameters = [.. runtime.Parameters, .. local.Values],
            Moments = Moments,
            FrozenSigma = evaluator.FreezeSigma(data.Training, local),
        };

    private TrainingState Completed(TrainingState state, RunningSums sums)
    {
        var epoch = state.Epoch + 1;
        var captured = Captured(state);
        var key = NoiseKey.FromSeed(plan.Seed).Then("validation").Then(epoch);
        var scheduled = Schedules.AtEndOf(epoch, spec, plan);
        var validation = data.Validation.Count == 0 ? null : evaluator.Metrics(
            data.Validation, fit.Of(data.Validation, captured.FrozenSigma), key, scheduled, captured.FrozenSigma);
        var terms = sums.Sums.Keys.Where(name => name is not (Programs.Value or Programs.Objective));
        var train = new PartMetrics(
            sums.Mean(Programs.Value),
            sums.Mean(Programs.Objective),
            terms.ToImmutableSortedDictionary(name => name, sums.Mean, StringComparer.Ordinal));
        var after = captured with
        {
            Epoch = epoch,
            Step = 0,
            Partial = RunningSums.Empty,
            History = state.History.Add(new(epoch, plan.KlWeight().AtEndOf(epoch) * spec.Beta, train, validation)),
        };
        var improves = plan.Patience > 0
            && (state.BestEpoch == 0 || validation!.Value > state.History[state.BestEpoch - 1].Validation!.Value);
        return improves ? after with { BestEpoch = epoch, Best = after.Parameters, BestSigma = after.FrozenSigma } : after;
    }
}
