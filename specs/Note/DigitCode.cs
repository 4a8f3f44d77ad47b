using Vae.Functional.Engine.Data;

namespace Vae.Functional.Specs;

public static partial class Note
{
    // Bits of a test digit under a trained model, in the mean.
    private sealed record DigitCode(int Latent, double Rate, double Distortion, double Evidence, double Independent)
    {
        private const int Digits = 1000;
        private const int Samples = 200;

        public double Total => Rate + Distortion;

        public double Price => Total - Evidence;

        public static DigitCode Of(StudyRun run, VaeSpec spec)
        {
            var data = Bits(run);
            var fit = run.Train(spec, data, Plan(run));
            var test = data.Test!.First(Digits);
            var parts = fit.Measure(test, new RateAndDistortion(), new LogEvidence(Samples))
                .ToDictionary(part => part.Name, part => part.Value);
            return new(
                spec.Prior.Dimension, InBits(parts["rate"]), InBits(parts["distortion"]), InBits(-parts["importance-weighted bound"]),
                IndependentBits(data, test));
        }

        // Each pixel coded by its frequency among the training images, none taken for impossible.
        private static double IndependentBits(DataSet data, DataSet test)
        {
            var frequencies = new double[data.Width];
            for (var i = 0; i < data.Values.Length; i++)
                frequencies[i % data.Width] += data.Values[i];
            var bits = 0.0;
            for (var i = 0; i < test.Values.Length; i++)
            {
                var p = (frequencies[i % data.Width] + 0.5) / (data.Count + 1);
                bits -= Math.Log2(test.Values[i] > 0 ? p : 1 - p);
            }
            return bits / test.Count;
        }
    }
}
