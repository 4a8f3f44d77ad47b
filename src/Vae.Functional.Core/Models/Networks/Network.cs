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

    /// <summary>What a decoder's distribution needs of the features, [n, width]: a dense layer unless the network knows better.</summary>
    /// <param name="features">What <see cref="Features"/> gave, [n, k].</param>
    /// <param name="width">How many numbers an observation.</param>
    /// <param name="scope">Names its parameters, for example <c>decoder</c>.</param>
    /// <param name="layer">The head's name, as in <c>logits</c>.</param>
    /// <param name="mark">How formulas write it.</param>
    /// <param name="bias">Where its offsets start.</param>
    public virtual Expr Head(Expr features, int width, Scope scope, string layer, string mark, double bias = 0) =>
        scope.Dense(features, width, layer, mark, bias);

    /// <summary>What the heads of q(z|x) read for a batch of observations.</summary>
    internal virtual Expr EncoderFeatures(Expr observation, Scope scope) => Features(observation, scope);

    /// <summary>What q(z|x) needs of those, [n, width]: a dense layer, whatever a decoder's <see cref="Head"/> would be.</summary>
    internal virtual Expr EncoderHead(Expr features, int width, Scope scope, string layer, string mark, double bias) =>
        scope.Dense(features, width, layer, mark, bias);

    /// <summary>Whether its features stand where its input's numbers do, so that they are read as these would be.</summary>
    public virtual bool KeepsPlaces => false;

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
