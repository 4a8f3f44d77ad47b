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
