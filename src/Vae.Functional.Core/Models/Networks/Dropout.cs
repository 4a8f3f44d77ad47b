using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// Each number dropped with a probability, for each observation and draw anew, and what stays scaled up, so that its mean is what it was
/// (Srivastava and others 2014, section 10). Noise of training only: evaluation and generation take the network without it.
/// </summary>
/// <remarks>
/// What training maximises is still a lower bound. In an encoder every mask m gives some q(z|x), whose bound is one of log p(x), and so is
/// their mean. In a decoder it is a lower bound of log E p(x; m), the model that draws a mask for each observation, and not of the model
/// that is evaluated, which drops nothing: that one has its own bound, which an evaluation estimates.
/// </remarks>
/// <param name="Rate">The probability that a number is dropped, from 0 up to, but not including, 1.</param>
public sealed record Dropout(double Rate) : Network
{
    private const string NoiseName = "dropout";

    /// <inheritdoc/>
    public override bool KeepsPlaces => true;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope) =>
        Where(Greater(Expressions.Noise($"{scope.Name}.{NoiseName}", input.Shape, NoiseLaw.Uniform), Rate), input / (1 - Rate), 0.0);

    /// <summary>The expression with nothing dropped.</summary>
    internal static Expr Without(Expr expression) =>
        Rewrite.BottomUp([new Output("", expression)], node => IsDropped(node) ? Kept((Expr.Apply)node) : node)[0].Value;

    private static bool IsDropped(Expr node) => node is Expr.Apply
    {
        Primitive: Primitive.Where,
        Operands:
        [
            Expr.Apply { Primitive: Primitive.Greater, Operands: [Expr.Noise noise, _] },
            Expr.Apply { Primitive: Primitive.Divide },
            _,
        ],
    } && noise.Name.EndsWith($".{NoiseName}", StringComparison.Ordinal);

    // x, of x/(1 − rate) where it is not dropped.
    private static Expr Kept(Expr.Apply dropped) => ((Expr.Apply)dropped.Operands[1]).Operands[0];

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        Rate >= 0 && Rate < 1 ? [] : [$"Rate is {Tensors.Print.GraphText.Number(Rate)}; give a number from 0 up to, but not including, 1"];
}
