using System.Collections.Immutable;
using System.Diagnostics;
using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// A plan over tensors of a device: each slot is a strided view of its area, made once; a run executes one rule an instruction.
/// </summary>
internal sealed class TorchProgram : IProgram
{
    private readonly record struct Step(TorchRules.Rule Rule, Tensor Target, ImmutableArray<Tensor> Operands, Attributes Attributes);

    private readonly ImmutableDictionary<Area, MirroredMemory> own;
    private readonly ImmutableDictionary<Area, MirroredMemory> areas;
    private readonly Dictionary<Slot, Tensor> tensors = [];
    private readonly ImmutableArray<Step> steps;
    private readonly List<IOpaqueCall> calls = [];
    private readonly int threads;

    public TorchProgram(ExecutionPlan plan, MirroredMemory parameters, MirroredMemory gradients, Device device, int threads)
    {
        Plan = plan;
        this.threads = threads;
        own = plan.Lengths.ToImmutableDictionary(area => area.Key, area => new MirroredMemory(area.Value, device));
        plan.Constants.AsSpan().CopyTo(own[Area.Constants].Values);
        areas = own.SetItem(Area.Parameters, parameters).SetItem(Area.Gradients, gradients);
        steps =
        [
            .. plan.Instructions.Select(instruction => new Step(
                Rule(instruction),
                View(instruction.Target),
                [.. instruction.Operands.Select(operand => View(operand))],
                instruction.Attributes)),
        ];
    }

    public ExecutionPlan Plan { get; }

    public Span<float> Input(string name) => areas[Area.Inputs].Values.Slice(Plan.Inputs[name].Offset, Plan.Inputs[name].Count);

    public ReadOnlySpan<float> Output(string name) =>
        areas[Plan.Outputs[name].Area].Read().Slice(Plan.Outputs[name].Offset, Plan.Outputs[name].Count);

    public void Run()
    {
        Begin();
        foreach (var step in steps)
            step.Rule(step.Target, step.Operands, step.Attributes);
        End();
    }

    public void Run(Span<long> ticks)
    {
        Begin();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            step.Rule(step.Target, step.Operands, step.Attributes);
            var end = Stopwatch.GetTimestamp();
            ticks[i] += end - start;
            start = end;
        }
        End();
    }

    public void Dispose()
    {
        foreach (var call in calls)
            call.Dispose();
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
        foreach (var memory in own.Values)
            memory.Dispose();
    }

    private TorchRules.Rule Rule(Instruction instruction)
    {
        if (!PrimitiveGroups.Calls.Contains(instruction.Primitive))
            return TorchRules.Of(instruction.Primitive);
        calls.Add(instruction.Attributes.Function!.Open());
        return CallRules.Of(calls[^1], instruction.Primitive);
    }

    private void Begin()
    {
        TorchThreads.Pin(threads);
        foreach (var memory in areas.Values)
            memory.Send();
    }

    private void End()
    {
        areas[Area.Outputs].Written();
        areas[Area.Gradients].Written();
    }

    // Equal slots share one tensor, so that a rule sees by identity that it works in place.
    private Tensor View(Slot slot)
    {
        if (!tensors.TryGetValue(slot, out var tensor))
            tensors[slot] = tensor = areas[slot.Area].View(slot);
        return tensor;
    }
}
