using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Engine.Tiles;

/// <summary>A function that no polynomial here serves: the reference's own rule, in float64, rounded once.</summary>
internal sealed record RareFunction(Primitive Primitive, int Order = 0)
{
    private readonly ScalarRules.Rule rule = ScalarRules.Of(Primitive, new Attributes(Order: Order));

    /// <summary>The value for single numbers; the second is ignored where the primitive takes one.</summary>
    public float Of(float a, float b) => (float)rule(a, b, 0);
}
