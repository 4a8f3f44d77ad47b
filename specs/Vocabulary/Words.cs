using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Objectives;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs.Vocabulary;

/// <summary>The words of the vocabulary in which images can be declared, each trained on them for a little while.</summary>
public static class Words
{
    /// <summary>Few steps rank nothing: they show that each word learns on real data, and on what scale its values are.</summary>
    public static readonly VaeStudy OnDigits = new(
        "What does each family, prior, network and likelihood come to on MNIST within a few epochs?",
        "the vocabulary; no claim of the five sources",
        Answer);

    private static readonly (string Of, (string Name, VaeSpec Spec)[] Models)[] OfBits =
    [
        ("family",
        [
            ("DiagonalGaussian", Families.Diagonal), ("IsotropicGaussian", Families.Isotropic), ("FullGaussian", Families.Full),
            ("LowRankGaussian", Families.LowRank), ("Planar", Families.PlanarFlow), ("InverseAutoregressive", Families.AutoregressiveFlow),
            ("SemiImplicit", Families.Mixed), ("SemiAmortised", Families.Refined),
        ]),
        ("prior",
        [
            ("StandardNormal", Priors.Standard), ("LearnedNormal", Priors.Learned), ("MixtureOfGaussians", Priors.Mixture),
            ("VampPrior", Priors.Vamp), ("FlowPrior", Priors.Flow), ("BinaryGaussians", Priors.TwoGaussians),
            ("SpikeAndSlab", Priors.Spiked), ("SparseBeta, KumaraswamyFamily", Priors.Sparse), ("SparseBeta, LogitGaussian", Priors.SparseLogits),
        ]),
        ("network",
        [
            ("Mlp", Networks.Dense), ("Convolutional", Networks.Convolutions), ("LayerNormalisation", Networks.Normalised),
            ("BatchNormalisation in the encoder", Networks.NormalisedEncoder), ("BatchNormalisation in both", Networks.NormalisedBatches),
            ("SkipConnection", Networks.Skipping),
        ]),
        ("weights of p(x|z)",
        [
            ("point estimates", Weights.Point), ("MeanField", Weights.Plain), ("MeanField, local", Weights.Local),
            ("MeanField, N(0, 1)", Weights.StandardNormal),
        ]),
    ];

    private static readonly (string Name, VaeSpec Spec)[] OfLevels =
        [("DiscretisedLogistic", Likelihoods.Levels), ("DiscretisedLogistic, 3 components", Likelihoods.MixtureOfLevels)];

    private static readonly (string Name, VaeSpec Spec)[] OfIntensities =
    [
        ("BetaLikelihood", Likelihoods.Beta), ("LogitNormal", Likelihoods.LogitNormal), ("TruncatedNormal", Likelihoods.TruncatedNormal),
        ("Laplace", Likelihoods.Laplace), ("StudentT", Likelihoods.StudentT), ("LowRankCovariance", Likelihoods.LowRank),
        ("BandedPrecision", Likelihoods.Banded),
    ];

    private static StudyResult Answer(StudyRun run)
    {
        var grey = run.Shortened(run.Data.Mnist.First(run.Choose(1_000, 20_000)), quickCount: 200, quickTestCount: 50);
        var bits = grey.Binarised(Binarise.Static);
        var epochs = run.Choose(1, 5);
        ImmutableArray<Exhibit.Table> tables =
        [
            .. OfBits.Select(group => Table(run, group.Of, group.Models, bits, epochs, "784-400-20 where not said otherwise, bits")),
            Table(run, "likelihood of levels", OfLevels, grey, epochs, "784-400-20, probabilities of grey levels"),
            Table(run, "likelihood of intensities", OfIntensities, grey.Dequantised(), epochs, "784-400-20, densities on [0, 1]"),
        ];
        return new StudyResult(
            Text($"""
                All {tables.Sum(table => table.Rows.Length)} declarations train; {epochs} epochs of {grey.Count:N0} digits rank nothing.
                """),
            [.. tables]);
    }

    private static Exhibit.Table Table(
        StudyRun run, string of, (string Name, VaeSpec Spec)[] models, DataSet data, int epochs, string what) => new(
        of,
        Text($"{what}; {epochs} epochs of {data.Count:N0} digits, seed 0; values over {data.Test!.Count:N0} others, nats per observation."),
        [of, "estimator", "value"],
        [.. models.Select(model => Row(run, model.Name, model.Spec, data, epochs))]);

    private static ImmutableArray<Cell> Row(StudyRun run, string name, VaeSpec spec, DataSet data, int epochs)
    {
        Estimator estimator = Programs.Training(spec, new AnalyticKl()).IsRight ? new AnalyticKl() : new MonteCarlo();
        var fit = run.Train(spec, data, new TrainingPlan(epochs, Estimator: estimator, ValidationFraction: 0));
        return [name, estimator.GetType().Name, Cell.From(fit.Evaluate(data.Test!, new EvaluationPlan(estimator)))];
    }
}
