using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>The nonlinearity after each hidden layer.</summary>
public enum Activation
{
    /// <summary>max(x, 0).</summary>
    Relu,
    /// <summary>tanh x.</summary>
    Tanh,
    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,
    /// <summary>log(1 + eˣ).</summary>
    Softplus,
}

/// <summary>Activations as functions.</summary>
internal static class Activations
{
    /// <summary>The activation of each number.</summary>
    public static Expr Of(this Activation activation, Expr x) => activation switch
    {
        Activation.Relu => Relu(x),
        Activation.Tanh => Tanh(x),
        Activation.Sigmoid => Sigmoid(x),
        Activation.Softplus => Softplus(x),
        _ => throw new InvalidOperationException($"unknown activation {activation}"),
    };

    /// <summary>What is wrong with it, a line each; empty where nothing is.</summary>
    public static IEnumerable<string> Faults(this Activation activation) =>
        Enum.IsDefined(activation)
            ? []
            : [$"there is no activation {activation}; give one of {string.Join(", ", Enum.GetNames<Activation>())}"];
}
