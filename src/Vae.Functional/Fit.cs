using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Engine.Training;

namespace Vae.Functional;

/// <summary>A trained model on an engine of its own. What was trained, and how, can be asked for and saved after it is disposed too.</summary>
public sealed class Fit : IDisposable
{
    private readonly TrainedModel model;
    private readonly IEngine engine;
    private readonly EngineOptions? options;
    private bool isDisposed;

    private Fit(TrainedModel model, IEngine engine, EngineOptions? options) =>
        (this.model, this.engine, this.options) = (model, engine, options);

    /// <summary>The declaration.</summary>
    public VaeSpec Spec => model.Checkpoint.Spec;

    /// <summary>How it was trained.</summary>
    public TrainingPlan Plan => model.Checkpoint.Plan;

    /// <summary>What each epoch came to.</summary>
    public ImmutableArray<EpochMetrics> History => model.Checkpoint.State.History;

    private TrainedModel Live => isDisposed
        ? throw new ObjectDisposedException(
            nameof(Fit), "the trained model has been disposed; use it before its using block ends, or load what was saved of it")
        : model;

    // The engine is the model's from here on, or nobody's.
    internal static Either<Fault, Fit> On(EngineOptions? options, Func<IEngine, Either<Fault, TrainedModel>> create) =>
        Engines.Find(options).Bind(engine =>
        {
            var fit = create(engine).Map(model => new Fit(model, engine, options));
            if (fit.IsLeft)
                engine.Dispose();
            return fit;
        });

    /// <summary>
    /// The value over data, with the divergence at full weight, in nats per observation: a bound, or a surrogate by type. It remarks where
    /// the data are those that the model was trained on.
    /// </summary>
    /// <param name="data">What is observed.</param>
    /// <param name="plan">How to evaluate; null for the training plan's estimator.</param>
    /// <exception cref="VaeException">The data do not fit the spec, or the estimator does not.</exception>
    public Evaluation Evaluate(DataSet data, EvaluationPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Live.Evaluate(data, plan ?? new EvaluationPlan()).OrThrow();
    }

    /// <summary>What measures find of the model on data, each number with what it is an estimate or a bound of.</summary>
    /// <param name="data">What is observed.</param>
    /// <param name="measures">Which, such as <c>new MutualInformation()</c>; <see cref="MeasureTable.All"/> has every one.</param>
    /// <exception cref="VaeException">The data do not fit the spec, or a measure does not apply to it; the message says why.</exception>
    public ImmutableArray<Measurement> Measure(DataSet data, params IEnumerable<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(measures);
        var measured = new MeasuredModel(Live, data);
        return [.. measures.SelectMany(measure => measured.Measure(measure).OrThrow())];
    }

    /// <summary>What the spec's decoding generates: n observations laid flat, [n, D].</summary>
    /// <param name="count">n.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="VaeException">The count is not positive.</exception>
    public float[] Sample(int count, ulong seed = 0) => [.. Live.Generate(count, seed).OrThrow().Shown];

    /// <summary>Ancestral generation: z ~ p(z), then for the same z the mean of p(x|z), a draw from it, and what the decoding shows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="VaeException">The count is not positive.</exception>
    public Generated Generate(int count, ulong seed = 0) => Live.Generate(count, seed).OrThrow();

    /// <summary>The mean of p(x|z), a draw from it, and what the decoding shows, for latent vectors.</summary>
    /// <param name="latents">[n, d] laid flat.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="VaeException">The numbers are no whole number of latent vectors.</exception>
    public Generated Decode(ReadOnlySpan<float> latents, ulong seed = 0) => Live.Decode(latents, seed).OrThrow();

    /// <summary>The same parameters under another decoding, which training knows nothing of; to be disposed like any other.</summary>
    /// <param name="decoding">What generation shows.</param>
    /// <param name="shift">As <see cref="VaeSpec.Shift"/>.</param>
    /// <exception cref="VaeException">There is no such decoding, or the shift is not finite.</exception>
    public Fit Showing(Decoding decoding, double shift = 0) =>
        (from spec in (Spec with { Decoding = decoding, Shift = shift }).Validate().Joined()
         from fit in On(options, own => TrainedModel.Create(Live.Checkpoint with { Spec = spec }, own))
         select fit).OrThrow();

    /// <summary>The mean of p(x|z) at the posterior's mean of each observation, [n, D] laid flat.</summary>
    /// <exception cref="VaeException">The data do not fit the spec.</exception>
    public float[] Reconstruct(DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Live.Reconstruct(data).OrThrow()];
    }

    /// <summary>The average over draws z ~ q(z|x) of the mean of p(x|z), for each observation, [n, D] laid flat.</summary>
    /// <param name="data">What is reconstructed.</param>
    /// <param name="draws">How many draws are averaged.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="VaeException">The data do not fit the spec, or the number of draws is not positive.</exception>
    public float[] Reconstruct(DataSet data, int draws, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Live.Reconstruct(data, draws, seed).OrThrow()];
    }

    /// <summary>The posterior's mean for each observation, [n, d] laid flat.</summary>
    /// <exception cref="VaeException">The data do not fit the spec.</exception>
    public float[] Encode(DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Live.Encode(data).OrThrow()];
    }

    /// <summary>Writes the model and all that training needs to go on, as safetensors; whole or not at all.</summary>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        model.Checkpoint.Save(path).OrThrow();
    }

    /// <summary>Reads a model back.</summary>
    /// <param name="path">A file that <see cref="Save"/> or a run wrote.</param>
    /// <param name="engine">What to run it on; null for the torch engine where it is found, else the embedded one, on one thread.</param>
    /// <exception cref="VaeException">
    /// The file is missing, damaged or something else, and is left as it is; or the engine that is asked for is not there.
    /// </exception>
    public static Fit Load(string path, EngineOptions? engine = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Checkpoint.Load(path).Bind(checkpoint => On(engine, found => TrainedModel.Create(checkpoint, found))).OrThrow();
    }

    /// <summary>What the model runs on, as reports call it.</summary>
    public string EngineName => model.EngineName;

    /// <summary>Frees the engine and its memory.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        model.Dispose();
        engine.Dispose();
    }
}
