using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>What generated graphs look like.</summary>
/// <param name="Smooth">
/// Leave out stop-gradient and stay away from kinks and jumps, so that finite differences are valid; always with an objective that
/// depends on a parameter.
/// </param>
/// <param name="MaximumBatch">Batch sizes are from 1 to this.</param>
/// <param name="Without">Primitives to leave out; null for none.</param>
public sealed record GraphOptions(bool Smooth = false, int MaximumBatch = 4, ImmutableHashSet<Primitive>? Without = null)
{
    /// <summary>How near to a kink or a jump an operand may come: far enough that rounding, or a difference step, does not cross.</summary>
    internal double Margin => Smooth ? 0.02 : 1e-3;
}
