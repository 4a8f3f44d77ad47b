using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>A draw, and the density that it was drawn from at the draw itself.</summary>
/// <param name="Value">x, [n, d].</param>
/// <param name="LogDensity">log p(x), [n] in nats; null where there is no density.</param>
public sealed record DensityDraw(Expr Value, Expr? LogDensity);
