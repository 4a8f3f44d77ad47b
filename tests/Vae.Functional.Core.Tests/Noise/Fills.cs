using Vae.Functional.Noise;

namespace Vae.Functional.Core.Tests.Noise;

/// <summary>Fills as values.</summary>
internal static class Fills
{
    public static float[] Uniforms(NoiseKey key, int count, long first = 0)
    {
        var values = new float[count];
        key.FillUniform(values, first);
        return values;
    }

    public static float[] Normals(NoiseKey key, int count, long first = 0)
    {
        var values = new float[count];
        key.FillStandardNormal(values, first);
        return values;
    }

    public static double[] ExactUniforms(NoiseKey key, int count, long first = 0)
    {
        var values = new double[count];
        key.FillUniform(values, first);
        return values;
    }

    public static double[] ExactNormals(NoiseKey key, int count, long first = 0)
    {
        var values = new double[count];
        key.FillStandardNormal(values, first);
        return values;
    }
}
