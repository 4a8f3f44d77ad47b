using Vae.Functional;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

public static class MyNetworks
{
    // Gated linear units (Dauphin et al. 2017, equation 1).
    public static Expr Gated(Expr input, Scope scope)
    {
        var gate = Sigmoid(scope.Dense(input, 64, "gate", "g"));
        return gate * scope.Dense(input, 64, "value", "v");
    }

    public static readonly Family Family = new DiagonalGaussian(new NetworkOf(Gated));
}
