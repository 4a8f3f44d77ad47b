using System.Collections.Immutable;
using MathNet.Numerics.Integration;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>Section 5.4.2's first remark: which densities live where pixels do.</summary>
    public static readonly VaeStudy PixelSupport = new(
        "Do a Bernoulli, or a normal, belong on grey pixels?",
        "000, section 5.4.2",
        Measure);

    private static StudyResult Measure(StudyRun run)
    {
        var data = Images(run);
        var (black, white) = (Share(data.Values, value => value == 0), Share(data.Values, value => value == 1));
        var outside = new (string Name, VaeSpec Spec)[] { ("learned σ(z)", Simple20), ("σ = 1", Unit20) }
            .Select(model => (model.Name, run.Train(model.Spec, data, Plan(run)).Generate(500).Draws))
            .Select(model => (model.Name, Share: Share(model.Draws, value => value is < 0 or > 1)))
            .ToArray();
        double[] means = [0.5, 0.1, 0.01];
        var masses = means.Select(mean =>
            GaussLegendreRule.Integrate(x => Math.Pow(mean, x) * Math.Pow(1 - mean, 1 - x), 0, 1, 64)).ToArray();
        return new StudyResult(
            Text($"""
                {black:P1} of the pixels are exactly 0 and {white:P1} exactly 1; {1 - black - white:P1} lie between. The Bernoulli's
                λˣ(1 − λ)¹⁻ˣ has the mass {masses[0]:F2} on [0, 1] at λ = ½, not 1, and is no density of grey values; a normal has one,
                and puts {outside[1].Share:P0} of the pixels that it draws outside [0, 1] at σ = 1 and {outside[0].Share:P0} at a
                learned σ(z).
                """),
            [
                new Exhibit.Table(
                    "Mass", "Of λˣ(1 − λ)¹⁻ˣ over x in [0, 1], by Gauss–Legendre quadrature of 64 points: 1 for a density.",
                    ["λ", "mass on [0, 1]"], [.. means.Zip(masses, (mean, mass) => ImmutableArray.Create<Cell>(mean, mass))]),
                new Exhibit.Table(
                    "Outside", "Pixels of 500 draws from p(x|z), z ~ p(z), below 0 or above 1.",
                    ["model", "per cent of the pixels"],
                    [.. outside.Select(model => ImmutableArray.Create<Cell>(model.Name, 100 * model.Share))]),
            ],
            [
                Audited("supports binary variable and thus it should not be used to model pixels continuously distributed",
                    "section 5.4.2", AuditVerdict.Holds,
                    Text($"""
                        On [0, 1] λˣ(1 − λ)¹⁻ˣ has the mass {masses[0]:F3} at λ = ½ and {masses[2]:F3} at λ = 0.01, never 1: what is
                        reported as log p(x) is none. It is at least ln 2 a pixel below the continuous Bernoulli's, and so a lower bound
                        of that (VAE1001).
                        """)),
                Audited("Pixels are continuously distributed in (0,1) but the Normal support is infinite", "section 5.4.2",
                    AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        The support is; its cost here: {outside[1].Share:P0} of drawn pixels outside [0, 1] at σ = 1,
                        {outside[0].Share:P0} at a learned σ(z). Pixels are not continuously distributed in (0, 1): {black:P1} are
                        exactly 0, {white:P1} exactly 1, and the rest are multiples of 1/255.
                        """)),
            ]);
    }

    private static double Share(ImmutableArray<float> values, Func<float, bool> condition) =>
        values.Count(condition) / (double)values.Length;
}
