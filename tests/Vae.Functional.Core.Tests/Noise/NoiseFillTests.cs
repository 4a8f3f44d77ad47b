using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Vae.Functional.Noise;

namespace Vae.Functional.Core.Tests.Noise;

public class NoiseFillTests
{
    private static readonly NoiseKey Key = NoiseKey.FromSeed(7).Then("fills");

    [Fact]
    public void An_element_depends_on_its_index_and_not_on_the_length_or_the_start_of_the_fill()
    {
        const int count = 400;
        var (uniforms, normals) = (Fills.Uniforms(Key, count), Fills.Normals(Key, count));
        var (exactUniforms, exactNormals) = (Fills.ExactUniforms(Key, count), Fills.ExactNormals(Key, count));
        var ranges =
            from first in new[] { 0, 1, 63, 64, 65, 130 }
            from length in new[] { 0, 1, 2, 15, 63, 64, 65, 128, 200 }
            select (first, length);
        foreach (var (first, length) in ranges)
        {
            Assert.Equal(uniforms[first..(first + length)], Fills.Uniforms(Key, length, first));
            Assert.Equal(normals[first..(first + length)], Fills.Normals(Key, length, first));
            Assert.Equal(exactUniforms[first..(first + length)], Fills.ExactUniforms(Key, length, first));
            Assert.Equal(exactNormals[first..(first + length)], Fills.ExactNormals(Key, length, first));
        }
    }

    [Fact]
    public void Elements_beyond_the_first_four_billion_blocks_exist()
    {
        // Block 2³² is where the counter's second word starts to count.
        const long far = (1L << 32) * 4;
        Assert.NotEqual(Fills.Uniforms(Key, 64), Fills.Uniforms(Key, 64, far));
        Assert.Equal(Fills.Uniforms(Key, 128, far - 64)[64..], Fills.Uniforms(Key, 64, far));
        Assert.All(
            Fills.ExactUniforms(Key, 64, far).Zip(Fills.Uniforms(Key, 64, far)),
            pair => Assert.Equal(pair.Item1, pair.Item2, 1.3e-7));
    }

    [Fact]
    public void The_float_and_the_double_fill_are_the_same_noise()
    {
        const int count = 1_000_000;
        var (uniforms, exactUniforms) = (Fills.Uniforms(Key, count), Fills.ExactUniforms(Key, count));
        Assert.True(uniforms.Zip(exactUniforms, (u, exact) => Math.Abs(u - exact)).Max() < 1.2e-7, "uniforms");

        // Relative to the radius √(z₁² + z₂²), which for the pair is what is rounded; a component near zero inherits that error.
        var (normals, exactNormals) = (Fills.Normals(Key, count), Fills.ExactNormals(Key, count));
        Assert.True(normals.Zip(exactNormals, (z, exact) => Math.Abs(z - exact)).Max() < 2.5e-6, "normals");
    }

    [Fact]
    public void The_bits_are_those_that_every_machine_has_always_given()
    {
        Assert.Equal("fa45c7d674fae291", Digest(Fills.Uniforms(Key, 10_000)));
        Assert.Equal("17bb127799278b1f", Digest(Fills.Normals(Key, 10_000)));

        static string Digest(float[] values) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(values)))[..16];
    }

    [Fact]
    public void Uniforms_stay_inside_the_open_interval()
    {
        var uniforms = Fills.Uniforms(Key, 20_000_000);
        Assert.Equal(1f / (1 << 24), uniforms.Min());
        Assert.Equal(1 - 1f / (1 << 24), uniforms.Max());
    }

    [Fact]
    public void A_negative_start_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Key.FillUniform(new float[1], -1));
}
