using System.Collections.Immutable;
using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using Vae.Functional.Noise;
using Vae.Functional.Runner.Comparisons;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>The strategy of section 5.1.2: features from images without labels, a classifier from a few that have one.</summary>
    public static readonly VaeStudy FewLabels = new(
        "Are a few labels worth more on z than on x?",
        "000, section 5.1.2",
        Classify);

    private static StudyResult Classify(StudyRun run)
    {
        const int choices = 10;
        const int onX = 0, onPca = 1, onLikeliest = 2, onSimple = 3, onFew = 4;
        const int twenty = 0, hundred = 2, fiveHundred = 3;
        int[] counts = [20, 50, 100, 500];
        var data = Images(run);
        var test = data.Test! with { Test = null };
        test = test.First(1000);
        var pool = data.First(5000) with { Test = null };
        var labelled = pool.First(100) with { Name = $"{data.Name}, 100 labelled" };
        // As many steps as on all the images of the quick form.
        var alone = run.Train(Optimal20, labelled, Plan(run) with { Epochs = run.Choose(160, 400), BatchSize = 50 });
        var (simple, likeliest) = (run.Train(Simple20, data, Plan(run)), run.Train(Optimal20, data, Plan(run)));
        var pca = Pca.Of(LeadingSpectrum(data), 20).OrThrow();
        ImmutableArray<(string Name, Func<DataSet, float[]> Features)> all =
        [
            ("x, the 784 pixels", part => [.. part.Values]),
            ("PCA, d = 20", part => Reconstructed.By("", "", part, pca).BySeed[0]),
            ("z at the likeliest σ, trained on all images", likeliest.Encode),
            ("z of the simple VAE, trained on all images", simple.Encode),
            ("z at the likeliest σ, trained on 100 images", alone.Encode),
        ];
        // By features, number of labels, choice of labelled images and test image: 100 where it is mistaken, else 0.
        var mistakes = all.Select(features =>
        {
            var (known, asked) = (features.Features(pool), features.Features(test));
            var rowsOf = known.Chunk(known.Length / pool.Count).ToArray();
            return counts.Select(count => Enumerable.Range(0, choices).Select(choice =>
            {
                var rows = NoiseKey.FromSeed((ulong)choice).Then("labelled").Permutation(pool.Count)[..count];
                return new NearestNeighbour([.. rows.SelectMany(row => rowsOf[row])], [.. rows.Select(row => pool.Labels[row])])
                    .Mistakes(asked, test.Labels).Select(mistake => 100 * mistake).ToArray();
            }).ToArray()).ToArray();
        }).ToArray();
        CrossedMean Percent(int features, int count) => CrossedMean.Of(mistakes[features][count]);
        CrossedMean Gain(int one, int other, int count) => CrossedMean.OfDifference(mistakes[one][count], mistakes[other][count]);
        var (codes, unlabelled) = (Gain(onLikeliest, onX, hundred), Gain(onLikeliest, onFew, hundred));

        return new StudyResult(
            Text($"""
                With 100 labels a nearest neighbour errs on {Percent(onX, hundred).Value:F1} % of test images in pixels, on
                {Percent(onPca, hundred).Value:F1} % in 20 principal components, on {Percent(onLikeliest, hundred).Value:F1} % in z at the
                likeliest σ and on {Percent(onSimple, hundred).Value:F1} % in z of the simple VAE; the likeliest σ less pixels:
                {codes.Words()} points. With an encoder that saw the 100 images only it errs on {Percent(onFew, hundred).Value:F1} %.
                """),
            [
                new Exhibit.Table(
                    "Mistakes",
                    Text($"""
                        Per cent of {test.Count} test images whose nearest labelled image has another label, over {choices} choices of
                        the labelled ones out of {pool.Count}; z is the mean of q(z|x). The source shows none: semi-supervised
                        applications are left out there.
                        """),
                    ["features", .. counts.Select(count => $"{count} labels")],
                    [.. all.Select((features, i) => (ImmutableArray<Cell>)[features.Name, .. counts.Select((_, count) =>
                        new Cell.Number(Percent(i, count).Value, Percent(i, count).StandardError))])]),
            ],
            [
                Audited("it is easier to classify observations using those features than when using the original observations x",
                    "section 5.1.2",
                    run.InFull(Together(codes.IsNegative(), Gain(onSimple, onX, hundred).IsNegative())),
                    Text($"""
                        Nearest neighbour with 100 labels, z at the likeliest σ less x, percentage points over {choices} choices:
                        {codes.Words()};
                        with {counts[0]}: {Gain(onLikeliest, onX, twenty).Words()}, with 500: {Gain(onLikeliest, onX, fiveHundred).Words()};
                        z of the simple VAE less x at 100: {Gain(onSimple, onX, hundred).Words()}.
                        """)),
                Audited("we can use the additional unlabelled data $S_u = \\{x_j|j \\in 1...n_u\\}$ to improve the feature extractor q",
                    "section 5.1.2",
                    run.InFull(unlabelled.IsNegative()),
                    $"Encoder trained on {data.Count} images less one trained on 100, points at 100 labels: {unlabelled.Words()}."),
            ]);
    }
}
