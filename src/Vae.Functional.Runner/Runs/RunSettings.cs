using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;
using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Runner.Runs;

/// <summary>
/// What a run was asked to do, as far as the command line said; what is null takes the default. Kept in the run folder, so that
/// resuming needs no options again.
/// </summary>
internal sealed record RunSettings(
    string Spec,
    string? Data = null,
    Binarise? Binarise = null,
    int? Epochs = null,
    int? BatchSize = null,
    double? LearningRate = null,
    ulong? Seed = null,
    double? ValidationFraction = null,
    int? Patience = null,
    int? KlWarmupEpochs = null,
    string? Estimator = null,
    int? Samples = null,
    EngineKind? Engine = null,
    string? Optimiser = null,
    int? Threads = null,
    Precision? Precision = null,
    ComputeDevice? Device = null,
    int? KlCycleEpochs = null)
{
    /// <summary>Epochs of a run that names none.</summary>
    public const int DefaultEpochs = 50;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>These settings where they say something, those of an earlier run where they do not.</summary>
    public RunSettings Over(RunSettings earlier) => new(
        Spec,
        Data ?? earlier.Data,
        Binarise ?? earlier.Binarise,
        Epochs ?? earlier.Epochs,
        BatchSize ?? earlier.BatchSize,
        LearningRate ?? earlier.LearningRate,
        Seed ?? earlier.Seed,
        ValidationFraction ?? earlier.ValidationFraction,
        Patience ?? earlier.Patience,
        KlWarmupEpochs ?? earlier.KlWarmupEpochs,
        Estimator ?? earlier.Estimator,
        Samples ?? earlier.Samples,
        Engine ?? earlier.Engine,
        Optimiser ?? earlier.Optimiser,
        Threads ?? earlier.Threads,
        Precision ?? earlier.Precision,
        Device ?? earlier.Device,
        KlCycleEpochs ?? earlier.KlCycleEpochs);

    /// <summary>The plan that the settings make. It leaves the default optimiser unsaid, as plans did that could not say it.</summary>
    public TrainingPlan Plan(Estimator estimator, Optimiser? optimiser = null)
    {
        var defaults = new TrainingPlan(Epochs ?? DefaultEpochs);
        return new(
            defaults.Epochs,
            BatchSize ?? defaults.BatchSize,
            estimator,
            LearningRate ?? defaults.LearningRate,
            Seed ?? defaults.Seed,
            ValidationFraction ?? defaults.ValidationFraction,
            Patience ?? defaults.Patience,
            KlWarmupEpochs ?? defaults.KlWarmupEpochs,
            optimiser == Vae.Functional.Optimiser.Default ? null : optimiser,
            KlCycleEpochs: KlCycleEpochs ?? defaults.KlCycleEpochs);
    }

    /// <summary>Writes the settings, whole or not at all.</summary>
    public Either<Fault, Unit> Save(string path) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, this, Json));

    /// <summary>Reads settings back; it is no fault that there are none yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="otherwise">What to do where it cannot be read.</param>
    public static Either<Fault, Option<RunSettings>> Load(string path, string otherwise)
    {
        try
        {
            return File.Exists(path)
                ? Prelude.Optional(JsonSerializer.Deserialize<RunSettings>(File.ReadAllText(path), Json)!)
                : Option<RunSettings>.None;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return new Fault($"{path}: cannot be read: {error.Message.Split('\n')[0]}; {otherwise}");
        }
    }
}
