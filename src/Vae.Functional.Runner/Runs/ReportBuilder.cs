using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.Commands;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Reports.Images;
using Views = Vae.Functional.Runner.Reports;

namespace Vae.Functional.Runner.Runs;

/// <summary>From a trained model to what its report shows.</summary>
internal static class ReportBuilder
{
    private const int Pairs = 32;
    private const int Draws = 64;
    private const int Points = 4000;

    /// <summary>The report of a run.</summary>
    public static Either<Fault, RunReport> Of(
        string specId, TrainedModel model, DataSet test, Evaluation result, IReadOnlyDictionary<int, double> speeds)
    {
        var (spec, plan, state) = (model.Checkpoint.Spec, model.Checkpoint.Plan, model.Checkpoint.State);
        var shown = test.Rows([.. Enumerable.Range(0, Math.Min(Pairs, test.Count))]);
        var scattered = test.Rows([.. Enumerable.Range(0, Math.Min(Points, test.Count))]);
        var scale = Grey.Of(test);
        var estimator = plan.Estimator ?? Programs.DefaultEstimator;
        var (verdict, values) = (spec.Check(plan), spec.TrainingValueVerdictUnder(plan));
        return from explanation in Explanation.Of(spec, estimator)
               from shownValue in Explanation.Of(spec with { Beta = 1, KlTerm = null }, estimator)
               from reconstructions in model.Reconstruct(shown)
               from generated in model.Generate(Draws, plan.Seed)
               from means in model.Encode(scattered)
               from manifold in Manifold(model, spec)
               select new RunReport(
                   specId,
                   $"{specId} on {model.Checkpoint.Data.Name}",
                   new ObjectiveView(
                       explanation.GenerativeModel,
                       explanation.ObjectiveText,
                       explanation.ObjectiveLatex,
                       $"{Capitalised(values.ObjectiveName)} = {shownValue.Terms}"),
                   new VerdictView(Training(verdict), Generation(verdict)),
                   [.. state.History.Select(epoch => Row(epoch, speeds))],
                   new TestResult(result.Name, result.Nats, result.StandardError, result.Observations),
                   Settings(model),
                   Images(spec, shown.Values, scale) is { } originals
                       ? new ImagePairs(originals, Images(spec, reconstructions, scale)!) : null,
                   Images(spec, generated.Draws, scale) is { } samples
                       ? new AncestralDraws(samples, Images(spec, generated.Means, scale)!) : null,
                   new LatentScatter(means, spec.Prior.Dimension, scattered.Labels),
                   manifold.MatchUnsafe(Some: decoded => Images(spec, decoded.Means, scale), None: () => null),
                   Training(values));
    }

    private static GreyImages? Images(VaeSpec spec, ImmutableArray<float> values, Grey scale) =>
        GreyImages.Of(spec.Observation.Shape, [.. values.Select(scale.Level)]);

    private static Either<Fault, Option<Generated>> Manifold(TrainedModel model, VaeSpec spec) =>
        spec.Prior.Dimension == 2
            ? model.Decode([.. ManifoldGrid.Points().SelectMany(point => new[] { (float)point.Z1, (float)point.Z2 })], seed: 0)
                .Map(Prelude.Some)
            : Prelude.Right<Fault, Option<Generated>>(Prelude.None);

    private static EpochRow Row(EpochMetrics epoch, IReadOnlyDictionary<int, double> speeds) =>
        new(epoch.Epoch, Row(epoch.Train), epoch.Validation is { } validation ? Row(validation) : null, speeds.GetValueOrDefault(epoch.Epoch));

    private static PartRow Row(PartMetrics metrics) =>
        new(metrics.Value, TermOf(metrics, Term.Reconstruction), TermOf(metrics, Term.Divergence));

    // An estimator of the user's own may have other terms.
    private static double TermOf(PartMetrics metrics, string name) => metrics.Terms.GetValueOrDefault(name, double.NaN);

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static Views.TrainingVerdict Training(Verdict verdict) => verdict.Training switch
    {
        Bounds.TrainingVerdict.LowerBound bound =>
            new Views.TrainingVerdict.LowerBound(bound.Of, verdict.ObjectiveName, [.. bound.Looser.Select(finding => finding.ToString())]),
        Bounds.TrainingVerdict.Surrogate surrogate =>
            new Views.TrainingVerdict.Surrogate([.. surrogate.Reasons.Select(finding => finding.ToString())]),
        _ => throw new InvalidOperationException($"unknown verdict {verdict.Training.GetType().Name}"),
    };

    private static GenerationVerdict Generation(Verdict verdict) => verdict.Generation.Count == 0
        ? new(true, "z is drawn from the prior and x from the likelihood at z.")
        : new(false, string.Join(" ", verdict.Generation));

    private static ImmutableArray<SettingRow> Settings(TrainedModel model)
    {
        var (plan, data) = (model.Checkpoint.Plan, model.Checkpoint.Data);
        return
        [
            new("data", data.Name),
            new("data fingerprint", data.Fingerprint),
            new("epochs", $"{model.Checkpoint.State.Epoch} of {plan.Epochs}"),
            new("batch size", $"{plan.BatchSize}"),
            new("estimator", $"{plan.Estimator ?? Programs.DefaultEstimator}"),
            new("learning rate", $"{plan.LearningRate.ToString(CultureInfo.InvariantCulture)} (Adam)"),
            new("seed", $"{plan.Seed}"),
            new("validation fraction", plan.ValidationFraction.ToString(CultureInfo.InvariantCulture)),
            new("patience", plan.Patience == 0 ? "none" : $"{plan.Patience} epochs"),
            new("KL warm-up", plan.KlWarmupEpochs == 0 ? "none" : $"{plan.KlWarmupEpochs} epochs"),
            new("engine", model.EngineName),
            new("declaration", $"{model.Checkpoint.Spec}"),
        ];
    }

    // Data that are not in [0, 1] are shown between their least and their greatest value.
    private sealed record Grey(float Least, float Greatest)
    {
        public static Grey Of(DataSet data) => data.Values.All(value => value is >= 0 and <= 1)
            ? new(0, 1)
            : new(data.Values.Min(), data.Values.Max());

        public float Level(float value) => (value - Least) / Math.Max(Greatest - Least, float.Epsilon);
    }
}
