using System.Diagnostics;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Tiles;

namespace Vae.Functional.Engine.Execution;

/// <summary>A plan over memory: each step becomes an operation, made ready once; a run does one after the other.</summary>
public sealed class PlannedProgram : IProgram
{
    private readonly Dictionary<Area, IMemory> own;
    private readonly Dictionary<Area, IMemory> areas;
    private readonly IOperation[] operations;

    /// <summary>Makes a plan ready to run.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="kernels">What multiplies matrices, and makes the memories of the plan's own areas.</param>
    /// <param name="team">Whose threads divide what is large enough.</param>
    /// <param name="parameters">The model's values, made by the same kernels.</param>
    /// <param name="gradients">Their gradients, likewise.</param>
    /// <param name="emitsLoops">Whether regions become machine code; by default where the platform can.</param>
    public PlannedProgram(
        ExecutionPlan plan, IKernels kernels, Team team, IMemory parameters, IMemory gradients, bool? emitsLoops = null)
    {
        Plan = plan;
        own = plan.Lengths.ToDictionary(area => area.Key, area => kernels.Allocate(area.Value));
        plan.Constants.AsSpan().CopyTo(own[Area.Constants].Values);
        areas = new(own) { [Area.Parameters] = parameters, [Area.Gradients] = gradients };
        operations =
        [
            .. plan.Steps.Select(step => step switch
            {
                Region region => new RegionOperation(region, slot => View.Of(Bound(slot)), emitsLoops ?? RegionOperation.CanEmit, team),
                Instruction instruction => OperationRules.Of(
                    instruction,
                    Bound(instruction.Target),
                    [.. instruction.Operands.Select(Bound)],
                    kernels,
                    team),
                _ => throw new InvalidOperationException($"unknown step {step.GetType().Name}"),
            }),
        ];
    }

    /// <inheritdoc/>
    public ExecutionPlan Plan { get; }

    /// <inheritdoc/>
    public Span<float> Input(string name) => Numbers(Plan.Inputs[name]);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output(string name) => Numbers(Plan.Outputs[name]);

    /// <inheritdoc/>
    public void Run()
    {
        foreach (var operation in operations)
            operation.Run();
        // Operations hold addresses, not the memories themselves.
        GC.KeepAlive(areas);
    }

    /// <inheritdoc/>
    public void Run(Span<long> ticks)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < operations.Length; i++)
        {
            operations[i].Run();
            var end = Stopwatch.GetTimestamp();
            ticks[i] += end - start;
            start = end;
        }
        GC.KeepAlive(areas);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var operation in operations)
            operation.Dispose();
        foreach (var memory in own.Values)
            memory.Dispose();
    }

    private Operand Bound(Slot slot) => new(areas[slot.Area], slot);

    private Span<float> Numbers(Slot slot) => areas[slot.Area].Values.Slice(slot.Offset, slot.Count);
}
