namespace Vae.Functional;

/// <summary>How intensities in [0, 1] become the bits that a Bernoulli likelihood is a likelihood of.</summary>
public enum Binarise
{
    /// <summary>
    /// One Bernoulli draw for each pixel, fixed by the seed for the whole run: what published bounds on MNIST are stated for.
    /// </summary>
    Static = 0,

    /// <summary>1 where the intensity is above one half.</summary>
    Threshold = 1,

    /// <summary>A new Bernoulli draw for each pixel in each epoch.</summary>
    Dynamic = 2,
}
