using System.Collections.Immutable;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    public static readonly VaeStudy Outlying = new(
        "Is a variational autoencoder the more robust on synthetic data, and does it find their dimension?",
        "004, figure 6 and section 3.1", CompareOnOutliers);

    private static StudyResult CompareOnOutliers(StudyRun run)
    {
        const float outlier = 5;
        var count = run.Choose(600, 2000);
        TrainingPlan[] plans = [.. Enumerable.Range(0, run.Choose(1, 2)).Select(seed =>
            new TrainingPlan(run.Choose(40, 100), BatchSize: 50, Seed: (ulong)seed, ValidationFraction: 0))];
        VaeSpec Of(VaeSpec spec, int latent) => spec with { Prior = new StandardNormal(latent) };
        var rows = (
            from dimension in run.Choose<int[]>([2, 5], [2, 5, 10])
            let clean = Manifolds.Of(dimension, count)
            from fraction in new[] { 0, 0.2 }
            select (Dimension: dimension, Fraction: fraction, Rivals: Rivals.Of(
                run, clean, clean.WithOutliers(fraction, -outlier, outlier, seed: 1), plans,
                ("σ by component", Of(Synthetic, dimension), null),
                ("deterministic", Of(SyntheticAutoencoder, dimension), null),
                ("one σ", Of(SyntheticShared, dimension), null)))).ToArray();
        var disturbed = rows.Where(row => row.Fraction > 0).ToArray();
        string Less(int than) => string.Join("; ", disturbed.Select(row => Text(
            $"dimension {row.Dimension}, {100 * row.Fraction:F0} % outliers {row.Rivals.Difference(0, than).Words()}")));
        var robust = Joint([.. disturbed.Select(row => row.Rivals.Difference(0, 1).IsNegative())]);
        var found = (
            from dimension in new[] { 2, 5 }
            let clean = Manifolds.Of(dimension, count)
            let active = plans.Select(plan => Active(run.Train(Of(Synthetic, 10), clean, plan), clean.Test!)).ToArray()
            select (Dimension: dimension, Active: active)).ToArray();
        var kept = string.Join("; ", found.Select(one => $"{string.Join(", ", one.Active)} of 10 where the dimension is {one.Dimension}"));
        var isFound = found.Count(one => one.Active.All(active => active == one.Dimension));
        return new StudyResult(
            Text($"""
                Squared error against the clean data, the variational autoencoder with a σ for each component less the deterministic
                one: {Less(1)}. Less the one with one σ for all components: {Less(2)}. Components that stay active, by seed: {kept}.
                """),
            [
                new Exhibit.Table(
                    "Errors against the clean data",
                    Text($"""
                        Squared error an observation of {Manifolds.Width} components on test data disturbed alike; outliers are drawn
                        evenly from −{outlier} to {outlier}. Differences are paired by observation and seed.
                        """),
                    ["dimension", "outliers, %", "σ by component", "deterministic", "one σ", "σ by component less deterministic"],
                    [.. rows.Select(row => ImmutableArray.CreateRange<Cell>([row.Dimension, 100 * row.Fraction, .. row.Rivals.Cells]))]),
                new Exhibit.Table(
                    "Components left of ten", "Active units, Var E(zᵢ|x) > 0.01, on clean data.",
                    ["dimension of the data", "active, by seed"],
                    [.. found.Select(one => ImmutableArray.Create<Cell>(one.Dimension, string.Join(", ", one.Active)))]),
            ],
            [
                new AuditEntry(
                    "VAEs have been shown to be more robust to outliers relative to deterministic autoencoders due to the regularization",
                    File, "section 3.1 and figure 6", run.InFull(robust == AuditVerdict.Holds ? AuditVerdict.HoldsWithCorrection : robust),
                    Text($"""
                        After {plans[0].Epochs} epochs, error with a σ for each component less the deterministic one's: {Less(1)};
                        less that with one σ for all, which has the same divergence: {Less(2)}. A Bernoulli likelihood has no σ.
                        """)),
                new AuditEntry(
                    @"the extra dimensions are pruned and the true dimension of $\mathbf{z}$ is reflected in the model",
                    File, "section 3.1", run.InFull(With(isFound, found.Length)),
                    $"Active components after {plans[0].Epochs} epochs, by seed: {kept}."),
            ]);
    }

    private static int Active(Fit fit, DataSet data) => (int)fit.Measure(data, new ActiveUnits())[0].Value;
}
