using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Planning;

/// <summary>Where each array of a model lies in flat buffers of values, gradients and moments: what is trained, then statistics.</summary>
public sealed class ParameterLayout
{
    private readonly ImmutableDictionary<string, Slot> slots;

    private ParameterLayout(Graph graph, ImmutableDictionary<string, Slot> slots, int trained, int length) =>
        (Parameters, Statistics, this.slots, TrainedLength, Length) = (graph.Parameters, graph.Statistics, slots, trained, length);

    /// <summary>The parameters in the order in which they lie.</summary>
    public ImmutableArray<Expr.Parameter> Parameters { get; }

    /// <summary>What training keeps without training it, in the order in which it lies.</summary>
    public ImmutableArray<Expr.Parameter> Statistics { get; }

    /// <summary>All that a model consists of.</summary>
    public IEnumerable<Expr.Parameter> All => Parameters.Concat(Statistics);

    /// <summary>The length of the buffers of values and of gradients, gaps for alignment included.</summary>
    public int Length { get; }

    /// <summary>How much of it is trained, gaps included: the length of moments.</summary>
    public int TrainedLength { get; }

    /// <summary>How many numbers are trained.</summary>
    public int Count => Parameters.Sum(parameter => this[parameter.Name].Count);

    /// <summary>Where an array's values lie.</summary>
    public Slot this[string name] => slots[name];

    /// <summary>The layout of a program's arrays, in the program's order.</summary>
    public static ParameterLayout Of(Graph graph)
    {
        var (slots, offset) = (ImmutableDictionary.CreateBuilder<string, Slot>(), 0);
        Lay(graph.Parameters);
        var trained = offset;
        Lay(graph.Statistics);
        return new(graph, slots.ToImmutable(), trained, offset);

        void Lay(ImmutableArray<Expr.Parameter> arrays)
        {
            foreach (var array in arrays)
            {
                var slot = Slot.Contiguous(Area.Parameters, offset, [.. array.Shape.Bind(0)]);
                slots[array.Name] = slot;
                offset = Alignment.Up(offset + slot.Count);
            }
        }
    }
}

/// <summary>Buffers start at multiples of 64 bytes, the width of the widest vector registers.</summary>
internal static class Alignment
{
    private const int Floats = 16;

    public static int Up(int offset) => checked(offset + Floats - 1) / Floats * Floats;
}
