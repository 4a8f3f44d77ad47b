using System.CommandLine;
using System.Globalization;
using Vae.Functional.Benchmarks.Steps;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Profiling;

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
                Print(batch, StepModel.All[0] with { Batch = batch }, embedded, torch);
            return 0;
        });
        return command;
    }

    private static void Print(int batch, StepModel model, IEngine embedded, IEngine torch)
    {
        var (plan, layout) = StepMultiplies.Of(model);
        var rows = plan.Instructions.Zip(StepNames.Of(plan, layout), (product, name) => (Product: product, Name: name)).Select(one =>
        {
            var (ours, theirs) = Compare(plan with { Steps = [one.Product] }, layout, embedded, torch);
            return (one.Name, Shape: Shape(one.Product), Ours: ours, Torch: theirs, Operations: StepCost.Operations(one.Product));
        }).ToArray();
        Console.WriteLine();
        Console.WriteLine($"batch {batch,-26} {"[m, k] × [k, n]",-22} {"embedded, µs",13} {"libtorch, µs",13} {"ratio",6} {"Gflop/s",8}");
        foreach (var (name, shape, ours, theirs, operations) in rows)
            Line(name.ToString(), shape, ours, theirs, operations);
        Line("all", "", rows.Sum(row => row.Ours), rows.Sum(row => row.Torch), rows.Sum(row => row.Operations));
    }

    private static (double Ours, double Torch) Compare(ExecutionPlan product, ParameterLayout layout, IEngine embedded, IEngine torch)
    {
        using var ours = new CompiledPlan(product, layout, embedded);
        using var theirs = new CompiledPlan(product, layout, torch);
        var repetitions = Math.Max(1, (int)(SecondsARound / theirs.Time(20)));
        ours.Time(30);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Ours: ours.Time(repetitions), Torch: theirs.Time(repetitions))).ToArray();
        return (Turns.Median(rounds.Select(round => round.Ours)), Turns.Median(rounds.Select(round => round.Torch)));
    }

    private static string Shape(Instruction product) => $"{product.Operands[0].Extents} × {product.Operands[1].Extents}";

    private static void Line(string name, string shape, double ours, double torch, double operations) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-32} {shape,-22} {ours * 1e6,13:0.0} {torch * 1e6,13:0.0} {ours / torch,6:0.00} {operations / ours * 1e-9,8:0.0}"));
}
