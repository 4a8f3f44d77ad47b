using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Embedded;

namespace Vae.Functional.Benchmarks.Multiplies;

/// <summary>The matrix products of a training step, one by one, on the embedded engine and through libtorch.</summary>
internal static class MultipliesCommand
{
    private const int Rounds = 11;
    private const double SecondsARound = 0.02;

    public static Command Create()
    {
        var command = new Command("multiplies", "Times the matrix products of a 784-400-20 step, embedded engine beside libtorch.");
        command.SetAction(_ =>
        {
            using var torch = Engines.Find(new EngineOptions(Kind: EngineKind.Torch)).OrThrow();
            using var embedded = new EmbeddedEngine();
            Console.WriteLine($"{embedded.Name} beside {torch.Name}, medians of {Rounds} interleaved rounds");
            foreach (var batch in new[] { 1, 100, 1000 })
                Print(batch, [.. Product.OfStep(batch).Select(product => Compare(product, embedded, torch))]);
            return 0;
        });
        return command;
    }

    private static (Product Product, double Ours, double Torch) Compare(Product product, IEngine embedded, IEngine torch)
    {
        using var ours = product.On(embedded);
        using var theirs = product.On(torch);
        var repetitions = Math.Max(1, (int)(SecondsARound / Time(theirs, 20)));
        Time(ours, 30);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Ours: Time(ours, repetitions), Torch: Time(theirs, repetitions))).ToArray();
        return (product, Median(rounds.Select(round => round.Ours)), Median(rounds.Select(round => round.Torch)));
    }

    // Seconds a run.
    private static double Time(IProgram program, int repetitions)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repetitions; i++)
            program.Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repetitions;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(int batch, (Product Product, double Ours, double Torch)[] rows)
    {
        Console.WriteLine();
        Console.WriteLine($"batch {batch,-12} {"[m, k] × [k, n]",-22} {"embedded, µs",13} {"libtorch, µs",13} {"ratio",6} {"Gflop/s",8}");
        foreach (var (product, ours, torch) in rows)
            Line(product.Name, $"[{product.Rows}, {product.Depth}] × [{product.Depth}, {product.Columns}]", ours, torch, product.Operations);
        Line("all", "", rows.Sum(row => row.Ours), rows.Sum(row => row.Torch), rows.Sum(row => row.Product.Operations));
    }

    private static void Line(string name, string shape, double ours, double torch, double operations) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-18} {shape,-22} {ours * 1e6,13:0.0} {torch * 1e6,13:0.0} {ours / torch,6:0.00} {operations / ours * 1e-9,8:0.0}"));
}
