using FsCheck;
using FsCheck.Fluent;

namespace Vae.Functional.Testing.Models;

/// <summary>Where models for the laws of estimators come from.</summary>
public static class ModelCases
{
    /// <summary>Generated and shrunk models that satisfy a condition.</summary>
    public static Arbitrary<ModelCase> Where(ModelKind kind, Func<ModelCase, bool>? condition = null) => Arb.From(
        Gen.Choose(0, int.MaxValue - 1).Select(seed => Drawn(seed, kind, condition)),
        model => ModelShrinker.Smaller(model, kind).Where(smaller => condition?.Invoke(smaller) ?? true));

    /// <summary>One model: the same seed, kind and condition give the same.</summary>
    public static ModelCase Drawn(int seed, ModelKind kind, Func<ModelCase, bool>? condition = null)
    {
        var draws = new ModelDraws(new Random(seed));
        while (true)
            if (draws.Case(kind) is var drawn && (condition?.Invoke(drawn) ?? true))
                return drawn;
    }
}

/// <summary>Which models a law is tried on.</summary>
public enum ModelKind
{
    /// <summary>One latent component and any smooth decoder: log p(x) and expectations over one or two draws by quadrature.</summary>
    OneLatent,
    /// <summary>One to three latent components, a linear decoder and a Gaussian of fixed σ: closed forms.</summary>
    Linear,
    /// <summary>As <see cref="Linear"/>, and q(z|x) is the posterior, but for its variances, which are half as large again.</summary>
    NearPosterior,
    /// <summary>Two or three latent components and a smooth decoder of bits: nothing is known exactly.</summary>
    Bits,
}
