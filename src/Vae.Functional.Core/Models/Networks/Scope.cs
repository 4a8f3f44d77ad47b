using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>Where parameters get their names: <c>encoder.hidden1.weight</c>, written W_e1 in formulas.</summary>
/// <param name="Name">For example <c>encoder</c>.</param>
/// <param name="Mark">For example <c>e</c>.</param>
/// <param name="Weights">The law of weight matrices before training; null for <see cref="GlorotUniform"/>.</param>
public sealed record Scope(string Name, string Mark, InitialWeights? Weights = null)
{
    /// <summary>A part of it: <c>encoder.first</c>, written e1.</summary>
    public Scope Part(string name, string mark) => this with { Name = $"{Name}.{name}", Mark = $"{Mark}{mark}" };

    /// <summary>x W + b: a dense layer from [n, k] to [n, width]. b starts at zero or at the given value.</summary>
    public Expr Dense(Expr input, int width, string layer, string mark, double bias = 0) =>
        MatrixMultiply(input, Weight([input.Shape[1], width], layer, mark)) + Offset(width, layer, mark, bias);

    /// <summary>
    /// A convolution: the same dense layer over every window of images [n, rows, columns, channels], [n, its places down, its places
    /// across, width]. Its weights are [size·size·channels, width].
    /// </summary>
    public Expr Convolution(Expr images, int width, Window window, string layer, string mark, double bias = 0)
    {
        var windows = Unfold(images, window);
        var (down, across) = (window.Places(images.Shape[1].Count), window.Places(images.Shape[2].Count));
        return Reshape(Dense(windows, width, layer, mark, bias), [images.Shape[0], down, across, width]);
    }

    /// <summary>
    /// A transposed convolution: from what a convolution makes of images of a size, [n, places down, places across, k], to images
    /// [n, rows, columns, channels], the windows that each place gives added up. Its weights are [k, size·size·channels].
    /// </summary>
    public Expr TransposedConvolution(Expr places, Shape image, Window window, string layer, string mark, double bias = 0)
    {
        var (count, width, channels) = (places.Shape[0], places.Shape[3], image[2].Count);
        var rows = Dimension.Times(count, places.Shape[1].Count * places.Shape[2].Count)!.Value;
        var weight = Weight([width, window.Size * window.Size * channels], layer, mark);
        return Fold(MatrixMultiply(Reshape(places, [rows, width]), weight), window, image.Prepend(count))
            + Offset(channels, layer, mark, bias);
    }

    /// <summary>The features of a layer under their symbol.</summary>
    internal Expr Hidden(Expr features, int layer) => features.As($"h_{Mark}{layer}", $"h_{{{Mark}{layer}}}");

    /// <summary>A matrix of weights, by the scope's law.</summary>
    internal Expr Weight(Shape shape, string layer, string mark) =>
        Parameter($"{Name}.{layer}.weight", shape, (Weights ?? new GlorotUniform()).Law).As($"W_{Mark}{mark}", $"W_{{{Latex(mark)}}}");

    private Expr Offset(int width, string layer, string mark, double start) =>
        Parameter($"{Name}.{layer}.bias", width, new Initialisation.Constant(start)).As($"b_{Mark}{mark}", $"b_{{{Latex(mark)}}}");

    private string Latex(string mark) => $"{Mark}{mark}".Replace("μ", @"\mu").Replace("σ", @"\sigma").Replace("ℓ", @"\ell")
        .Replace("λ", @"\lambda").Replace("θ", @"\theta").Replace("φ", @"\phi");
}
