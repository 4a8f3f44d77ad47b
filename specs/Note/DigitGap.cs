using System.Numerics.Tensors;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Specs;

public static partial class Note
{
    // log P(X) of test digits by draws of the prior and by weighted draws of Q.
    private sealed record DigitGap(int Latent, double FromPrior, Evaluation FromPosterior)
    {
        public const int Digits = 100;
        public const int Samples = 500;

        // Probabilities in single precision come no nearer to 0 and 1 than this.
        private const float Resolution = 1e-7f;

        /// <summary>By how much the weighted draws reach higher, nats.</summary>
        public double Gap => FromPosterior.Nats - FromPrior;

        public static DigitGap Of(StudyRun run, VaeSpec spec, int draws)
        {
            var data = Bits(run);
            var fit = run.Train(spec, data, Plan(run));
            var test = data.Test!.First(Digits);
            return new(
                spec.Prior.Dimension,
                FromPriorDraws(fit.Generate(draws).Means.AsSpan(), test),
                fit.Evaluate(test, new EvaluationPlan(new ImportanceSampled(Samples), BatchSize: 20)));
        }

        // log p(x|z) = Σ log(1 − p) + Σ x log p/(1 − p) for bits x.
        private static double FromPriorDraws(ReadOnlySpan<float> probabilities, DataSet test)
        {
            var (width, count) = (test.Width, probabilities.Length / test.Width);
            var weights = new double[test.Count, count];
            var (logOdds, zeros) = (new float[width], new float[width]);
            for (var draw = 0; draw < count; draw++)
            {
                for (var pixel = 0; pixel < width; pixel++)
                {
                    var p = Math.Clamp(probabilities[draw * width + pixel], Resolution, 1 - Resolution);
                    (logOdds[pixel], zeros[pixel]) = (MathF.Log(p / (1 - p)), MathF.Log(1 - p));
                }
                var allZero = TensorPrimitives.Sum(zeros);
                for (var digit = 0; digit < test.Count; digit++)
                    weights[digit, draw] = allZero + TensorPrimitives.Dot(logOdds, test[digit]);
            }
            return Enumerable.Range(0, test.Count).Average(
                digit => LogMeanExp([.. Enumerable.Range(0, count).Select(draw => weights[digit, draw])]));
        }
    }
}
