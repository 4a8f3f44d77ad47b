using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// γ (x − mean x)/√(var x + ε) + β, mean and variance over the features of each observation, γ and β trained (Ba, Kiros and Hinton 2016,
/// equation 4). No observation influences another, so that every density stays one.
/// </summary>
/// <param name="Epsilon">ε, added to the variance.</param>
public sealed record LayerNormalisation(double Epsilon = 1e-5) : Network
{
    /// <inheritdoc/>
    public override bool KeepsPlaces => true;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope)
    {
        var (rows, width) = (input.Shape[0], input.Shape[1].Count);
        Expr OfEach(Expr perObservation) => Reshape(perObservation, [rows, 1]);
        var centred = input - OfEach(Mean(input, 1));
        var scale = Parameter($"{scope.Name}.normalisation.scale", width, new Initialisation.Constant(1)).As("γ", @"\gamma");
        var shift = Parameter($"{scope.Name}.normalisation.shift", width, Initialisation.Zeros).As("β", @"\beta");
        return scale * centred / Sqrt(OfEach(Mean(Square(centred), 1)) + Epsilon) + shift;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        Epsilon > 0 && double.IsFinite(Epsilon) ? [] : [$"Epsilon is {Tensors.Print.GraphText.Number(Epsilon)}; give a positive number"];
}
