using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Execution;

/// <summary>
/// The operations that nearly all the time of a step goes into, and the memory that they work on: what one engine has beside another.
/// Everything else is the same managed code on each.
/// </summary>
public interface IKernels
{
    /// <summary>A flat buffer of zeros, at a multiple of 64 bytes, which stays where it is until it is disposed.</summary>
    IMemory Allocate(int length);

    /// <summary>
    /// C = A·B made ready to run often: C is [m, n], its rows one after the other, A and B are [m, k] and [k, n] in any order.
    /// </summary>
    /// <param name="c">Written.</param>
    /// <param name="a">Read.</param>
    /// <param name="b">Read.</param>
    /// <param name="share">Of divided work, which share this is; those of one number never run at the same time.</param>
    IOperation Multiply(Operand c, Operand a, Operand b, int share);
}

/// <summary>An operation over memory that is bound already. Running it allocates nothing.</summary>
public interface IOperation : IDisposable
{
    /// <summary>Does it once.</summary>
    void Run();

    /// <summary>Frees what the operation owns; most own nothing.</summary>
    void IDisposable.Dispose()
    {
    }
}

/// <summary>A slot of a plan in the memory of its area.</summary>
/// <param name="Memory">The flat buffer.</param>
/// <param name="Slot">Where in it, and how to walk it.</param>
public readonly record struct Operand(IMemory Memory, Slot Slot);
