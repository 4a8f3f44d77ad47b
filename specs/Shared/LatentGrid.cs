using MathNet.Numerics.Distributions;

namespace Vae.Functional.Specs;

/// <summary>Points of a latent plane that a standard normal would fall between equally often.</summary>
internal static class LatentGrid
{
    /// <summary>side² points [z₁, z₂] laid flat, the largest z₂ in the first row.</summary>
    public static float[] Of(int side)
    {
        float[] line = [.. Enumerable.Range(0, side).Select(i => (float)Normal.InvCDF(0, 1, (i + 0.5) / side))];
        return [.. line.Reverse().SelectMany(up => line.SelectMany(across => new[] { across, up }))];
    }
}
