using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LanguageExt;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Data;
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

/// <summary>The parameters that training handed over, ready to evaluate, encode, reconstruct and generate.</summary>
public sealed class TrainedModel : IDisposable
{
    private const int BatchSize = 200;

    private readonly ModelRuntime runtime;
    private readonly Dictionary<Estimator, Either<Fault, Evaluator>> evaluators = [];
    private readonly Lazy<Either<Fault, Graph>> encoding;
    private readonly Lazy<Either<Fault, Graph>> generation;
    private readonly Lazy<Graph> priorDraw;

    private TrainedModel(Checkpoint checkpoint, ModelRuntime runtime)
    {
        (Checkpoint, this.runtime) = (checkpoint, runtime);
        encoding = new(() => Programs.Encoding(Spec));
        generation = new(() => Programs.Generation(Spec));
        priorDraw = new(() => Programs.PriorDraw(Spec));
        checkpoint.State.Chosen.CopyTo(runtime.Parameters);
    }

    /// <summary>The run that the parameters come from.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>How reports call the engine.</summary>
    public string EngineName => runtime.EngineName;

    private VaeSpec Spec => Checkpoint.Spec;

    /// <summary>The model of a run, on an engine.</summary>
    public static Either<Fault, TrainedModel> Create(Checkpoint checkpoint, IEngine engine) =>
        from layout in ModelLayout.Of(checkpoint.Spec, checkpoint.Plan)
        select new TrainedModel(checkpoint, new ModelRuntime(engine, layout));

    /// <summary>
    /// The value over a data set, with the divergence at full weight, in nats per observation. That the data are those of the training is
    /// known by their fingerprint, and remarked.
    /// </summary>
    public Either<Fault, Functional.Evaluation> Evaluate(DataSet data, EvaluationPlan plan)
    {
        var estimator = plan.Estimator ?? Checkpoint.Plan.Estimator ?? Programs.DefaultEstimator;
        return from valid in plan.Validate().Joined()
               from fitting in ModelData.Check(Spec, data)
               from evaluator in EvaluatorOf(estimator)
               let sigma = plan.Sigma == SigmaChoice.Refitted ? evaluator.FreezeSigma(fitting) : Checkpoint.State.ChosenSigma
               let key = NoiseKey.FromSeed(plan.Seed).Then("evaluation")
               let values = evaluator.Values(fitting, key, sigma, plan.BatchSize, plan.Latent == LatentChoice.Mean)
               let isOfTrainingData = Fingerprint.Of(data) == Checkpoint.Data.Fingerprint
               select Summary(values, Spec.EvaluationVerdictOf(plan with { Estimator = estimator }, isOfTrainingData));
    }

    /// <summary>The posterior's means, [n, d] laid flat.</summary>
    public Either<Fault, ImmutableArray<float>> Encode(DataSet data)
    {
        void Fill(int rows, int first, IProgram step) =>
            Batches.Gather(data, Rows(first, rows), 0, step.Input(VaeModel.ObservationInput));
        return from fitting in ModelData.Check(Spec, data)
               from program in encoding.Value
               select Run(program, "mean", data.Count, Spec.Prior.Dimension, NoiseKey.FromSeed(0), Fill);
    }

    /// <summary>The mean of p(x|z) at the posterior's mean of each observation, [n, D] laid flat.</summary>
    public Either<Fault, ImmutableArray<float>> Reconstruct(DataSet data) =>
        from latents in Encode(data)
        from generated in Decode(latents.AsSpan(), seed: 0)
        select generated.Means;

    /// <summary>Ancestral generation: z ~ p(z), then p(x|z)'s mean and a draw from it for the same z.</summary>
    public Either<Fault, Generated> Generate(int count, ulong seed)
    {
        if (count <= 0)
            return new Fault($"{count} samples were asked for; ask for a positive number");
        var most = Array.MaxLength / Math.Max(Spec.Observation.Width, Spec.Prior.Dimension);
        if (count > most)
            return new Fault($"{count} samples were asked for, more than fit in memory at once; ask for at most {most} at a time");
        var latents = Run(priorDraw.Value, "z", count, Spec.Prior.Dimension, NoiseKey.FromSeed(seed), (_, _, _) => { });
        return Decode(latents.AsSpan(), seed);
    }

    /// <summary>p(x|z)'s mean and a draw from it, for latent vectors [n, d] laid flat.</summary>
    public Either<Fault, Generated> Decode(ReadOnlySpan<float> latents, ulong seed)
    {
        if (latents.Length % Spec.Prior.Dimension != 0)
            return new Fault($"{latents.Length} numbers are no whole number of latent vectors of {Spec.Prior.Dimension}");
        var (all, key) = (latents.ToArray(), NoiseKey.FromSeed(seed).Then("decode"));
        return generation.Value.Map(program =>
        {
            var latent = Spec.Prior.Dimension;
            void Fill(int rows, int first, IProgram step) => all.AsSpan(first * latent, rows * latent).CopyTo(step.Input("z"));
            var count = all.Length / Spec.Prior.Dimension;
            ImmutableArray<float> Output(string name) => Run(program, name, count, Spec.Observation.Width, key, Fill);
            return new Generated(Spec.Observation.Shape, Output("mean"), Output("draw"), Output("shown"));
        });
    }

    /// <summary>Frees the engine's memory.</summary>
    public void Dispose() => runtime.Dispose();

    // A program is compiled once: runtimes know programs by identity.
    private Either<Fault, Evaluator> EvaluatorOf(Estimator estimator)
    {
        if (!evaluators.TryGetValue(estimator, out var evaluator))
            evaluators[estimator] = evaluator = EvaluationPrograms.Of(Spec, estimator, runtime.Layout)
                .Map(programs => new Evaluator(Spec, programs, runtime));
        return evaluator;
    }

    private static int[] Rows(int first, int count) => [.. Enumerable.Range(first, count)];

    private ImmutableArray<float> Run(Graph graph, string output, int count, int width, NoiseKey key, Action<int, int, IProgram> fill)
    {
        var results = new float[count * width];
        for (var first = 0; first < count; first += BatchSize)
        {
            var rows = Math.Min(BatchSize, count - first);
            var program = runtime.Program(graph, rows);
            fill(rows, first, program);
            ModelRuntime.FillNoise(graph, program, key, first);
            if (program.Plan.Inputs.ContainsKey(OptimalSigma.FrozenInput))
                program.Input(OptimalSigma.FrozenInput)[0] = (float)Checkpoint.State.ChosenSigma;
            program.Run();
            program.Output(output).CopyTo(results.AsSpan(first * width));
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }

    private static Functional.Evaluation Summary(ImmutableSortedDictionary<string, double[]> values, Bounds.Verdict verdict)
    {
        var value = values[Programs.Value];
        var mean = value.Average();
        var variance = value.Length < 2 ? 0 : value.Sum(one => (one - mean) * (one - mean)) / (value.Length - 1);
        var terms = values
            .Remove(Programs.Value)
            .ToImmutableSortedDictionary(term => term.Key, term => term.Value.Average(), StringComparer.Ordinal);
        return Functional.Evaluation.Under(verdict, mean, Math.Sqrt(variance / value.Length), value.Length, terms);
    }
}
