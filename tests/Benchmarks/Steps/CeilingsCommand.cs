using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>What bounds a training step on this machine, one thread: how fast it multiplies, and how fast it moves numbers.</summary>
internal static class CeilingsCommand
{
    private const int Rounds = 9;

    public static Command Create()
    {
        var command = new Command("ceilings", "The machine's ceilings on one thread: Gflop/s of a matrix product, GB/s of memory; and how long plans compile.");
        command.SetAction((_, cancellation) => CommandOutcome.Of(() =>
        {
            using var torch = Engines.Find(new EngineOptions(Kind: EngineKind.Torch)).OrThrow();
            using var embedded = new EmbeddedEngine();
            foreach (var engine in new[] { torch, embedded })
                Line($"matrix product 1000 × 1000 × 1000, {engine.Name}: {Gigaflops(engine):F1} Gflop/s");
            foreach (var megabytes in new[] { 0.25, 4, 64, 256 })
                Line($"w += α·g over {megabytes} MB in all: {Bandwidth(megabytes * 1e6):F1} GB/s");
            foreach (var model in StepModel.All)
                foreach (var engine in new[] { torch, embedded })
                    Line($"compiled {model.Name}, batch {model.Batch}, {engine.Name}: {1e3 * CompileSeconds(model, engine):F0} ms");
            return Task.FromResult(0);
        }));
        return command;
    }

    private static double Gigaflops(IEngine engine)
    {
        const int Size = 1000;
        var graph = Graph.Of(new Output("c", MatrixMultiply(Input("a", (Size, Size)), Input("b", (Size, Size)))));
        var layout = ParameterLayout.Of(graph);
        using var product = new CompiledPlan(Planner.Plan(graph, layout, batchSize: 1), layout, engine);
        return 2e-9 * Size * Size * Size / MedianSeconds(() => product.Time(1));
    }

    // Two streams read, one of them written.
    private static double Bandwidth(double bytes)
    {
        var length = (int)(bytes / 2 / sizeof(float));
        var (values, gradients) = (new float[length], new float[length]);
        var repetitions = Math.Max(1, (int)(64e6 / bytes));
        var seconds = MedianSeconds(() =>
        {
            for (var i = 0; i < repetitions; i++)
                Added(values, gradients);
        });
        return 3e-9 * sizeof(float) * length * repetitions / seconds;
    }

    private static void Added(Span<float> values, ReadOnlySpan<float> gradients)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(values);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        for (var i = 0; i < w.Length; i++)
            w[i] += 1e-3f * g[i];
    }

    // From the spec to a program that is ready to run, its layout known.
    private static double CompileSeconds(StepModel model, IEngine engine)
    {
        var layout = ParameterLayout.Of(Programs.Training(model.Spec, model.Estimator).OrThrow());
        using var parameters = engine.Allocate(layout.Length);
        using var gradients = engine.Allocate(layout.Length);
        return MedianSeconds(() =>
        {
            var graph = Programs.Training(model.Spec, model.Estimator).OrThrow();
            engine.Compile(graph, layout, model.Batch, parameters, gradients).Dispose();
        });
    }

    private static double MedianSeconds(Action action)
    {
        for (var i = 0; i < Rounds; i++)
            action();
        Thread.Sleep(200); // What has run often enough is compiled anew meanwhile.
        return Turns.Median([.. Enumerable.Range(0, Rounds).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            action();
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        })]);
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
