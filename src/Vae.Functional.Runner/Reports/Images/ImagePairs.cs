namespace Vae.Functional.Runner.Reports.Images;

/// <summary>Observations and the means that the model gives back for them.</summary>
internal sealed record ImagePairs
{
    /// <summary>Observations and their reconstructions, in the same order.</summary>
    /// <exception cref="ArgumentException">The two differ in number or size.</exception>
    public ImagePairs(GreyImages originals, GreyImages reconstructions) =>
        (Originals, Reconstructions) = ImageSizes.Same(originals, reconstructions);

    /// <summary>The observations.</summary>
    public GreyImages Originals { get; }

    /// <summary>What the model gives back for each.</summary>
    public GreyImages Reconstructions { get; }
}

/// <summary>Draws from the prior, decoded in two ways: the sample x ~ p(x|z), and the mean E[x|z] for the same z.</summary>
internal sealed record AncestralDraws
{
    /// <summary>Samples and means of the same draws, in the same order.</summary>
    /// <exception cref="ArgumentException">The two differ in number or size.</exception>
    public AncestralDraws(GreyImages samples, GreyImages means) => (Samples, Means) = ImageSizes.Same(samples, means);

    /// <summary>The samples x ~ p(x|z).</summary>
    public GreyImages Samples { get; }

    /// <summary>The means E[x|z].</summary>
    public GreyImages Means { get; }
}

internal static class ImageSizes
{
    /// <summary>Both, where they are as many and of one size.</summary>
    public static (GreyImages, GreyImages) Same(GreyImages first, GreyImages second) =>
        (first.Count, first.Height, first.Width) == (second.Count, second.Height, second.Width)
            ? (first, second)
            : throw new ArgumentException($"{Describe(first)} beside {Describe(second)}: as many of the same size were expected");

    private static string Describe(GreyImages images) => $"{images.Count} images of {images.Height}×{images.Width}";
}
