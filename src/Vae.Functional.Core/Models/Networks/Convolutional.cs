using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// Convolutions over images, each followed by the activation (LeCun and others 1998): an encoder that reads every part of an image by the
/// same weights. Its features are the last layer's images laid flat. A window as large as twice the stride, padded by half of it, halves
/// an image, as in PyTorch's <c>Conv2d(…, 4, stride=2, padding=1)</c>.
/// </summary>
/// <param name="Image">The shape of an observation: (rows, columns), or (rows, columns, channels).</param>
/// <param name="Channels">The number of channels that each layer makes, from the image on.</param>
/// <param name="Activation">The nonlinearity after each layer.</param>
/// <param name="KernelSize">How many rows and columns a window covers.</param>
/// <param name="Stride">By how many rows and columns it moves.</param>
/// <param name="Padding">How many rows and columns of zeros stand around an image.</param>
/// <param name="Initial">
/// The law of the weights before training, as matrices [kernel·kernel·channels in, channels out]; null for <see cref="GlorotUniform"/>.
/// </param>
public sealed record Convolutional(
    Shape Image,
    Sizes Channels,
    Activation Activation,
    int KernelSize = 4,
    int Stride = 2,
    int Padding = 1,
    InitialWeights? Initial = null) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Initial ?? base.InitialWeights;

    /// <inheritdoc/>
    /// <exception cref="TypingException">The input is not as wide as an image.</exception>
    public override Expr Features(Expr input, Scope scope)
    {
        if (Image.Size != input.Shape[1])
            throw new TypingException($"images of {Image} are {Image.Size} numbers and the input has {input.Shape[1]}; give the "
                + "observation's shape as Image");
        var images = Reshape(input, ImageLayers.Of(Image, [], Window)[0].Prepend(input.Shape[0]));
        for (var layer = 1; layer <= Channels.Count; layer++)
        {
            var convolved = scope.Convolution(images, Channels[layer - 1], Window, $"convolution{layer}", $"{layer}");
            images = scope.Hidden(Activation.Of(convolved), layer);
        }
        return Reshape(images, [images.Shape[0], ImageLayers.Of(Image, Channels, Window)[^1].Size]);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        [.. ImageLayers.Faults(Image, Channels, Window), .. Activation.Faults(), .. InitialWeights.Faults];

    private Window Window => new(KernelSize, Stride, Padding);
}
