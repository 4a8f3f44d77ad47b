using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.Commands;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Runs;

/// <summary>From a trained model to what its report shows.</summary>
internal static class ReportBuilder
{
    private const int Pairs = 32;
    private const int Draws = 64;
    private const int Points = 4000;

    /// <summary>The report of a run.</summary>
    public static Either<Fault, RunReport> Of(Run run, TrainedModel model, Evaluation result, IReadOnlyDictionary<int, double> speeds)
    {
        var (spec, plan, test) = (run.Spec, run.Plan, run.Data.Test!);
        var shown = test.First(Pairs);
        var scattered = test.First(Points);
        var scale = Grey.Of(test);
        return from explanation in Explanation.Of(spec, plan)
               from shownValue in Explanation.Of(spec.AtFullWeight, new TrainingPlan(1, Estimator: plan.Estimator))
               from reconstructions in model.Reconstruct(shown)
               from generated in model.Generate(Draws, plan.Seed)
               from means in model.Encode(scattered)
               let latents = new LatentScatter(means, spec.Prior.Dimension, scattered.Labels)
               from manifold in Manifold(model, spec)
               let axes = latents.WidestAxes(LatentTraversals.MostAxes)
               from traversed in model.Likelihood(LatentTraversals.Points(means.AsSpan(0, spec.Prior.Dimension), axes))
               select new RunReport(
                   run.Id,
                   $"{run.Id} on {run.Identity.Name}",
                   new ObjectiveView(
                       explanation.GenerativeModel,
                       explanation.ObjectiveText,
                       explanation.ObjectiveLatex,
                       $"{Wording.Capitalised(run.TrainingValues.ObjectiveName)} = {shownValue.Terms}"),
                   run.Verdict,
                   run.TrainingValues,
                   [.. model.Checkpoint.State.History.Select(epoch => Row(epoch, speeds))],
                   result,
                   Settings(model),
                   Images(spec, shown.Values, scale) is { } originals
                       ? new ImagePairs(originals, Images(spec, reconstructions, scale)!) : null,
                   Images(spec, generated.Draws, scale) is { } samples
                       ? new AncestralDraws(samples, Images(spec, generated.Means, scale)!) : null,
                   spec.Decoding == Decoding.Shifted ? Images(spec, generated.Shown, scale) : null,
                   latents,
                   manifold.MatchUnsafe(Some: decoded => Images(spec, decoded.Means, scale), None: () => null),
                   Images(spec, traversed.Means, scale) is { } along ? new LatentTraversals(along, axes) : null);
    }

    private static GreyImages? Images(VaeSpec spec, ImmutableArray<float> values, Grey scale) =>
        GreyImages.Of(spec.Observation.Shape, [.. values.Select(scale.Level)]);

    private static Either<Fault, Option<Generated>> Manifold(TrainedModel model, VaeSpec spec) =>
        spec.Prior.Dimension == 2
            ? model.Decode(ManifoldGrid.Flat(), seed: 0).Map(Prelude.Some)
            : Prelude.Right<Fault, Option<Generated>>(Prelude.None);

    private static EpochRow Row(EpochMetrics epoch, IReadOnlyDictionary<int, double> speeds) =>
        new(
            epoch.Epoch,
            Row(epoch.Train),
            epoch.Validation is { } validation ? Row(validation) : null,
            speeds.GetValueOrDefault(epoch.Epoch));

    private static PartRow Row(PartMetrics metrics) =>
        new(metrics.Value, TermOf(metrics, Term.Reconstruction), TermOf(metrics, Term.Divergence));

    // An estimator of the user's own may have other terms.
    private static double TermOf(PartMetrics metrics, string name) => metrics.Terms.GetValueOrDefault(name, double.NaN);

    private static ImmutableArray<SettingRow> Settings(TrainedModel model)
    {
        var (plan, data) = (model.Checkpoint.Plan, model.Checkpoint.Data);
        return
        [
            new("data", data.Name),
            new("data fingerprint", data.Fingerprint),
            new("epochs", $"{model.Checkpoint.State.Epoch} of {plan.Epochs}"),
            new("batches", $"of {plan.BatchSize}, {(plan.Batching == Batching.Shuffled ? "shuffled" : "of consecutive observations")}"),
            new("estimator", $"{plan.Estimator ?? Programs.DefaultEstimator}"),
            new("optimiser", $"{plan.Optimiser ?? Optimiser.Default}"),
            new("learning rate", plan.LearningRate.ToString(CultureInfo.InvariantCulture)),
            new("seed", $"{plan.Seed}"),
            new("validation fraction", plan.ValidationFraction.ToString(CultureInfo.InvariantCulture)),
            new("patience", plan.Patience == 0 ? "none" : $"{plan.Patience} epochs"),
            new("KL warm-up", plan.KlWarmupEpochs == 0 ? "none" : $"{plan.KlWarmupEpochs} epochs{Cycles(plan)}"),
            new("engine", model.EngineName),
            new("declaration", $"{model.Checkpoint.Spec}"),
        ];
    }

    private static string Cycles(TrainingPlan plan) => plan.KlCycleEpochs == 0 ? "" : $", anew every {plan.KlCycleEpochs}";

    // Data that are not in [0, 1] are shown between their least and their greatest value.
    private sealed record Grey(float Least, float Greatest)
    {
        public static Grey Of(DataSet data) => data.Values.All(value => value is >= 0 and <= 1)
            ? new(0, 1)
            : new(data.Values.Min(), data.Values.Max());

        public float Level(float value) => (value - Least) / Math.Max(Greatest - Least, float.Epsilon);
    }
}
