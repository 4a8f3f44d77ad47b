using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Vae.Functional.Engine.Data;
using static System.FormattableString;

namespace Vae.Functional.Specs.Vocabulary;

/// <summary>One network on binarised digits under each remedy of a loose bound: a richer family, a learned prior, more draws.</summary>
public static class Digits
{
    public static readonly VaeSpec Autoregressive = Families.Diagonal with
    {
        Family = new InverseAutoregressive(new Mlp([400], Activation.Relu), Steps: 2, Hidden: [200]),
    };

    // Weighted draws come up to log p(x) from below, the nearer the more there are.
    private static readonly EvaluationPlan Weighted = new(new ImportanceSampled(500), BatchSize: 20);

    /// <summary>Same network, same number of epochs, the same seeds; differences to the plain model are paired by seed.</summary>
    public static readonly VaeStudy Tightness = new(
        "What do a richer family, a learned prior and weighted draws gain over the plain model on binarised MNIST?",
        "Kingma and others 2016; Tomczak and Welling 2018; Burda, Grosse and Salakhutdinov 2016; no claim of the five sources",
        Answer);

    private static StudyResult Answer(StudyRun run)
    {
        var data = run.Shortened(run.Data.Mnist, quickCount: 1_000, quickTestCount: 100).Binarised(Binarise.Static);
        var some = data.Test!.First(run.Choose(20, 1_000));
        ulong[] seeds = [.. Enumerable.Range(0, run.Choose(1, 3)).Select(seed => (ulong)seed)];
        var epochs = run.Choose(1, 10);
        var found = Models(run.Choose(5, 50)).Select(model => new Found(model.Name, [.. seeds.Select(seed =>
        {
            var fit = run.Train(model.Spec, data, new TrainingPlan(epochs, Estimator: model.Estimator, Seed: seed, ValidationFraction: 0));
            return (fit.Evaluate(data.Test!, new EvaluationPlan(new MonteCarlo())).Nats, fit.Evaluate(some, Weighted).Nats);
        })])).ToArray();
        var plain = found[0];
        return new StudyResult(
            Invariant($"log p(x), by 500 weighted draws, is at least {plain.Weighted.Mean():F2} nats under the plain model; ")
            + string.Join("; ", found[1..].Select(one => Invariant($"{one.Name} adds {PairedSeeds.Of(one.Weighted, plain.Weighted)}")))
            + ".",
            [
                new Exhibit.Table(
                    "Remedies",
                    Invariant($"{data.Count} digits, bits drawn once; 784-400-20, {epochs} epochs of batches of 100, {seeds.Length} ")
                    + Invariant($"seed{(seeds.Length == 1 ? "" : "s")}: means over them, in nats per observation. The bound is over ")
                    + Invariant($"{data.Test!.Count} test digits, one draw each; the weighted values over the first {some.Count}."),
                    ["model", "bound", "weighted, K = 500", "bound, over the plain model's", "weighted, over the plain model's"],
                    [
                        .. found.Select(one => ImmutableArray.Create<Cell>(
                            one.Name,
                            one.Bounds.Mean(),
                            one.Weighted.Mean(),
                            PairedSeeds.Of(one.Bounds, plain.Bounds).Brief,
                            PairedSeeds.Of(one.Weighted, plain.Weighted).Brief)),
                    ]),
            ]);
    }

    private static (string Name, VaeSpec Spec, Estimator Estimator)[] Models(int draws) =>
    [
        ("the plain model", Families.Diagonal, new AnalyticKl()),
        ("full covariance", Families.Full, new AnalyticKl()),
        ("an inverse autoregressive flow", Autoregressive, new MonteCarlo()),
        ("a VampPrior", Priors.Vamp, new MonteCarlo()),
        (Invariant($"training with {draws} weighted draws"), Families.Diagonal, new ImportanceWeighted(draws)),
    ];

    private sealed record Found(string Name, ImmutableArray<(double Bound, double Weighted)> BySeed)
    {
        public IEnumerable<double> Bounds => BySeed.Select(values => values.Bound);

        public IEnumerable<double> Weighted => BySeed.Select(values => values.Weighted);
    }
}
