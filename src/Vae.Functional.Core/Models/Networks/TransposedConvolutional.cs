using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A decoder into images: <see cref="Convolutional"/> run backwards (Dumoulin and Visin 2016, chapter 4). A dense layer gives the smallest
/// images that convolutions of this kind would leave of <paramref name="Image"/>, transposed convolutions enlarge them, each followed by
/// the activation, and each head, such as a mean or logits, is one more, into images of the full size. What PyTorch calls output padding
/// follows from the image.
/// </summary>
/// <param name="Image">The shape of an observation: (rows, columns), or (rows, columns, channels).</param>
/// <param name="Channels">The number of channels of each layer's images, the smallest images first.</param>
/// <param name="Activation">The nonlinearity after each layer.</param>
/// <param name="KernelSize">How many rows and columns a window covers.</param>
/// <param name="Stride">By how many rows and columns it moves: how much larger a layer's images are than the one's before.</param>
/// <param name="Padding">How many rows and columns at the border of the larger images are cut off.</param>
/// <param name="Output">The range of a decoder's output.</param>
/// <param name="Initial">
/// The law of the weights before training, as matrices [channels in, kernel·kernel·channels out]; null for <see cref="GlorotUniform"/>.
/// </param>
public sealed record TransposedConvolutional(
    Shape Image,
    Sizes Channels,
    Activation Activation,
    int KernelSize = 4,
    int Stride = 2,
    int Padding = 1,
    OutputRange Output = OutputRange.Natural,
    InitialWeights? Initial = null) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Initial ?? base.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => Output;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope)
    {
        var (sizes, rows) = (Layers, input.Shape[0]);
        var smallest = scope.Dense(input, sizes[^1].Size.Count, "hidden1", "1");
        var images = Reshape(scope.Hidden(Activation.Of(smallest), 1), sizes[^1].Prepend(rows));
        for (var layer = 2; layer <= Channels.Count; layer++)
        {
            var enlarged = scope.TransposedConvolution(images, sizes[^layer], Window, $"convolution{layer}", $"{layer}");
            images = scope.Hidden(Activation.Of(enlarged), layer);
        }
        return Reshape(images, [rows, sizes[1].Size]);
    }

    /// <inheritdoc/>
    /// <exception cref="TypingException">The width is not that of images of this size.</exception>
    public override Expr Head(Expr features, int width, Scope scope, string layer, string mark, double bias = 0)
    {
        var (rows, columns) = (Image[0].Count, Image[1].Count);
        if (width % (rows * columns) != 0)
            throw new TypingException($"images of {rows}×{columns} cannot hold {width} numbers an observation; give the observation's "
                + "shape as Image");
        var images = Reshape(features, Layers[1].Prepend(features.Shape[0]));
        var head = scope.TransposedConvolution(images, (rows, columns, width / (rows * columns)), Window, layer, mark, bias);
        return Reshape(head, [features.Shape[0], width]);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        [.. ImageLayers.Faults(Image, [.. Channels.Reverse()], Window), .. Activation.Faults(), .. InitialWeights.Faults];

    // From the image down to the smallest.
    private ImmutableArray<Shape> Layers => ImageLayers.Of(Image, Channels.Reverse(), Window);

    private Window Window => new(KernelSize, Stride, Padding);
}
