using System.Collections.Immutable;
using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Specs;

/// <summary>The ladder with two latent components on a data set: figures 2 to 5 of the source, and the numbers behind them.</summary>
internal sealed class Pictures
{
    private const int Across = 10;
    private const int Side = 20;
    private const int Labelled = 5000;

    private readonly Fit fit;
    private readonly DataSet test;

    public Pictures(Fit fit, DataSet data)
    {
        (this.fit, test) = (fit, data.Test!);
        var some = data.First(Labelled) with { Test = null };
        var linear = ProbabilisticPca.Of(Spectrum.Of(some.Matrix()).OrThrow(), 2).OrThrow();
        (Error, LinearError) = (Reconstructed.By("", "", test, [fit]), Reconstructed.By("", "", test, linear));
        Mistakes = MistakesOf(fit.Encode, some);
        LinearMistakes = MistakesOf(
            images => Array.ConvertAll(linear.PosteriorMeans(images.Matrix()).Values.ToArray(), z => (float)z), some);
        Value = fit.Evaluate(test);
    }

    public Evaluation Value { get; }

    public Reconstructed Error { get; }

    public Reconstructed LinearError { get; }

    /// <summary>The fraction of test images whose code lies nearest to that of a training image of another class.</summary>
    public double Mistakes { get; }

    /// <summary>The same of the posterior means of probabilistic principal components.</summary>
    public double LinearMistakes { get; }

    /// <summary>The numbers in a sentence.</summary>
    public string Finding => Prose.Text($"""
        With two numbers an image the squared error is {Error.Error.Value:F1}, and {LinearError.Error.Value:F1} with two principal
        components; {100 * Mistakes:F1} % of test codes lie nearest to a code of another class, against {100 * LinearMistakes:F1} %
        (about 90 % by chance).
        """);

    public IEnumerable<Exhibit> Exhibits =>
    [
        new Exhibit.Table(
            "Two numbers for an image",
            "Test images. Errors in squared intensities of [0, 1]; a mistake is a code whose nearest neighbour is of another class.",
            ["system", "value, nats", "squared error", "mistakes, %"],
            [
                ["784-400-256-128-2", Cell.From(Value), Number(Error), 100 * Mistakes],
                ["two principal components", "", Number(LinearError), 100 * LinearMistakes],
            ]),
        Exhibit.Images.Of(
            "Reconstructions", "Test images above, the means of p(x|z) at the means of q(z|x) below (figure 2).", test.Shape,
            [.. test.Values.Take(Across * test.Width), .. Error.First(Across)], Across, "images", "reconstructions"),
        new Exhibit.Points("Codes", "Means of q(z|x) of test images by class (figure 3).", "z₁", "z₂", Scatter.Of(fit, test)),
        Exhibit.Images.Of(
            "Manifold", "Means of p(x|z) between equal masses of p(z) (figure 4, there from Φ⁻¹(0.05) to Φ⁻¹(0.95)).", test.Shape,
            fit.Decode(ManifoldGrid.Flat(Side)).Means.AsSpan(), Side),
        Exhibit.Images.Of(
            "Generated", "Means of p(x|z) for z ~ p(z) (figure 5).", test.Shape, fit.Generate(64).Means.AsSpan(), 8),
    ];

    private static Cell Number(Reconstructed system) => new Cell.Number(system.Error.Value, system.Error.StandardError);

    private double MistakesOf(Func<DataSet, float[]> code, DataSet labelled) =>
        new NearestNeighbour(code(labelled), [.. labelled.Labels]).Mistakes(code(test), test.Labels).Average();
}
