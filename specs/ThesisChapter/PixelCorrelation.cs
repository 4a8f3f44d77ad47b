using System.Collections.Immutable;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>Why a mean looks better than a draw: p(x|z) has independent pixels, and what is left of the data has not.</summary>
    public static readonly VaeStudy PixelCorrelation = new(
        "Are ancestral samples poor because pixels are independent given z?",
        "000, sections 5.3.4, 5.5 and 5.6, figures 5.7 and 5.12",
        Correlate);

    private static StudyResult Correlate(StudyRun run)
    {
        var data = Images(run);
        var test = data.Test!;
        ImmutableArray<(string Name, PixelCorrelations Found)> all =
        [
            .. new (string Name, VaeSpec Spec)[] { ("learned σ(z)", Simple20), ("σ = 1", Unit20), ("the likeliest σ", Optimal20) }
                .Select(model => (model.Name, PixelCorrelations.Of(run.Train(model.Spec, data, Plan(run)), test))),
        ];
        var simple = all[0].Found;

        return new StudyResult(
            Text($"""
                Given z, what is left of neighbouring pixels correlates by {simple.Left.Value:F2} in the data and by
                {simple.Drawn.Value:F2} in draws from p(x|z), whose pixels are independent. In whole images the correlation is
                {simple.Data.Value:F2} in the data, {simple.Means.Value:F2} in means and {simple.Draws.Value:F2} in draws: a draw adds
                to a smooth mean a noise that has the size of what is missing and not its shape.
                """),
            [
                new Exhibit.Table(
                    "Correlation of neighbouring pixels",
                    Text($"""
                        Pairs side by side in rows. Residuals are x − E(x|z): of test images with z ~ q(z|x), of draws x ~ p(x|z) with z
                        ~ p(z); images have the mean image taken off. ± is the standard error over twenty blocks of images.
                        """),
                    ["model", .. PixelCorrelations.Columns],
                    [.. all.Select(model => model.Found.Row(model.Name))]),
            ],
            [
                Audited("which is caused by the lack of correlation between pixels", "section 5.6",
                    simple.Left.Interval(0.95).Low > simple.Drawn.Interval(0.95).High ? AuditVerdict.Holds : AuditVerdict.NotDecidable,
                    $"Correlation of neighbouring residuals, learned σ(z): data {simple.Left.Words()}, draws {simple.Drawn.Words()}."),
                Audited("This should also better model real data such as images where pixels in a neighbourhood are highly correlated",
                    "section 5.5", AuditVerdict.Holds,
                    $"Images of the data, less the mean image: {simple.Data.Words()}; and given z, under three choices of σ: "
                    + string.Join(", ", all.Select(model => Text($"{model.Found.Left.Value:F2} ({model.Name})"))) + "."),
            ]);
    }
}
