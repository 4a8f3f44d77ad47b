using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine;

/// <summary>What runs plans. An engine owns native resources; everything it hands out belongs to who asked for it.</summary>
public interface IEngine : IDisposable
{
    /// <summary>What it is.</summary>
    EngineKind Kind { get; }

    /// <summary>How reports call it, with versions, for example <c>torch (stand-in over libtorch 1.13.1), 1 thread</c>.</summary>
    string Name { get; }

    /// <summary>Whether plans for it may have regions; where not, every primitive is an instruction.</summary>
    bool RunsRegions { get; }

    /// <summary>The threads that divide its work.</summary>
    Team Team { get; }

    /// <summary>A flat buffer of zeros.</summary>
    IMemory Allocate(int length);

    /// <summary>A plan made ready to run over a model's parameters and gradients.</summary>
    IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients);

    /// <summary>A program planned for a batch size, and the plan made ready to run.</summary>
    IProgram Compile(Graph graph, ParameterLayout layout, int batchSize, IMemory parameters, IMemory gradients) =>
        Compile(Planner.Plan(graph, layout, batchSize, RunsRegions), parameters, gradients);
}

/// <summary>A flat buffer of numbers that an engine can work on.</summary>
public interface IMemory : IDisposable
{
    /// <summary>The numbers, readable and writable between runs.</summary>
    Span<float> Values { get; }
}

/// <summary>A plan that is ready to run. Fill the inputs, run, read the outputs.</summary>
public interface IProgram : IDisposable
{
    /// <summary>The plan.</summary>
    ExecutionPlan Plan { get; }

    /// <summary>The numbers of an input or noise, row-major.</summary>
    Span<float> Input(string name);

    /// <summary>The numbers of an output, row-major, as the last run left them.</summary>
    ReadOnlySpan<float> Output(string name);

    /// <summary>Executes every step once.</summary>
    void Run();

    /// <summary>The same, and adds to each number how long the step of the plan in its place took, in ticks of the stopwatch.</summary>
    void Run(Span<long> ticks);
}
