namespace Vae.Functional.Benchmarks.AnalyzerTime;

/// <summary>Files that hold what one does with specs besides declaring them.</summary>
internal static partial class GeneratedSources
{
    /// <summary>The same file with what one does with specs: reads data, trains, evaluates, compares and writes results.</summary>
    public static string WithExperiments(int number) => WithSpecs(number) + $$"""


        public sealed record Outcome{{number}}(string Name, double Nats, double Error, TimeSpan Took);

        public sealed class Experiment{{number}}(string folder, int epochs, TextWriter log)
        {
            private static readonly Dictionary<string, VaeSpec> Specs = new()
            {
                ["base"] = Study{{number}}.Base,
                ["loose"] = Study{{number}}.Loose,
                ["weighted"] = Study{{number}}.Weighted(),
            };

            public IReadOnlyList<Outcome{{number}}> Run(IEnumerable<string> names, DataSet data)
            {
                if (data.Test is not { } test)
                    throw new ArgumentException("the data have no test part", nameof(data));
                Directory.CreateDirectory(folder);
                var outcomes = new List<Outcome{{number}}>();
                foreach (var name in names)
                {
                    if (!Specs.TryGetValue(name, out var spec))
                    {
                        log.WriteLine($"{name}: no such spec; known are {string.Join(", ", Specs.Keys.Order())}");
                        continue;
                    }

                    var start = DateTime.UtcNow;
                    using var fit = spec.Train(data, new TrainingPlan(epochs));
                    var nats = fit.Evaluate(test).Nats;
                    var error = SquaredError(test.Values.AsSpan(), fit.Reconstruct(test));
                    outcomes.Add(new(name, nats, error, DateTime.UtcNow - start));
                    log.WriteLine($"{name}: {nats:F2} nats, error {error:F3}, after {outcomes[^1].Took.TotalSeconds:F0} s");
                    WriteImages(Path.Combine(folder, $"{name}.pgm"), fit.Sample(64), 28, 28, 8);
                    fit.Save(Path.Combine(folder, $"{name}.safetensors"));
                }

                WriteTable(Path.Combine(folder, "outcomes.csv"), outcomes);
                return outcomes;
            }

            public void Summarise(IReadOnlyList<Outcome{{number}}> outcomes)
            {
                if (outcomes.Count == 0)
                {
                    log.WriteLine("nothing was trained");
                    return;
                }

                var best = outcomes.MaxBy(outcome => outcome.Nats)!;
                var mean = outcomes.Average(outcome => outcome.Nats);
                var spread = Math.Sqrt(outcomes.Sum(outcome => Math.Pow(outcome.Nats - mean, 2)) / Math.Max(1, outcomes.Count - 1));
                log.WriteLine($"best {best.Name} at {best.Nats:F2}; mean {mean:F2}, standard deviation {spread:F2}");
                foreach (var slow in outcomes.Where(outcome => outcome.Took > TimeSpan.FromMinutes(5)))
                    log.WriteLine($"{slow.Name} took {slow.Took.TotalMinutes:F1} minutes");
            }

            private static double SquaredError(ReadOnlySpan<float> values, ReadOnlySpan<float> reconstructed)
            {
                var sum = 0.0;
                for (var i = 0; i < values.Length; i++)
                {
                    var difference = values[i] - reconstructed[i];
                    sum += difference * difference;
                }

                return values.Length == 0 ? 0 : sum / values.Length;
            }

            private static void WriteTable(string path, IEnumerable<Outcome{{number}}> outcomes)
            {
                using var file = new StreamWriter(path);
                file.WriteLine("name,nats,error,seconds");
                foreach (var (name, nats, error, took) in outcomes)
                    file.WriteLine($"{name.Replace(',', ' ')},{nats:R},{error:R},{took.TotalSeconds:F1}");
            }

            private static void WriteImages(string path, float[] pixels, int height, int width, int columns)
            {
                var rows = (pixels.Length / (height * width) + columns - 1) / columns;
                var grid = new byte[rows * height * columns * width];
                for (var image = 0; image < pixels.Length / (height * width); image++)
                {
                    var (top, left) = (image / columns * height, image % columns * width);
                    for (var y = 0; y < height; y++)
                    {
                        for (var x = 0; x < width; x++)
                        {
                            var pixel = pixels[image * height * width + y * width + x];
                            grid[(top + y) * columns * width + left + x] = (byte)Math.Clamp(255 * pixel, 0, 255);
                        }
                    }
                }

                using var file = File.Create(path);
                file.Write(System.Text.Encoding.ASCII.GetBytes($"P5 {columns * width} {rows * height} 255\n"));
                file.Write(grid);
            }
        }
        """;
}
