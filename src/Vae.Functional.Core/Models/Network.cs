using System.Text;
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

/// <summary>
/// Dense layers, each followed by the activation; <c>[]</c> hidden sizes leave the input as it is, so that heads are linear maps of it.
/// </summary>
/// <param name="Hidden">The width of each hidden layer, from the input on.</param>
/// <param name="Activation">The nonlinearity after each hidden layer.</param>
/// <param name="Output">The range of a decoder's output.</param>
/// <param name="Initial">The law of the weights before training; null for <see cref="GlorotUniform"/>.</param>
public sealed record Mlp(
    Sizes Hidden, Activation Activation, OutputRange Output = OutputRange.Natural, InitialWeights? Initial = null) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Initial ?? base.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => Output;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope) =>
        Hidden.Select((width, i) => (Width: width, Number: i + 1))
            .Aggregate(input, (features, layer) => Activate(scope.Dense(features, layer.Width, $"hidden{layer.Number}", $"{layer.Number}"))
                .As($"h_{scope.Mark}{layer.Number}", $"h_{{{scope.Mark}{layer.Number}}}"));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. Hidden.Where(width => width <= 0).Select(width => $"a hidden layer has size {width}; give a positive size"),
        .. Enum.IsDefined(Activation)
            ? []
            : new[] { $"there is no activation {Activation}; give one of {string.Join(", ", Enum.GetNames<Activation>())}" },
        .. InitialWeights.Faults,
    ];

    private Expr Activate(Expr x) => Activation switch
    {
        Activation.Relu => Relu(x),
        Activation.Tanh => Tanh(x),
        Activation.Sigmoid => Sigmoid(x),
        Activation.Softplus => Softplus(x),
        _ => throw new InvalidOperationException($"unknown activation {Activation}"),
    };
}

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
        var latexIndex = index.Replace("μ", @"\mu").Replace("σ", @"\sigma").Replace("ℓ", @"\ell");
        var weight = Parameter($"{Name}.{layer}.weight", [input.Shape[1], width], (Weights ?? new GlorotUniform()).Law)
            .As($"W_{index}", $"W_{{{latexIndex}}}");
        var offset = Parameter($"{Name}.{layer}.bias", width, new Initialisation.Constant(bias))
            .As($"b_{index}", $"b_{{{latexIndex}}}");
        return MatrixMultiply(input, weight) + offset;
    }
}
