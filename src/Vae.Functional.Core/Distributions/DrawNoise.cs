using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>Noise that a draw takes: independent numbers of one law, so many for each row.</summary>
/// <param name="Law">The law of each number.</param>
/// <param name="Width">How many for each row of a draw.</param>
/// <param name="Part">What it is for, where a draw takes several noises; empty where it takes one.</param>
public sealed record DrawNoise(NoiseLaw Law, int Width, string Part = "")
{
    /// <summary>The noise input of a program, [rows, width], under a name to which the part is added.</summary>
    public Expr Input(string name, Dimension rows, Symbol? symbol = null)
    {
        var input = Expressions.Noise(Part == "" ? name : $"{name}.{Part}", [rows, Width], Law);
        return symbol is null ? input
            : Part == "" ? input.As(symbol.Text, symbol.Latex)
            : input.As($"{symbol.Text}_{Part}", $@"{symbol.Latex}_{{\mathrm{{{Part}}}}}");
    }
}
