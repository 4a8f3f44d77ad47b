using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Planning;

/// <summary>
/// Where each array of a model lies in flat buffers of values, gradients and moments: what is trained, then statistics, which programs work
/// on in place, then the tables of local parameters, of which programs are handed a batch's rows.
/// </summary>
public sealed class ParameterLayout
{
    private readonly ImmutableDictionary<string, Slot> slots;

    private ParameterLayout(
        ImmutableArray<Expr.Parameter> parameters, ImmutableArray<Expr.Parameter> statistics, int observations)
    {
        var (laid, offset) = (ImmutableDictionary.CreateBuilder<string, Slot>(), 0);
        Parameters = [.. parameters.OrderBy(parameter => parameter.IsLocal)];
        Statistics = statistics;
        SharedTrained = Lay(Parameters.Except(Local));
        Shared = Lay(statistics);
        Length = Lay(Local);
        slots = laid.ToImmutable();

        int Lay(IEnumerable<Expr.Parameter> arrays)
        {
            foreach (var array in arrays)
            {
                var slot = Slot.Contiguous(Area.Parameters, offset, [.. array.Shape.Bind(observations)]);
                laid[array.Name] = slot;
                offset = Alignment.Up(offset + slot.Count);
            }
            return offset;
        }
    }

    /// <summary>The parameters in the order in which they lie.</summary>
    public ImmutableArray<Expr.Parameter> Parameters { get; }

    /// <summary>Those of them that are tables [n, width].</summary>
    public IEnumerable<Expr.Parameter> Local => Parameters.Where(parameter => parameter.IsLocal);

    /// <summary>What training keeps without training it, in the order in which it lies.</summary>
    public ImmutableArray<Expr.Parameter> Statistics { get; }

    /// <summary>All that a model consists of.</summary>
    public IEnumerable<Expr.Parameter> All => Parameters.Concat(Statistics);

    /// <summary>The length of a buffer of all values, gaps for alignment included.</summary>
    public int Length { get; }

    /// <summary>How much of it programs work on in place, all but the tables: the length of an engine's values and gradients.</summary>
    public int Shared { get; }

    /// <summary>How much of that is trained.</summary>
    public int SharedTrained { get; }

    /// <summary>How far what is trained reaches: the length of moments.</summary>
    public int TrainedLength => Local.Any() ? Length : SharedTrained;

    /// <summary>How many numbers are trained.</summary>
    public int Count => Parameters.Sum(parameter => this[parameter.Name].Count);

    /// <summary>Where an array's values lie.</summary>
    public Slot this[string name] => slots[name];

    /// <summary>The layout of a program's arrays, in the program's order.</summary>
    /// <param name="graph">The program.</param>
    /// <param name="observations">n, how many rows the tables have.</param>
    public static ParameterLayout Of(Graph graph, int observations = 0) => new(graph.Parameters, graph.Statistics, observations);

    /// <summary>The same arrays for other observations.</summary>
    public ParameterLayout Over(int observations) => new(Parameters, Statistics, observations);
}

/// <summary>Buffers start at multiples of 64 bytes, the width of the widest vector registers.</summary>
internal static class Alignment
{
    private const int Floats = 16;

    public static int Up(int offset) => checked(offset + Floats - 1) / Floats * Floats;
}
