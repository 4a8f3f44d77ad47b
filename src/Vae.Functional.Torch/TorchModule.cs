using System.Text;
using Vae.Functional.Tensors;
using Vae.Functional.Torch.Modules;
using static TorchSharp.torch;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// f(x; w), a TorchSharp module of one's own as a network: from a batch of vectors, [n, k], to features, [n, m]. Its gradient is that of
/// libtorch's autograd; its parameters are laid flat, in the order of <c>named_parameters</c>, as one trained array that starts where the
/// module starts it, with torch's random numbers under the plan's seed.
/// </summary>
/// <remarks>
/// The module is a pure function of its input and parameters, each row of its output of its own row of the input: it is called as after
/// <c>eval()</c>, and one with buffers, such as running statistics, is refused. It computes in float32 on one thread of the CPU, whatever
/// the rest of the program does; each of its gradients, by the input and by the parameters, is a call there and back. An objective that
/// takes a gradient of its gradient is refused, and so is it by the embedded engine.
/// </remarks>
/// <param name="Factory">
/// A static method that makes the module anew at each call, by its name and nothing else, so that specs with the same network are equal,
/// and a checkpoint can name it: as in <c>MyModules.Encoder</c>.
/// </param>
/// <param name="Output">The range of a decoder's output.</param>
/// <param name="Initial">The law of the weights of heads that read the features; null for <see cref="GlorotUniform"/>.</param>
public sealed record TorchModule(
    Func<nn.Module<Tensor, Tensor>> Factory, OutputRange Output = OutputRange.Natural, InitialWeights? Initial = null) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Initial ?? base.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => Output;

    /// <inheritdoc/>
    /// <exception cref="TypingException">The module does not take such vectors, or gives something other than vectors.</exception>
    public override Expr Features(Expr input, Scope scope)
    {
        var function = new ModuleFunction(Factory);
        var weights = Parameter($"{scope.Name}.module.weights", function.WeightCount, new Initialisation.Opaque(function));
        return Call(function, input, weights.As($"w_{scope.Mark}", $"w_{{{scope.Mark}}}")).As($"h_{scope.Mark}", $"h_{{{scope.Mark}}}");
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. NamedFunction.IsNamed(Factory)
            ? ModuleFacts.Of(Factory).Match(Right: _ => Array.Empty<string>(), Left: fault => [fault.Message])
            : NamedFunction.Faults(Factory, "the factory of a TorchModule", "TorchModule(MyModules.Encoder)"),
        .. InitialWeights.Faults,
    ];

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Factory = {NamedFunction.NameOf(Factory)}, Output = {Output}, Initial = {Initial}");
        return true;
    }
}
