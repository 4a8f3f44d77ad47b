using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional.Engine.Planning;

/// <summary>A primitive that reads slots and writes one.</summary>
/// <param name="Primitive">What is computed; <see cref="Primitive.StopGradient"/>, the identity, is a copy.</param>
/// <param name="Attributes">What the primitive needs beside its operands.</param>
/// <param name="Operands">What is read.</param>
/// <param name="Target">
/// What is written, in row-major order. It may be the very slot of the first operand of a pointwise primitive, which is then computed
/// in place, and overlaps no other operand.
/// </param>
public sealed record Instruction(Primitive Primitive, Attributes Attributes, ImmutableArray<Slot> Operands, Slot Target) : Step
{
    /// <inheritdoc/>
    public override IEnumerable<Slot> Reads => Operands;

    /// <inheritdoc/>
    public override IEnumerable<Slot> Writes => [Target];

    /// <summary>Whether the first operand is overwritten by the result.</summary>
    public bool IsInPlace => Operands.Length > 0 && Operands[0] == Target;

    internal override Instruction At(Func<Slot, Slot> place) =>
        this with { Operands = [.. Operands.Select(place)], Target = place(Target) };

    /// <summary>As in <c>arena+0 [100, 400] = relu(arena+0 [100, 400])</c>, with the axes and the like that a primitive needs.</summary>
    public override string ToString()
    {
        string[] arguments = [.. Operands.Select(operand => operand.ToString()), .. GraphText.Details(Primitive, Attributes)];
        return $"{Target} = {Notation.Name(Primitive)}({string.Join(", ", arguments)})";
    }
}
