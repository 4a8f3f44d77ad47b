using System.IO.Compression;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;
using Xunit.Abstractions;

namespace Vae.Functional.Testing.Tests.Oracles;

public sealed class ProbabilisticPcaTests(ITestOutputHelper output)
{
    private static ProbabilisticPca Model(int width, int latents, double variance, ulong seed)
    {
        var values = new double[width * (latents + 1)];
        NoiseKey.FromSeed(seed).FillStandardNormal(values);
        var loadings = new double[width, latents];
        for (var i = 0; i < width * latents; i++)
            loadings[i / latents, i % latents] = values[i];
        return ProbabilisticPca.Of(loadings, values[(width * latents)..], variance).Value();
    }

    [Theory]
    [InlineData(5, 1, 0.5)]
    [InlineData(40, 10, 0.01)]
    [InlineData(200, 50, 2)]
    public void The_evidence_is_the_bound_and_what_it_lacks_for_every_q(int width, int latents, double variance)
    {
        var model = Model(width, latents, variance, seed: 1);
        var x = model.Draw(NoiseKey.FromSeed(2), 1).Observations.Values;
        var deviations = Enumerable.Range(1, latents).Select(k => 0.1 + 1.0 / k).ToArray();
        var q = LatentMoments.Diagonal(new double[latents], deviations);
        var evidence = model.LogEvidence(x).Value();
        Assert.Equal(evidence, model.ExpectedBound(x, q) + model.DivergenceFromPosterior(x, q), 1e-10 * (1 + Math.Abs(evidence)));
        var posterior = model.Posterior(x).Value();
        Assert.Equal(evidence, model.ExpectedBound(x, posterior), 1e-10 * (1 + Math.Abs(evidence)));
        Assert.Equal(evidence, model.LogJoint(posterior.Mean, x)[0] - LogPeak(posterior), 1e-10 * (1 + Math.Abs(evidence)));
    }

    // log N(m; m, Σ).
    private static double LogPeak(LatentMoments moments) =>
        -0.5 * (2 * Math.PI * Matrix<double>.Build.DenseOfArray(moments.Covariance)).Cholesky().DeterminantLn;

    [Fact]
    public void A_fit_is_a_maximum()
    {
        var data = Model(6, 2, 0.3, seed: 3).Draw(NoiseKey.FromSeed(4), 300).Observations;
        var fit = ProbabilisticPca.Fit(data, 2).Value();
        var best = fit.MeanLogEvidence(data);
        double At(Action<double[,], double[]> change, double variance)
        {
            var (loadings, offset) = (fit.Loadings, fit.Offset);
            change(loadings, offset);
            return ProbabilisticPca.Of(loadings, offset, variance).Value().MeanLogEvidence(data);
        }

        foreach (var step in new[] { 1e-3, -1e-3 })
        {
            Assert.True(At((_, _) => { }, fit.Variance + step) < best);
            for (var i = 0; i < 6; i++)
            {
                Assert.True(At((_, offset) => offset[i] += step, fit.Variance) < best);
                for (var k = 0; k < 2; k++)
                    Assert.True(At((loadings, _) => loadings[i, k] += step, fit.Variance) <= best);
            }
        }
    }

    [Theory]
    [InlineData(1, 3, 1, "at least two observations")]
    [InlineData(10, 3, 3, "fewer than 3")]
    [InlineData(10, 3, 0, "at least 1")]
    public void What_cannot_be_fitted_is_refused(int count, int width, int latents, string reason)
    {
        var data = DenseArray.Generate([count, width], i => Math.Sin(i * i));
        Assert.Contains(reason, ProbabilisticPca.Fit(data, latents).LeftToSeq().Head.Message);
    }

    [Fact]
    public void Data_on_a_plane_have_no_variance_left_over() => Assert.Contains(
        "σ² is 0",
        ProbabilisticPca.Fit(DenseArray.Generate([10, 3], i => (i / 3) * (i % 3 + 1)), 1).LeftToSeq().Head.Message);

    /// <summary>
    /// Fitted to the first 1,500 frames, in nats per frame of 560 intensities in [0, 1] over the 465 that follow.
    /// </summary>
    [Fact]
    public void Frey_faces_have_the_evidence_that_NumPy_finds()
    {
        if (Frames() is not { } frames)
        {
            output.WriteLine("skipped: there is no shared/data/frey-faces beside the repository");
            return;
        }
        DenseArray Rows(int first, int count) => DenseArray.Of([count, 560], frames.AsSpan(560 * first, 560 * count));
        var fit = ProbabilisticPca.Fit(Rows(0, 1500), 2).Value();
        // The figure that a linear variational autoencoder of two components has to reach.
        Assert.Equal(493.9, fit.MeanLogEvidence(Rows(1500, 465)), 0.1);
        RecordedTests.Agree("pca frey", 1e-10, [fit.MeanLogEvidence(Rows(0, 1500)), fit.MeanLogEvidence(Rows(1500, 465))]);
    }

    private static double[]? Frames()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Vae.Functional.sln")))
            folder = folder.Parent;
        var file = Path.Combine(folder?.FullName ?? "", "..", "shared", "data", "frey-faces", "frey-faces-idx3-ubyte.gz");
        if (!File.Exists(file))
            return null;
        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
            packed.CopyTo(unpacked);
        const int header = 16;
        return Array.ConvertAll(unpacked.ToArray()[header..], pixel => pixel / 255.0);
    }
}
