using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>A model's parameters as TorchSharp's linear layers keep them, and its loss as one writes it with them.</summary>
internal sealed class UsualModel : IDisposable
{
    private readonly StepModel shape;
    private readonly Tensor noiseLike;

    /// <param name="shape">The model.</param>
    /// <param name="values">Each layer's weight, [inputs, outputs], and bias, in the order of <see cref="StepModel.AllLayers"/>.</param>
    public UsualModel(StepModel shape, float[] values)
    {
        this.shape = shape;
        noiseLike = zeros(NoiseShape);
        var next = 0;
        foreach (var layer in shape.AllLayers)
        {
            Parameters.Add(Leaf(layer, Taken(layer.Inputs * layer.Outputs)));
            Parameters.Add(tensor(Taken(layer.Outputs), requires_grad: true));
        }

        float[] Taken(int count) => values[next..(next += count)];
    }

    /// <summary>A weight [outputs, inputs] and a bias of each layer.</summary>
    public List<Tensor> Parameters { get; } = [];

    /// <summary>Fresh noise, [B, d], or [K, B, d].</summary>
    public Tensor Noise() => randn_like(noiseLike);

    /// <summary>Noise that is given.</summary>
    public Tensor Noise(float[] values) => tensor(values, NoiseShape);

    /// <summary>Minus the mean of the bound, in nats per observation.</summary>
    public Tensor Loss(Tensor x, Tensor noise)
    {
        var layer = 0;
        var features = Hidden(x, shape.EncoderHidden.Length);
        var (mean, logVariance) = (Linear(features), Linear(features));
        var z = mean + (0.5 * logVariance).exp() * noise;
        var reconstruction = LogLikelihood(Hidden(z, shape.DecoderHidden.Length), x);
        return shape.Draws == 1
            ? -(reconstruction - Divergence(mean, logVariance)).mean()
            : -((reconstruction + LogNormal(z) - LogNormal(z, mean, logVariance)).logsumexp(0) - Math.Log(shape.Draws)).mean();

        Tensor Linear(Tensor input) => functional.linear(input, Parameters[layer++], Parameters[layer++]);

        Tensor Hidden(Tensor input, int layers)
        {
            for (var i = 0; i < layers; i++)
                input = shape.Activation == Activation.Relu ? Linear(input).relu() : Linear(input).tanh();
            return input;
        }

        Tensor LogLikelihood(Tensor decoded, Tensor observations)
        {
            if (shape.Density == Density.Gaussian)
            {
                var (location, scale) = (Linear(decoded), StepModel.SigmaFloor + functional.softplus(Linear(decoded)));
                return (-0.5 * ((observations - location) / scale).square() - scale.log() - 0.5 * Math.Log(2 * Math.PI)).sum([-1]);
            }
            var logits = Linear(decoded);
            var repeated = observations.expand(logits.shape);
            return -functional.binary_cross_entropy_with_logits(logits, repeated, reduction: nn.Reduction.None).sum([-1]);
        }
    }

    private long[] NoiseShape => shape.Draws == 1 ? [shape.Batch, shape.Latent] : [shape.Draws, shape.Batch, shape.Latent];

    // TorchSharp keeps a weight as [outputs, inputs].
    private static Tensor Leaf(Dense layer, float[] weight)
    {
        using var given = tensor(weight, [layer.Inputs, layer.Outputs]);
        using var turned = given.t();
        var leaf = turned.contiguous();
        leaf.requires_grad = true;
        return leaf;
    }

    private static Tensor Divergence(Tensor mean, Tensor logVariance) =>
        -0.5 * (1 + logVariance - mean.square() - logVariance.exp()).sum([-1]);

    private static Tensor LogNormal(Tensor z) => (-0.5 * (Math.Log(2 * Math.PI) + z.square())).sum([-1]);

    private static Tensor LogNormal(Tensor z, Tensor mean, Tensor logVariance) =>
        (-0.5 * (Math.Log(2 * Math.PI) + logVariance + (z - mean).square() / logVariance.exp())).sum([-1]);

    public void Dispose()
    {
        foreach (var parameter in Parameters)
            parameter.Dispose();
        noiseLike.Dispose();
    }
}
