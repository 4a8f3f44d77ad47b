using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>Where parameters get their names: <c>encoder.hidden1.weight</c>, written W_e1 in formulas.</summary>
/// <param name="Name">For example <c>encoder</c>.</param>
/// <param name="Mark">For example <c>e</c>.</param>
/// <param name="Weights">The law of weight matrices before training; null for <see cref="GlorotUniform"/>.</param>
public sealed record Scope(string Name, string Mark, InitialWeights? Weights = null)
{
    /// <summary>x W + b: a dense layer from [n, k] to [n, width]. b starts at zero or at the given value.</summary>
    public Expr Dense(Expr input, int width, string layer, string mark, double bias = 0)
    {
        var index = $"{Mark}{mark}";
        var latexIndex = index.Replace("μ", @"\mu").Replace("σ", @"\sigma").Replace("ℓ", @"\ell")
            .Replace("λ", @"\lambda").Replace("θ", @"\theta").Replace("φ", @"\phi");
        var weight = Parameter($"{Name}.{layer}.weight", [input.Shape[1], width], (Weights ?? new GlorotUniform()).Law)
            .As($"W_{index}", $"W_{{{latexIndex}}}");
        var offset = Parameter($"{Name}.{layer}.bias", width, new Initialisation.Constant(bias))
            .As($"b_{index}", $"b_{{{latexIndex}}}");
        return MatrixMultiply(input, weight) + offset;
    }
}
