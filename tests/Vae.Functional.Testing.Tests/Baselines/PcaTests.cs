using Vae.Functional.Baselines;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Tests.Baselines;

public sealed class PcaTests
{
    private static readonly DenseArray Data = Drawn(count: 200, width: 5);

    [Fact]
    public void The_error_on_the_training_data_is_the_variance_left_over()
    {
        var spectrum = Spectrum.Of(Data).Value();
        Assert.Equal(spectrum.Eigenvalues.OrderDescending(), spectrum.Eigenvalues);
        for (var k = 1; k < 5; k++)
        {
            var left = spectrum.Eigenvalues.Skip(k).Sum();
            Assert.Equal(left, Pca.Of(spectrum, k).Value().Errors(Data).Average(), 1e-10);
            Assert.True(ProbabilisticPca.Of(spectrum, k).Value().Errors(Data).Average() > left);
        }
    }

    [Fact]
    public void Eigenvalues_add_up_to_the_total_variance()
    {
        var total = Enumerable.Range(0, 5).Sum(column =>
        {
            var values = Enumerable.Range(0, 200).Select(row => Data.Values[row * 5 + column]).ToArray();
            return values.Sum(value => Math.Pow(value - values.Average(), 2)) / 200;
        });
        Assert.Equal(total, Spectrum.Of(Data).Value().Eigenvalues.Sum(), 1e-10);
    }

    [Fact]
    public void A_projection_is_no_distribution() => Assert.Null(Pca.Of(Spectrum.Of(Data).Value(), 2).Value().LogDensities(Data));

    [Fact]
    public void Too_many_directions_are_refused() => Assert.Equal(
        "5 latent components for 5 observed ones; give at least 1 and fewer than 5",
        Pca.Of(Spectrum.Of(Data).Value(), 5).LeftToSeq().Head.Message);

    private static DenseArray Drawn(int count, int width)
    {
        var values = new double[count * width];
        NoiseKey.FromSeed(11).FillStandardNormal(values);
        // Correlated, and of unequal scales.
        return DenseArray.Generate([count, width], i => (1 + i % width) * values[i] + values[i / width * width]);
    }
}
