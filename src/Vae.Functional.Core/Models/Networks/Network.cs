using System.Text;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>A function with trained parameters, from which heads read what a distribution needs.</summary>
public abstract record Network
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        return false;
    }

    /// <summary>What the network makes of its input, [n, width in] to [n, width out].</summary>
    /// <param name="input">A batch of vectors.</param>
    /// <param name="scope">Names its parameters, for example <c>encoder</c>.</param>
    public abstract Expr Features(Expr input, Scope scope);

    /// <summary>The law of its weights, and of those of the heads that read it, before training.</summary>
    public virtual InitialWeights InitialWeights => new GlorotUniform();

    /// <summary>The range of a decoder's mean; heads that are not means, such as logits and log-variances, are natural.</summary>
    public virtual OutputRange Range => OutputRange.Natural;

    /// <summary>A head's numbers brought into <see cref="Range"/>.</summary>
    public Expr InRange(Expr head) => Range switch
    {
        OutputRange.Natural => head,
        OutputRange.UnitInterval => Sigmoid(head),
        OutputRange.NonNegative => Softplus(head),
        OutputRange.Symmetric => Tanh(head),
        _ => throw new InvalidOperationException($"unknown output range {Range}"),
    };

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public abstract IEnumerable<string> Faults { get; }
}
