using System.Collections.Immutable;
using System.Text;

namespace Vae.Functional.Engine.Planning;

/// <summary>
/// A lowered program: a flat list of steps over buffers that are laid out once, for one batch size. Data: it can be printed
/// and compared.
/// </summary>
/// <param name="BatchSize">B.</param>
/// <param name="Steps">In the order of execution.</param>
/// <param name="Inputs">Where each input and noise is expected, by name.</param>
/// <param name="Outputs">Where each output is found, by name.</param>
/// <param name="Constants">The numbers of the area of constants.</param>
/// <param name="Lengths">The length of the areas that belong to this plan: inputs, outputs, constants, arena.</param>
public sealed record ExecutionPlan(
    int BatchSize,
    ImmutableArray<Step> Steps,
    ImmutableSortedDictionary<string, Slot> Inputs,
    ImmutableSortedDictionary<string, Slot> Outputs,
    ImmutableArray<float> Constants,
    ImmutableSortedDictionary<Area, int> Lengths)
{
    /// <summary>The steps that are instructions of their own: all of a plan without regions.</summary>
    public ImmutableArray<Instruction> Instructions => [.. Steps.OfType<Instruction>()];

    /// <summary>A line an instruction and each part of a region, with the size of each area first.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var lengths = Lengths.Select(area => $"{area.Key.ToString().ToLowerInvariant()} {area.Value}");
        text.Append($"batch {BatchSize}; {string.Join(", ", lengths)}\n");
        foreach (var (name, slot) in Inputs)
            text.Append($"input {name} = {slot}\n");
        foreach (var step in Steps)
            text.Append(step).Append('\n');
        foreach (var (name, slot) in Outputs)
            text.Append($"output {name} = {slot}\n");
        return text.ToString();
    }
}
