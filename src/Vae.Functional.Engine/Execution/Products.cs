using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Execution;

/// <summary>Matrix products, divided where they are large enough.</summary>
internal static class Products
{
    // As many numbers as a vector has, or a micro-kernel nearly has rows: what begins elsewhere costs more than it balances.
    private const int Unit = 8;

    /// <summary>C = A·B; a share is a run of C's rows, or of its columns where it has more of these.</summary>
    public static IOperation Of(Operand c, Operand a, Operand b, IKernels kernels, Team team)
    {
        var (rows, columns) = (c.Slot.Extents[0], c.Slot.Extents[1]);
        var shares = team.Shares(2.0 * rows * columns * a.Slot.Extents[1]);
        return shares == 1 ? kernels.Multiply(c, a, b, share: 0) : new Divided(team,
        [
            .. Division.Of(Math.Max(rows, columns), shares, Unit).Select((run, share) => rows >= columns
                ? kernels.Multiply(Narrowed(c, 0, run), Narrowed(a, 0, run), b, share)
                : kernels.Multiply(Narrowed(c, 1, run), a, Narrowed(b, 1, run), share)),
        ]);
    }

    private static Operand Narrowed(Operand operand, int axis, (int Start, int Length) run) =>
        operand with { Slot = operand.Slot.Narrowed(axis, run.Start, run.Length) };
}
