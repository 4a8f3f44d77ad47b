namespace Vae.Functional.Benchmarks.AnalyzerTime;

/// <summary>Files as consumers write them.</summary>
internal static partial class GeneratedSources
{
    /// <summary>The specs that each file declares.</summary>
    public const int SpecsAFile = 5;

    /// <summary>
    /// A file that holds next to nothing but specs, declared in five ways, and trains one of another file's: the most that can be asked of
    /// the analyzers in so many lines.
    /// </summary>
    public static string WithSpecs(int number) => $$"""
        using Vae.Functional;

        namespace Studies;

        public static class Study{{number}}
        {
            private const double Half = 0.5;
            private static readonly double Weight = Half * 2;
            private static readonly TrainingPlan Plan = new(10, KlWarmupEpochs: 5);

            private static Network Net(int width) => new Mlp([width], Activation.Relu);

            public static readonly VaeSpec Base = new(
                Observation: new Binary((28, 28)),
                Prior:       new StandardNormal({{2 + number % 20}}),
                Family:      new DiagonalGaussian(Net(400)),
                Likelihood:  new Bernoulli(Net(400)));

            public static readonly VaeSpec Loose = Base with { Beta = 4, Prior = new StandardNormal(10) };

            public static VaeSpec Weighted(double beta = Half) => Base with { Beta = beta, AcceptSurrogate = "a study of the rate" };

            public static VaeSpec Real(bool learned)
            {
                Sigma sigma = learned ? new LearnedSigma(0.01) : new FixedSigma(Weight);
                var spec = new VaeSpec(new RealValued(784), new StandardNormal(20), new DiagonalGaussian(Net(200)), new Gaussian(Net(200), sigma));
                if (learned)
                    spec = spec with { Beta = 2 };
                return spec;
            }

            public static double Run(DataSet data)
            {
                var spec = Study{{number / 2}}.Base with { Prior = new StandardNormal(5) };
                using var fit = spec.Train(data, Plan);
                return fit.Evaluate(data.Test!).Nats + Weighted().Beta;
            }
        }
        """;

    /// <summary>A file of some two hundred lines about something else.</summary>
    public static string WithoutTheLibrary(int number) => $$"""
        namespace Ledgers;

        public sealed record Line{{number}}(string Account, decimal Amount, DateTime When);

        public sealed class Ledger{{number}}
        {
            private readonly Dictionary<string, List<decimal>> entries = new();
        {{string.Concat(Enumerable.Range(0, 10).Select(i => Method(number, i)))}}
        }
        """;

    private static string Method(int number, int method) => $$"""

            public decimal Total{{method}}(List<Line{{number}}> lines, string account)
            {
                var sum = 0m;
                foreach (var line in lines)
                {
                    if (line.Account != account)
                        continue;
                    if (!entries.TryGetValue(line.Account, out var known))
                        entries[line.Account] = known = new List<decimal>();
                    known.Add(line.Amount);
                    sum += line.Amount > {{method}} ? line.Amount : Math.Round(line.Amount / 3, 2);
                    var later = line with { Amount = sum, When = line.When.AddDays(1) };
                    Console.WriteLine(later.Account);
                }

                return sum;
            }

        """;
}
