using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Profiling;

/// <summary>What a step of a plan has to do, whoever does it.</summary>
public static class StepCost
{
    /// <summary>Whether it is a matrix product.</summary>
    public static bool IsMultiply(Step step) => step is Instruction { Primitive: Primitive.MatrixMultiply };

    /// <summary>Multiplications and additions of a matrix product; 0 for any other step.</summary>
    public static double Operations(Step step) => step is Instruction { Primitive: Primitive.MatrixMultiply } product
        ? 2.0 * product.Target.Count * product.Operands[0].Extents[^1]
        : 0;

    /// <summary>Bytes that it reads and writes, each number once.</summary>
    public static double Bytes(Step step) => sizeof(float) * step.Reads.Concat(step.Writes).Distinct().Sum(Numbers);

    // A repeated axis is the same numbers again.
    private static double Numbers(Slot slot) =>
        Enumerable.Range(0, slot.Extents.Count).Where(axis => slot.Strides[axis] != 0).Aggregate(1.0, (count, axis) => count * slot.Extents[axis]);
}
