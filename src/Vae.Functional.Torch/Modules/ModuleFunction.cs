using Vae.Functional.Tensors;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Modules;

/// <summary>What a module computes, as a function of its input and of its parameters laid flat.</summary>
/// <param name="Factory">Makes the module.</param>
internal sealed record ModuleFunction(Func<nn.Module<Tensor, Tensor>> Factory) : OpaqueFunction
{
    /// <inheritdoc/>
    public override string Name => NamedFunction.NameOf(Factory);

    /// <inheritdoc/>
    public override int WeightCount => Facts.WeightCount;

    /// <inheritdoc/>
    public override bool IsManaged => false;

    /// <inheritdoc/>
    public override int Width(int inputWidth) =>
        Facts.Width(inputWidth).Match(Right: width => width, Left: fault => throw new TypingException(fault.Message));

    // The program's own random numbers go on as if nothing had been drawn.
    /// <inheritdoc/>
    public override void Start(ulong seed, Span<float> weights)
    {
        using var before = get_rng_state();
        using (manual_seed(unchecked((long)seed)))
        using (var module = Factory())
            ModuleWeights.Of(module).Read(weights);
        set_rng_state(before);
    }

    /// <inheritdoc/>
    public override IOpaqueCall Open() => new ModuleCall(Factory());

    private ModuleFacts Facts =>
        ModuleFacts.Of(Factory).Match(Right: facts => facts, Left: fault => throw new TypingException(fault.Message));
}
