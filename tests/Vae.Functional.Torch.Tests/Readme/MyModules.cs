using TorchSharp.Modules;
using Vae.Functional;
using static TorchSharp.torch;

public static class MyModules
{
    private sealed class Layer : nn.Module<Tensor, Tensor>
    {
        private readonly Linear linear;

        public Layer(long inputs, long outputs)
            : base(nameof(Layer))
        {
            linear = nn.Linear(inputs, outputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => linear.call(x).tanh();
    }

    public static nn.Module<Tensor, Tensor> Encoder() => new Layer(784, 400);

    public static readonly Family Family = new DiagonalGaussian(new TorchModule(Encoder));
}
