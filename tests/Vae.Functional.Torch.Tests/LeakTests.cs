using System.Globalization;
using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Objectives;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;
using Vae.Functional.Torch.Tests.Modules;
using Vae.Functional.Torch.Tests.Objectives;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Torch.Tests;

/// <summary>Memory before and after many steps; alone, so that what grows is this test's.</summary>
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests
{
    private const long Megabyte = 1L << 20;

    // A temporary lost at every step would be 40 MB or more after 10,000 steps; what allocators keep for themselves varies by 1 or 2.
    private const long NativeMargin = 4 * Megabyte;
    private const long ManagedMargin = Megabyte / 4;

    private static readonly TorchEngine Engine = new();

    [Fact]
    public void Ten_thousand_steps_of_a_training_program_leave_memory_as_it_was()
    {
        var graph = Programs.Training(Models.Specs["learned sigma"], new MonteCarlo(2)).OrThrow();
        using var program = OnTorch.Compiled(graph, batchSize: 256);
        program.Run(Models.Leaves(graph, batchSize: 256));

        AssertFlat(program.RunAgain, steps: 10_000);
    }

    [Fact]
    public void Ten_thousand_steps_of_the_rules_that_make_temporaries_leave_memory_as_it_was()
    {
        using var program = WithTemporaries();

        AssertFlat(program.RunAgain, steps: 10_000);
    }

    [Fact]
    public void Ten_thousand_calls_of_modules_and_their_gradients_leave_memory_as_it_was()
    {
        using var program = WithModules();

        AssertFlat(program.RunAgain, steps: 10_000);
    }

    [Fact]
    public void A_call_of_a_module_leaves_no_tensor_to_a_finaliser()
    {
        using var program = WithModules();
        using var scope = torch.NewDisposeScope();

        program.RunAgain();

        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_step_leaves_no_tensor_to_a_finaliser()
    {
        using var program = WithTemporaries();
        using var scope = torch.NewDisposeScope();

        program.RunAgain();

        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_program_leaves_no_tensor_to_a_finaliser()
    {
        using var scope = torch.NewDisposeScope();

        WithTemporaries().Dispose();

        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Programs_that_are_disposed_give_their_memory_back()
    {
        var graph = Programs.Training(Models.Specs["bernoulli"], new AnalyticKl()).OrThrow();
        var layout = ParameterLayout.Of(graph);
        var plan = Planner.Plan(graph, layout, batchSize: 1_000);
        Assert.True(plan.Lengths[Area.Arena] > 10_000);

        AssertFlat(
            () =>
            {
                using var parameters = Engine.Allocate(layout.Length);
                using var gradients = Engine.Allocate(layout.Length);
                using var program = Engine.Compile(plan, parameters, gradients);
                program.Run();
            },
            steps: 500);
    }

    private static CompiledGraph WithModules()
    {
        var network = new TorchModule(Examples.Layer);
        var graph = Programs.Training(Models.Specs["bernoulli"] with
        {
            Prior = new StandardNormal(Examples.Inputs),
            Family = new DiagonalGaussian(network),
            Likelihood = new Bernoulli(network),
        }, new AnalyticKl()).OrThrow();
        var program = OnTorch.Compiled(graph, batchSize: 16);
        program.Run(Models.Leaves(graph, batchSize: 16));
        return program;
    }

    private static CompiledGraph WithTemporaries()
    {
        var (x, index) = (Input("x", [Dimension.Batch, 64]), Input("index", [Dimension.Batch, 64], ElementType.Index));
        var outputs = new[]
        {
            LogSumExp(x, 1), Max(x, 1), Mean(x, 1), Polygamma(1, x), LogGamma(x), Softplus(x), Maximum(x, 0.5), Minimum(x, 0.5),
            Where(Greater(x, 0.5), x, -x), Gather(x, 1, index), ScatterAdd(x, 1, index, [Dimension.Batch, 64]),
            Pad(x, 1, 2, [Dimension.Batch, 80]), Concatenate(1, x, x),
            Unfold(Reshape(x, [Dimension.Batch, 4, 4, 4]), new Window(2)), Fold(x, new Window(2), [Dimension.Batch, 2, 2, 16]),
            Exp(Square(x) - x) / x,
        };
        var graph = Graph.Of([.. outputs.Select((output, i) => new Output($"output{i}", output))]);
        var program = new CompiledGraph(new TorchEngine(device: torch.CPU), graph, batchSize: 16);
        program.Run(Models.Leaves(graph, batchSize: 16));
        return program;
    }

    // What leaks grows in every round; allocators, compilers and caches that settle stop after one or two.
    private static void AssertFlat(Action step, int steps)
    {
        const int Rounds = 4;
        var growths = Enumerable.Range(0, Rounds)
            .Select(_ => Growth(step, steps))
            .TakeWhile(growth => growth.Native >= NativeMargin || growth.Managed >= ManagedMargin)
            .ToArray();
        var kilobytes = growths.Select(growth => (growth.Native >> 10, growth.Managed >> 10));

        Assert.True(growths.Length < Rounds, $"(process, managed) KB more after each {steps} steps: {string.Join(", ", kilobytes)}");
    }

    private static (long Native, long Managed) Growth(Action step, int steps)
    {
        var (native, managed) = (ResidentBytes(), GC.GetTotalMemory(forceFullCollection: true));
        Repeat(step, steps);
        return (ResidentBytes() - native, GC.GetTotalMemory(forceFullCollection: true) - managed);
    }

    private static void Repeat(Action step, int count)
    {
        for (var i = 0; i < count; i++)
            step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    // Only Linux says it in a file; elsewhere the operating system's own count serves.
    private static long ResidentBytes() => OperatingSystem.IsLinux()
        ? long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize
        : Environment.WorkingSet;
}
