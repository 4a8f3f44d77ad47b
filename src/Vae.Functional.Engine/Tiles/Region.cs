using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// Element-wise work that runs as one loop: at each position of the extents every value is computed once, and what is not a result is
/// never written to memory. Data: it can be printed and compared by its text.
/// </summary>
/// <param name="Extents">The positions, in row-major order.</param>
/// <param name="Values">What is computed at a position, operands before what uses them.</param>
/// <param name="Results">What is kept.</param>
public sealed record Region(Sizes Extents, ImmutableArray<RegionValue> Values, ImmutableArray<RegionResult> Results) : Step
{
    /// <inheritdoc/>
    public override IEnumerable<Slot> Reads => Values.OfType<RegionValue.Load>().Select(load => load.Slot);

    /// <inheritdoc/>
    public override IEnumerable<Slot> Writes => Results.Select(result => result.Slot);

    /// <summary>The same work at a run of positions along one axis; what is summed lies where it lies, whoever adds the runs.</summary>
    internal Region Narrowed(int axis, int start, int length)
    {
        var narrowed = At(slot => slot.Narrowed(axis, start, length));
        return narrowed with { Extents = narrowed.Results[0].Slot.Extents };
    }

    internal override Region At(Func<Slot, Slot> place) => this with
    {
        Values = [.. Values.Select(value => value is RegionValue.Load load ? new RegionValue.Load(place(load.Slot)) : value)],
        Results = [.. Results.Select(result => result with { Slot = place(result.Slot) })],
    };

    /// <summary>A line a value and a result, as in <c>%2 = add(%0, %1)</c> and <c>gradients+0 [3, 2] strides [0, 1] sums %2</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"region {Extents}");
        for (var i = 0; i < Values.Length; i++)
            text.Append($"\n  %{i} = {Values[i]}");
        foreach (var result in Results)
            text.Append($"\n  {result}");
        return text.ToString();
    }
}

/// <summary>A value at a position of a region.</summary>
public abstract record RegionValue
{
    private RegionValue()
    {
    }

    /// <summary>What a slot over the region's extents holds there.</summary>
    public sealed record Load(Slot Slot) : RegionValue
    {
        /// <inheritdoc/>
        public override string ToString() => Slot.ToString();
    }

    /// <summary>The same number everywhere.</summary>
    public sealed record Number(float Value) : RegionValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A pointwise primitive over values before this one.</summary>
    /// <param name="Primitive">What is computed.</param>
    /// <param name="Order">The order of a derivative; 0 where the primitive has none.</param>
    /// <param name="Operands">The numbers of its operands.</param>
    public sealed record Computed(Primitive Primitive, int Order, Sizes Operands) : RegionValue
    {
        /// <inheritdoc/>
        public override string ToString() =>
            $"{Notation.Name(Primitive)}({string.Join(", ", Operands.Select(operand => $"%{operand}"))}"
            + $"{(Order == 0 ? "" : $", order: {Order}")})";
    }
}

/// <summary>How a result is made of the values at the positions that share a place in its slot.</summary>
public enum RegionReduction
{
    /// <summary>There is one.</summary>
    None,
    /// <summary>Their sum.</summary>
    Sum,
    /// <summary>Their mean.</summary>
    Mean,
}

/// <summary>What a region keeps of a value.</summary>
/// <param name="Slot">Where, over the region's extents; axes that a reduction removes have the stride 0.</param>
/// <param name="Value">The number of the value.</param>
/// <param name="Reduction">How positions that share a place come together.</param>
public sealed record RegionResult(Slot Slot, int Value, RegionReduction Reduction)
{
    /// <summary>How many numbers are written, from the slot's offset on.</summary>
    public int Count => Product(isShared: false);

    /// <summary>How many positions share a place.</summary>
    public int Shared => Product(isShared: true);

    private int Product(bool isShared) => Enumerable.Range(0, Slot.Extents.Count)
        .Where(axis => (Reduction != RegionReduction.None && Slot.Strides[axis] == 0) == isShared)
        .Aggregate(1, (product, axis) => product * Slot.Extents[axis]);

    /// <inheritdoc/>
    public override string ToString() => Reduction switch
    {
        RegionReduction.None => $"{Slot} = %{Value}",
        RegionReduction.Sum => $"{Slot} sums %{Value}",
        _ => $"{Slot} averages %{Value}",
    };
}
