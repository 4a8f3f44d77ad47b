using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LanguageExt;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Measures;
using Vae.Functional.Engine.Training;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Evaluation;

/// <summary>Images or vectors that a model made: as many as were asked for, laid flat one after the other.</summary>
/// <param name="Shape">The shape of one observation.</param>
/// <param name="Means">The mean of p(x|z) for each z.</param>
/// <param name="Draws">A draw from p(x|z) for the same z.</param>
/// <param name="Shown">What the spec's decoding shows for the same z.</param>
public sealed record Generated(Shape Shape, ImmutableArray<float> Means, ImmutableArray<float> Draws, ImmutableArray<float> Shown);

/// <summary>q(z|x) of each observation, each [n, d] laid flat.</summary>
/// <param name="Means">Its means.</param>
/// <param name="Deviations">Its standard deviations; 0 where it is a point mass.</param>
/// <param name="Draws">A draw from it.</param>
public sealed record Encoded(ImmutableArray<float> Means, ImmutableArray<float> Deviations, ImmutableArray<float> Draws);

/// <summary>The parameters that training handed over, ready to evaluate, encode, reconstruct and generate.</summary>
public sealed class TrainedModel : IDisposable
{
    private const int BatchSize = 200;

    private readonly ModelRuntime runtime;
    private readonly LocalFit fit;
    private readonly ConditionalWeakTable<DataSet, LocalParameters> fitted = [];
    private readonly Dictionary<Estimator, Either<Fault, Evaluator>> evaluators = [];
    private readonly Lazy<Either<Fault, Graph>> encoding;
    private readonly Lazy<Either<Fault, Graph>> generation;
    private readonly Lazy<Either<Fault, Graph>> moments;
    private readonly Lazy<Either<Fault, Graph>> componentDivergences;
    private readonly Lazy<Either<Fault, Graph>> priorDensity;
    private readonly Lazy<Graph> priorDraw;

    private TrainedModel(Checkpoint checkpoint, ModelRuntime runtime, Graph localGradients)
    {
        (Checkpoint, this.runtime) = (checkpoint, runtime);
        fit = new(Spec, localGradients, runtime, checkpoint.Plan.Seed);
        encoding = new(() => Programs.Encoding(Spec));
        generation = new(() => Programs.Generation(Spec));
        moments = new(() => Programs.Moments(Spec));
        componentDivergences = new(() => Programs.ComponentDivergences(Spec));
        priorDensity = new(() => Programs.PriorDensity(Spec));
        priorDraw = new(() => Programs.PriorDraw(Spec));
        checkpoint.State.Chosen.AsSpan(0, runtime.Layout.Shared).CopyTo(runtime.Parameters);
    }

    /// <summary>The run that the parameters come from.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>How reports call the engine.</summary>
    public string EngineName => runtime.EngineName;

    private VaeSpec Spec => Checkpoint.Spec;

    /// <summary>The model of a run, on an engine.</summary>
    public static Either<Fault, TrainedModel> Create(Checkpoint checkpoint, IEngine engine) =>
        from layout in ModelLayout.Of(checkpoint.Spec, checkpoint.Plan, checkpoint.State.Observations)
        from able in Engines.Check(engine, layout)
        from localGradients in LocalFit.Program(checkpoint.Spec, EstimatorOf(checkpoint))
        select new TrainedModel(checkpoint, new ModelRuntime(engine, layout), localGradients);

    /// <summary>
    /// The value over a data set, with the divergence at full weight, in nats per observation. That the data are those of the training is
    /// known by their fingerprint, and remarked.
    /// </summary>
    public Either<Fault, Functional.Evaluation> Evaluate(DataSet data, EvaluationPlan plan)
    {
        var own = plan with { Estimator = plan.Estimator ?? TrainingEstimator };
        return EvaluateEach(data, own).Map(values =>
            Summary(values, Spec.EvaluationVerdictOf(own, isOfTrainingData: Fingerprint.Of(data) == Checkpoint.Data.Fingerprint)));
    }

    /// <summary>
    /// The value and the terms of <see cref="Evaluate"/> for each observation, in nats, under the names of <see cref="Programs"/>.
    /// </summary>
    public Either<Fault, ImmutableSortedDictionary<string, double[]>> EvaluateEach(DataSet data, EvaluationPlan plan) =>
        from valid in plan.Validate().Joined()
        from fitting in ModelData.Check(Spec, data)
        from evaluator in EvaluatorOf(plan.Estimator ?? TrainingEstimator)
        let sigma = plan.Sigma == SigmaChoice.Refitted ? evaluator.FreezeSigma(fitting, LocalOf(fitting)) : Checkpoint.State.ChosenSigma
        let key = NoiseKey.FromSeed(plan.Seed).Then("evaluation")
        select evaluator.Values(fitting, LocalOf(fitting), key, sigma, plan.BatchSize, plan.Latent == LatentChoice.Mean);

    /// <summary>The posterior's means, [n, d] laid flat.</summary>
    public Either<Fault, ImmutableArray<float>> Encode(DataSet data) =>
        FromData(encoding.Value, data, NoiseKey.FromSeed(0), "mean").Map(found => found["mean"]);

    /// <summary>q(z|x) of each observation, and a draw from it.</summary>
    public Either<Fault, Encoded> Posterior(DataSet data, ulong seed) =>
        FromData(encoding.Value, data, NoiseKey.FromSeed(seed).Then("encode"), "mean", "deviation", "draw")
            .Map(found => new Encoded(found["mean"], found["deviation"], found["draw"]));

    /// <summary>KL(q(zᵢ|x)‖p(zᵢ)) of each latent component, [n, d] laid flat, in nats.</summary>
    public Either<Fault, ImmutableArray<float>> ComponentDivergences(DataSet data) =>
        FromData(componentDivergences.Value, data, NoiseKey.FromSeed(0), "divergences").Map(found => found["divergences"]);

    /// <summary>log p(z) at latent vectors [n, d] laid flat, in nats.</summary>
    public Either<Fault, ImmutableArray<float>> PriorLogDensity(ReadOnlySpan<float> latents) =>
        FromLatents(priorDensity.Value, latents.ToArray(), NoiseKey.FromSeed(0), "log_density").Map(found => found["log_density"]);

    /// <summary>The means and the standard deviations of p(x|z) for latent vectors [n, d] laid flat, each [n, D] laid flat.</summary>
    public Either<Fault, (ImmutableArray<float> Means, ImmutableArray<float> Deviations)> Likelihood(ReadOnlySpan<float> latents) =>
        FromLatents(moments.Value, latents.ToArray(), NoiseKey.FromSeed(0), "mean", "deviation")
            .Map(found => (found["mean"], found["deviation"]));

    /// <summary>The values of a parameter or a running statistic, row-major, with its extents; null where there is no such name.</summary>
    public (ImmutableArray<int> Extents, ImmutableArray<float> Values)? Parameter(string name) =>
        runtime.Layout.All.Any(parameter => parameter.Name == name) && runtime.Layout[name] is var slot
            ? ([.. slot.Extents], Checkpoint.State.Chosen.Slice(slot.Offset, slot.Count))
            : null;

    /// <summary>The mean of p(x|z) at the posterior's mean of each observation, [n, D] laid flat.</summary>
    public Either<Fault, ImmutableArray<float>> Reconstruct(DataSet data) =>
        from latents in Encode(data)
        from means in Means(latents.AsSpan())
        select means;

    /// <summary>The average over draws z ~ q(z|x) of the mean of p(x|z), for each observation, [n, D] laid flat.</summary>
    /// <param name="data">What is reconstructed.</param>
    /// <param name="draws">How many draws, positive.</param>
    /// <param name="seed">Of the draws.</param>
    public Either<Fault, ImmutableArray<float>> Reconstruct(DataSet data, int draws, ulong seed)
    {
        if (draws <= 0)
            return new Fault($"an average over {draws} draws was asked for; ask for a positive number");
        var sums = new float[data.Values.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            var key = NoiseKey.FromSeed(seed).Then("reconstruct").Then(draw);
            var decoded = from drawn in FromData(encoding.Value, data, key, "draw")
                          from means in Means(drawn["draw"].AsSpan())
                          select means;
            if (decoded.IsLeft)
                return decoded;
            decoded.IfRight(means => TensorPrimitives.Add(sums, means.AsSpan(), sums));
        }
        TensorPrimitives.Divide(sums, draws, sums);
        return ImmutableCollectionsMarshal.AsImmutableArray(sums);
    }

    /// <summary>Ancestral generation: z ~ p(z), then p(x|z)'s mean and a draw from it for the same z.</summary>
    public Either<Fault, Generated> Generate(int count, ulong seed)
    {
        if (count <= 0)
            return new Fault($"{count} samples were asked for; ask for a positive number");
        var most = Array.MaxLength / Math.Max(Spec.Observation.Width, Spec.Prior.Dimension);
        if (count > most)
            return new Fault($"{count} samples were asked for, more than fit in memory at once; ask for at most {most} at a time");
        var latents = Run(priorDraw.Value, count, NoiseKey.FromSeed(seed), (_, _, _) => { }, "z")["z"];
        return Decode(latents.AsSpan(), seed);
    }

    /// <summary>p(x|z)'s mean and a draw from it, for latent vectors [n, d] laid flat.</summary>
    public Either<Fault, Generated> Decode(ReadOnlySpan<float> latents, ulong seed) =>
        FromLatents(generation.Value, latents.ToArray(), NoiseKey.FromSeed(seed).Then("decode"), "mean", "draw", "shown")
            .Map(found => new Generated(Spec.Observation.Shape, found["mean"], found["draw"], found["shown"]));

    /// <summary>Frees the engine's memory.</summary>
    public void Dispose() => runtime.Dispose();

    private Estimator TrainingEstimator => EstimatorOf(Checkpoint);

    private static Estimator EstimatorOf(Checkpoint checkpoint) => checkpoint.Plan.Estimator ?? Programs.DefaultEstimator;

    // A fit takes many steps: what needs several programs of the same data fits them once.
    private LocalParameters LocalOf(DataSet data) => fitted.GetValue(data, one => fit.Of(one, Checkpoint.State.ChosenSigma));

    private Either<Fault, ImmutableArray<float>> Means(ReadOnlySpan<float> latents) =>
        FromLatents(generation.Value, latents.ToArray(), NoiseKey.FromSeed(0), "mean").Map(found => found["mean"]);

    // A program is compiled once: runtimes know programs by identity.
    private Either<Fault, Evaluator> EvaluatorOf(Estimator estimator)
    {
        if (!evaluators.TryGetValue(estimator, out var evaluator))
            evaluators[estimator] = evaluator = EvaluationPrograms.Of(Spec, estimator, runtime.Layout)
                .Map(programs => new Evaluator(Spec, programs, Checkpoint.State.Observations, runtime));
        return evaluator;
    }

    private static int[] Rows(int first, int count) => [.. Enumerable.Range(first, count)];

    private Either<Fault, Dictionary<string, ImmutableArray<float>>> FromData(
        Either<Fault, Graph> graph, DataSet data, NoiseKey key, params string[] outputs) =>
        from fitting in ModelData.Check(Spec, data)
        from program in graph
        let local = LocalOf(fitting)
        select Run(program, data.Count, key, (rows, first, step) => Batches.Hand(data, local, Rows(first, rows), step), outputs);

    private Either<Fault, Dictionary<string, ImmutableArray<float>>> FromLatents(
        Either<Fault, Graph> graph, float[] latents, NoiseKey key, params string[] outputs)
    {
        var latent = Spec.Prior.Dimension;
        return latents.Length % latent != 0
            ? new Fault($"{latents.Length} numbers are no whole number of latent vectors of {latent}")
            : graph.Map(program => Run(program, latents.Length / latent, key, (rows, first, step) =>
                latents.AsSpan(first * latent, rows * latent).CopyTo(step.Input("z")), outputs));
    }

    // The outputs that are asked for, [n] or [n, w] laid flat.
    private Dictionary<string, ImmutableArray<float>> Run(
        Graph graph, int count, NoiseKey key, Action<int, int, IProgram> fill, params string[] outputs)
    {
        var widths = outputs.ToDictionary(name => name, name => graph[name].Shape.Bind(1).Aggregate(1, (size, extent) => size * extent));
        var results = outputs.ToDictionary(name => name, name => new float[count * widths[name]]);
        for (var first = 0; first < count; first += BatchSize)
        {
            var rows = Math.Min(BatchSize, count - first);
            var program = runtime.Program(graph, rows);
            fill(rows, first, program);
            ModelRuntime.FillNoise(graph, program, key, first);
            if (program.Plan.Inputs.ContainsKey(OptimalSigma.FrozenInput))
                program.Input(OptimalSigma.FrozenInput)[0] = (float)Checkpoint.State.ChosenSigma;
            program.Run();
            foreach (var name in outputs)
                program.Output(name).CopyTo(results[name].AsSpan(first * widths[name]));
        }
        return results.ToDictionary(result => result.Key, result => ImmutableCollectionsMarshal.AsImmutableArray(result.Value));
    }

    private static Functional.Evaluation Summary(ImmutableSortedDictionary<string, double[]> values, Bounds.Verdict verdict)
    {
        var value = SampleMean.Of(values[Programs.Value]);
        var terms = values
            .Remove(Programs.Value)
            .ToImmutableSortedDictionary(term => term.Key, term => term.Value.Average(), StringComparer.Ordinal);
        return Functional.Evaluation.Under(verdict, value.Value, value.StandardError, values[Programs.Value].Length, terms);
    }
}
