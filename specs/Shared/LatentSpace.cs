using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Vae.Functional.Runner.Reports;

namespace Vae.Functional.Specs;

/// <summary>A trained model with a latent plane, as data see it.</summary>
/// <param name="Name">The system.</param>
/// <param name="Figure">Where a source shows it.</param>
/// <param name="Fit">The model.</param>
/// <param name="Data">What is encoded.</param>
internal sealed record LatentSpace(string Name, string Figure, Fit Fit, DataSet Data)
{
    private const int Side = 8;

    private readonly ImmutableArray<Measurement> measured =
        Fit.Measure(Data, new LatentSpread(), new RateAndDistortion(), new PosteriorCollapse());

    /// <summary>E Var(zᵢ|x), a mean over components.</summary>
    public Measurement Within => measured[0];

    /// <summary>Var E(zᵢ|x), a mean over components.</summary>
    public Measurement Between => measured[1];

    /// <summary>E KL(q(z|x)‖p(z)), in nats.</summary>
    public Measurement Rate => measured[2];

    /// <summary>How many components are (0.01, 0.01)-collapsed.</summary>
    public double Collapsed => measured[^1].Value;

    /// <summary>tr Cov of the means of p(x|z) under z ~ p(z): how much generated images differ.</summary>
    public double Variety { get; } = TotalVariance([.. Fit.Generate(1000).Means.Chunk(Data.Width)]);

    /// <summary>Means of p(x|z) at points between which p(z) has equal mass.</summary>
    public ImmutableArray<float> Plane { get; } = Fit.Decode(ManifoldGrid.Flat(Side)).Means;

    /// <summary>The codes of the data, and the plane.</summary>
    public IEnumerable<Exhibit> Pictures =>
    [
        new Exhibit.Points($"Codes, {Name}", $"Means of q(z|x) of test images by label{Shown}.", "z₁", "z₂", Scatter.Of(Fit, Data)),
        Exhibit.Images.Of(
            $"Plane, {Name}", $"Means of p(x|z) at points between which p(z) has equal mass{Shown}.", Data.Shape, Plane.AsSpan(), Side),
    ];

    private string Shown => Figure == "–" ? "" : $"; figure {Figure} of the source";

    private static double TotalVariance(float[][] rows) =>
        Enumerable.Range(0, rows[0].Length).Sum(pixel => rows.Select(row => (double)row[pixel]).Variance());
}
