using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        var limit = 1 / Math.Sqrt(inputSize);
        weight = new Parameter(empty(outputSize, inputSize, dtype, device).uniform_(-limit, limit));
        bias = hasBias ? new Parameter(empty(outputSize, dtype, device).uniform_(-limit, limit)) : null;
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    public Parameter weight { get; set; }

    public Parameter? bias { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
}
