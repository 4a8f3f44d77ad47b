using System.Collections.Immutable;
using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>Section 5.5: how the variance of the data is likeliest between z and p(x|z).</summary>
    public static readonly VaeStudy VarianceSplits = new(
        "How is the variance of the data split between z and p(x|z), and who chooses?",
        "000, sections 5.3.4, 5.4.1, 5.5 and 5.6",
        Split);

    private static StudyResult Split(StudyRun run)
    {
        const int latents = 20;
        var data = Images(run);
        var test = data.Test!;
        var spectrum = LeadingSpectrum(data);
        var pca = ProbabilisticPca.Of(spectrum, latents).OrThrow();
        var (leading, total) = (spectrum.Eigenvalues.Take(latents).ToArray(), spectrum.Eigenvalues.Sum());
        ImmutableArray<(string Name, VaeSpec Spec)> all =
        [
            ("learned σ(z)", Simple20), ("learned σ(z), β = 0.01", SmallBeta20), ("the likeliest σ", Optimal20), ("σ = 1", Unit20),
            ("σ = 0.0001", Sharp20),
        ];
        var fits = all.Select(model => run.Train(model.Spec, data, Plan(run))).ToArray();
        var splits = fits.Select(fit => fit.Measure(test, new VarianceSplit(), new PosteriorCollapse())).ToArray();
        var bounds = fits.Select(fit => fit.Evaluate(test)).ToArray();
        var (likeliest, unit, sharp) = (splits[2], splits[3], splits[4]);
        var sigma = Math.Sqrt(likeliest[2].Value / test.Width);

        return new StudyResult(
            Text($"""
                Probabilistic PCA gives {leading.Sum() - latents * pca.Variance:F1} of the variance {total:F1} to 20 components and
                keeps {data.Width * pca.Variance:F1}. The VAE with σ = 1 keeps {unit[2].Value:F0}, many times what there is; with the
                likeliest σ it keeps {likeliest[2].Value:F1} and explains {likeliest[1].Value:F1} of {likeliest[0].Value:F1}. That σ is
                {sigma:F3}, which is β = {sigma * sigma:G2} at σ = 1, chosen by the bound alone: {bounds[2].Nats:F0} nats an image
                against {bounds[3].Nats:F0} at σ = 1 and {bounds[4].Nats:G3} at σ = 0.0001.
                """),
            [
                new Exhibit.Table(
                    "Variance splits",
                    Text($"""
                        Squared data units per image, of test images; of probabilistic PCA exact, and of the training images. The value
                        is in nats per image at β = 1, on the scale [0, 1].
                        """),
                    ["model", "total", "explained by z", "kept by p(x|z)", "collapsed components of 20", "value"],
                    [
                        [$"probabilistic PCA", total, leading.Sum() - latents * pca.Variance, data.Width * pca.Variance, 0, "–"],
                        .. all.Select((model, i) =>
                            (ImmutableArray<Cell>)[model.Name, .. splits[i].Select(Cell.From), Cell.From(bounds[i])]),
                    ]),
            ],
            [
                .. AboutPca(pca, leading, spectrum, data),
                Audited("there is no automated way to select the right value for β", "section 5.4.1",
                    bounds[2].Nats > Math.Max(bounds[3].Nats, bounds[4].Nats) ? AuditVerdict.DoesNotHold : AuditVerdict.NotDecidable,
                    Text($"""
                        β at σ = 1 is σ² at β = 1, and for one σ the likelihood has its optimum in closed form (Rybkin, Daniilidis and
                        Levine 2021, equation 7): here {sigma:F3}, β = {sigma * sigma:G2}, where the bound is
                        {bounds[2].Nats:F0} nats an image, against {bounds[3].Nats:F0} at σ = 1 and {bounds[4].Nats:G3} at σ = 0.0001
                        (seed 0). Right is here what the likelihood prefers.
                        """)),
                Audited("fixing a small σ_x makes the posterior collapse problem completely disappear", "section 5.6, of Lucas et al.",
                    sharp[3].Value == 0 ? AuditVerdict.Holds : AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Linear model, exactly: component i carries nothing where λᵢ ≤ σ², so that σ² below λ₂₀ = {leading[^1]:G3} leaves
                        none collapsed, and σ = 1 leaves {leading.Count(value => value > 1)} of 20 at work. Here {unit[3].Value:F0} of
                        20 components are (0.01, 0.01)-collapsed at σ = 1 and {sharp[3].Value:F0} at σ = 0.0001 (seed 0).
                        """)),
            ]);
    }

    private static IEnumerable<AuditEntry> AboutPca(ProbabilisticPca pca, double[] leading, Spectrum spectrum, DataSet data)
    {
        var (average, covariance) = (leading.Average(), pca.PosteriorCovariance);
        var explained = pca.Loadings.Cast<double>().Sum(w => w * w) / leading.Length;
        var images = data.First(2000).Matrix();
        double At(double factor) => ProbabilisticPca.Of(pca.Loadings, pca.Offset, factor * pca.Variance).OrThrow().MeanLogDensity(images);
        var offDiagonal = covariance.Cast<double>().Where((_, at) => at % (leading.Length + 1) != 0).Max(Math.Abs);
        return
        [
            Audited("In PCA, the variance of the latent representation z of size d is the average of the d largest eigenvalue",
                "section 5.5", AuditVerdict.HoldsWithCorrection,
                Text($"""
                    Of one component of z, averaged: {average:F3} for d = 20. The variance of z as a whole is the sum,
                    {leading.Sum():F2}; component i has λᵢ, from {leading[0]:F2} down to {leading[^1]:F3}.
                    """)),
            Audited("the variance of the latent representation z of size d is the average of the d largest eigenvalue again", "section 5.5",
                AuditVerdict.DoesNotHold,
                Text($"""
                    In probabilistic PCA z ~ N(0, I) has variance 1 a component. What z explains of x is tr WWᵀ = Σ(λᵢ − σ²), a
                    component {explained:F3} on average, where the average of the largest eigenvalues is {average:F3}.
                    """)),
            Audited("is the average of the leftover eigenvalues", "section 5.5", AuditVerdict.Holds,
                Text($"""
                    Per pixel: σ² = {pca.Variance:G4} is the mean of the {spectrum.Width - leading.Length} eigenvalues left over
                    (Tipping and Bishop 1999, equation 8); the mean log-density of training images is {At(1):F1} there, {At(0.9):F1} at
                    0.9 σ² and {At(1.1):F1} at 1.1 σ².
                    """)),
            Audited("there exist infinitely many ways to split the total variance in two", "section 5.5", AuditVerdict.HoldsWithCorrection,
                Text($"""
                    To write it down, yes; the likelihood tells them apart. In probabilistic PCA with 20 components σ² has one optimum:
                    {At(1):F1} nats an image there, {At(0.5):F1} at half and {At(2):F1} at twice the variance.
                    """)),
            Audited("the ELBO has the same global maximum as the log likelihood", "section 5.6, of Lucas et al.", AuditVerdict.Holds,
                Text($"""
                    At the optimum with orthogonal columns of W, p(z|x) has the covariance σ²(WᵀW + σ²I)⁻¹, whose largest entry off the
                    diagonal is {offDiagonal:G2}: a diagonal q(z|x) is p(z|x), and the gap is 0.
                    """)),
        ];
    }
}
