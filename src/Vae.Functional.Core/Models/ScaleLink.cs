namespace Vae.Functional;

/// <summary>How a learned scale σ follows from the number s that a decoder's head gives, above its floor.</summary>
public enum ScaleLink
{
    /// <summary>σ = floor + softplus(s): it grows no faster than s, however large s becomes.</summary>
    Softplus,

    /// <summary>σ = floor + exp(½s), s being log σ² where the floor is 0 (Kingma and Welling 2014, appendix C.2).</summary>
    Exponential,
}
