using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Tests.Modules;

/// <summary>Modules as users write them, right and wrong.</summary>
internal static class Examples
{
    public const int Inputs = 3;
    public const int Features = 4;

    /// <summary>tanh(x Wᵀ + b): what <c>Mlp([4], Tanh)</c> computes.</summary>
    public static nn.Module<Tensor, Tensor> Layer() => new Dense(x => x.tanh());

    /// <summary>A layer whose output bends twice.</summary>
    public static nn.Module<Tensor, Tensor> Wavy() => new Dense(x => x.sin().mul(x));

    /// <summary>An offset, and a layer that no gradient reaches.</summary>
    public static nn.Module<Tensor, Tensor> Blind() => new Dense(x => x.detach(), new Parameter(ones(Features)));

    public static nn.Module<Tensor, Tensor> Flat() => new Dense(x => x.sum());

    public static nn.Module<Tensor, Tensor> Double() => new Dense(x => x.@double());

    public static nn.Module<Tensor, Tensor> Buffered() => new Dense(x => x, ones(Features));

    public static nn.Module<Tensor, Tensor> Frozen() => new Dense(x => x, new Parameter(ones(Features), requires_grad: false));

    public static nn.Module<Tensor, Tensor> Unregistered() => new Forgetful();

    public static nn.Module<Tensor, Tensor> Nothing() => null!;

    public static nn.Module<Tensor, Tensor> Unmade() => throw new InvalidOperationException("no weights here");

    private sealed class Dense : nn.Module<Tensor, Tensor>
    {
        private readonly Linear linear = nn.Linear(Inputs, Features);
        private readonly Tensor? further;
        private readonly Func<Tensor, Tensor> activation;

        public Dense(Func<Tensor, Tensor> activation, Tensor? further = null)
            : base(nameof(Dense))
        {
            (this.activation, this.further) = (activation, further);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) =>
            further is Parameter ? activation(linear.call(input)).add(further) : activation(linear.call(input));
    }

    private sealed class Forgetful() : nn.Module<Tensor, Tensor>(nameof(Forgetful))
    {
        private readonly Linear linear = nn.Linear(Inputs, Features);

        public override Tensor forward(Tensor input) => linear.call(input);
    }
}
