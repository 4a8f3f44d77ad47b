namespace Vae.Functional.Specs;

/// <summary>Saleh's report "On Variational Autoencoders: Generative Models for Dimension Reduction" (2019).</summary>
public static partial class DimensionReduction
{
    private const string File = "004_3cf4c16c2e4a3cbb.txt";
}
