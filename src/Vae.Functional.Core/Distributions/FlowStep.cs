using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>One step of a normalising flow: an invertible map of vectors that says by how much it stretches volume there.</summary>
public abstract record FlowStep
{
    /// <summary>f(z) for rows z, [n, d].</summary>
    public abstract Transformed Of(Expr z);

    /// <summary>The same step with everything that it holds for each row replaced; weights that all rows share stay.</summary>
    public abstract FlowStep Map(Func<Expr, Expr> parameter);
}

/// <summary>How formulas write what belongs to a step.</summary>
internal static class Numbered
{
    /// <summary>The expression as a letter with the step's number: u_2.</summary>
    public static Expr Step(this Expr expression, string letter, int step, string? latex = null) =>
        expression.As($"{letter}_{step}", $"{latex ?? letter}_{{{step}}}");
}

/// <summary>Where a step takes rows of vectors.</summary>
/// <param name="Value">f(z), [n, d].</param>
/// <param name="LogDeterminant">log |det ∂f/∂z|, [n] in nats.</param>
public readonly record struct Transformed(Expr Value, Expr LogDeterminant);
