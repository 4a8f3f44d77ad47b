using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Planning;

/// <summary>Where each parameter of a model lies in the flat buffers of values, gradients and moments.</summary>
public sealed class ParameterLayout
{
    private readonly ImmutableDictionary<string, Slot> slots;

    private ParameterLayout(ImmutableArray<Expr.Parameter> parameters, ImmutableDictionary<string, Slot> slots, int length) =>
        (Parameters, this.slots, Length) = (parameters, slots, length);

    /// <summary>The parameters in the order in which they lie.</summary>
    public ImmutableArray<Expr.Parameter> Parameters { get; }

    /// <summary>The length of each flat buffer, gaps for alignment included.</summary>
    public int Length { get; }

    /// <summary>How many numbers are trained.</summary>
    public int Count => Parameters.Sum(parameter => this[parameter.Name].Count);

    /// <summary>Where a parameter's values lie.</summary>
    public Slot this[string parameter] => slots[parameter];

    /// <summary>The layout of a program's parameters, in the program's order.</summary>
    public static ParameterLayout Of(Graph graph)
    {
        var (slots, offset) = (ImmutableDictionary.CreateBuilder<string, Slot>(), 0);
        foreach (var parameter in graph.Parameters)
        {
            var slot = Slot.Contiguous(Area.Parameters, offset, [.. parameter.Shape.Bind(0)]);
            slots[parameter.Name] = slot;
            offset = Alignment.Up(offset + slot.Count);
        }
        return new(graph.Parameters, slots.ToImmutable(), offset);
    }
}

/// <summary>Buffers start at multiples of 64 bytes, the width of the widest vector registers.</summary>
internal static class Alignment
{
    private const int Floats = 16;

    public static int Up(int offset) => checked(offset + Floats - 1) / Floats * Floats;
}
