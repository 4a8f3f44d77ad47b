using System.Collections.Immutable;
using System.Numerics.Tensors;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>Algorithms 6 and 7, and the pictures between them.</summary>
    public static readonly VaeStudy Generation = new(
        "Do means, and means shifted by a multiple of σ, look better than draws from the model?",
        "000, figures 5.7, 5.12 and 5.15",
        Generate);

    private static StudyResult Generate(StudyRun run)
    {
        const int count = 64, columns = 8;
        var data = Images(run);
        var fit = run.Train(Simple20, data, Plan(run));
        var ancestral = fit.Generate(count);
        double[] shifts = [-3, -1, 1, 3];
        ImmutableArray<(string Name, ImmutableArray<float> Images)> all =
        [
            ("draws from p(x|z)", ancestral.Draws),
            ("means of p(x|z)", Shown(fit, Means20, count)),
            .. shifts.Select(α => (
                Text($"mean {(α < 0 ? "minus" : "plus")} {Math.Abs(α)} σ(z)"), Shown(fit, Shifted20 with { Shift = α }, count))),
        ];
        var nearest = all.Select(shown => NearestSquared(shown.Images, data)).ToArray();
        var (draws, means, near, far) = (nearest[0], nearest[1], nearest[^2], nearest[^1]);
        var noise = Math.Pow(TensorPrimitives.Distance<float>(ancestral.Draws.AsSpan(), ancestral.Means.AsSpan()), 2) / count;
        var outside = all[^1].Images.Average(value => value is < 0 or > 1 ? 1.0 : 0);

        return new StudyResult(
            Text($"""
                A mean lies {means:F1} from the nearest training image in squared error, a draw for the same z {draws:F1}: it is
                {noise:F1} from its mean, the variance of p(x|z). μ(z) + σ(z) lies as far from the mean, in one smooth piece, and
                {near:F1} from the nearest image; at three σ(z) it is {far:F1}, with {outside:P0} of its pixels outside [0, 1].
                """),
            [
                new Exhibit.Table(
                    "Distance to the data",
                    Text($"""
                        Mean over {count} generated images of the squared distance to the nearest training image, summed over pixels.
                        The source shows pictures, and says that any α looks as good.
                        """),
                    ["shown", "squared distance to the nearest training image"],
                    [.. all.Zip(nearest, (shown, distance) => ImmutableArray.Create<Cell>(shown.Name, distance))]),
                .. all.Select(shown => Exhibit.Images.Of(
                    shown.Name, "The same latent vectors z ~ p(z) in each picture.", data.Shape, shown.Images.AsSpan(), columns)),
            ],
            [
                Audited("We can produce images that look just as good by sampling $z \\sim N(0, I)$ and then outputting",
                    "section 5.3.4, figure 5.15",
                    far > 1.5 * means ? AuditVerdict.HoldsWithCorrection : AuditVerdict.Holds,
                    Text($"""
                        Not for any α: squared distance to the nearest training image {means:F1} at α = 0, {near:F1} at
                        α = 1, {far:F1} at α = 3, where {outside:P0} of the pixels lie outside [0, 1] (64 images, seed 0).
                        """)),
                Audited("pixels are perfectly correlated in their distribution value", "section 5.3.4", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        The distribution value of every pixel is the constant Φ(α), ½ at the mean, and a constant has no correlation
                        (0/0). It is the same for all pixels, which is dependence of a kind, but says nothing of the correlation of the
                        pixels themselves: that comes from μ(z).
                        """)),
                Audited("which is equivalent to fixing $\\sigma_x = 0$", "section 5.3.4", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        As a limit of generation: a draw lies {noise:F1} = Σσ² from its mean, which goes to 0 with σ. It is no model
                        with σ = 0, which has no density ({ZeroSigma()}), and the parameters were trained with another σ.
                        """)),
            ]);
    }

    private static ImmutableArray<float> Shown(Fit fit, VaeSpec declared, int count)
    {
        using var other = fit.Showing(declared.Decoding, declared.Shift);
        return other.Generate(count).Shown;
    }

    private static double NearestSquared(ImmutableArray<float> images, DataSet data) => images.Chunk(data.Width).Average(image =>
        Enumerable.Range(0, data.Count).Min(i => Math.Pow(TensorPrimitives.Distance<float>(image, data[i]), 2)));

    // What the library says to it.
    private static string ZeroSigma() => new FixedSigma(0).Faults.Single();
}
