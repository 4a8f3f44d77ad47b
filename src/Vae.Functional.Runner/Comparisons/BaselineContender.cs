using System.Globalization;
using LanguageExt;
using Vae.Functional.Baselines;
using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Runner.Comparisons;

/// <summary>A baseline, fitted to the observations that a spec under the same plan would be trained on.</summary>
/// <param name="Id">As in <c>ppca:20</c>.</param>
/// <param name="Fit">From the training data and a seed.</param>
internal sealed record BaselineContender(string Id, Func<DataSet, ulong, Either<Fault, Baseline>> Fit) : Contender(Id)
{
    // A standard deviation of 0.01 where data are of order one.
    private const double VarianceFloor = 1e-4;

    /// <summary>How baselines are asked for, k a number of components.</summary>
    public const string Forms = "pca:k, ppca:k (probabilistic PCA), mixture:k (of normals)";

    /// <summary>The baseline of a name such as <c>pca:10</c>; none where it is no such name.</summary>
    public static Option<Either<Fault, Contender>> Named(string id) => id.Split(':', 2) switch
    {
        ["pca", var k] => Of(id, k, (data, count, _) => Spectrum.Of(data.Matrix()).Bind(found => Pca.Of(found, count)).Map(Based)),
        ["ppca", var k] => Of(id, k, (data, count, _) =>
            Spectrum.Of(data.Matrix()).Bind(found => ProbabilisticPca.Of(found, count)).Map(Based)),
        ["mixture", var k] => Of(id, k, (data, count, seed) =>
            GaussianMixture.Fit(data.Matrix(), count, VarianceFloor, seed: seed).Map(Based)),
        _ => Option<Either<Fault, Contender>>.None,
    };

    private static Either<Fault, Contender> Of(string id, string text, Func<DataSet, int, ulong, Either<Fault, Baseline>> fit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? new BaselineContender(id, (data, seed) => fit(data, count, seed))
            : new Fault($"the baseline '{id}' has '{text}' components; give a positive whole number");

    private static Baseline Based(Baseline baseline) => baseline;

    /// <inheritdoc/>
    public override Either<Fault, Scores> Score(DataSet data, TrainingPlan plan) =>
        from split in data.Split(plan.ValidationFraction, plan.Seed)
        from baseline in Fit(split.Training, plan.Seed)
        let test = data.Test!.Matrix()
        select new Scores(KindOf(baseline, data), ValuesOf(baseline, data, test), baseline.Errors(test));

    // A density of bits is not to be compared with their mass.
    private static bool IsOfBits(DataSet data) => SupportCheck.Check(data, Support.Binary).IsRight;

    private static double[]? ValuesOf(Baseline baseline, DataSet data, Tensors.Reference.DenseArray test) =>
        IsOfBits(data) ? null : baseline.LogDensities(test);

    private static ScoreKind KindOf(Baseline baseline, DataSet data) => baseline is Pca
        ? new("none", false, "a projection is no distribution over x")
        : IsOfBits(data) ? new("none", false, "a density, where bits have a mass")
        : ScoreKind.Exact;
}
