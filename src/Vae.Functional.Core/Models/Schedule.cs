using Vae.Functional.Bounds;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional;

/// <summary>
/// A number that changes while training goes on, a pure function of progress: From + (To − From) min(1, e/Epochs) when e epochs have
/// passed. With a period it begins anew whenever that many epochs have passed (cyclical annealing; Fu et al. 2019, equation 6).
/// </summary>
/// <param name="From">The value at first.</param>
/// <param name="To">The value at last.</param>
/// <param name="Epochs">Epochs on the way from one to the other; 0 for the last value throughout.</param>
/// <param name="Period">Epochs of a cycle; 0 for one way and no other.</param>
public sealed record Schedule(double From, double To, int Epochs, int Period = 0)
{
    /// <summary>Whether it never changes.</summary>
    public bool IsConstant => Epochs == 0 || From.Equals(To);

    /// <summary>The value at a point of training.</summary>
    /// <param name="epochs">How many epochs have passed, with the fraction of the one under way.</param>
    public double At(double epochs) => Between(Ramp.At(epochs, Epochs, Period));

    /// <summary>The value with which an epoch, from 1, ends: a cycle that ends there has not begun anew.</summary>
    public double AtEndOf(int epoch) => Between(Ramp.AtEndOf(epoch, Epochs, Period));

    /// <summary>The formula in e, as in <c>2·min(1, e/10)</c>, and in LaTeX.</summary>
    public (string Text, string Latex) Formula
    {
        get
        {
            var (e, latexE) = Period == 0 ? ("e", "e") : ($"(e mod {Period})", $@"(e \bmod {Period})");
            return (Written($"min(1, {e}/{Epochs})", "·", "−"), Written($@"\min\left(1, {latexE} / {Epochs}\right)", @" \, ", "-"));
        }
    }

    /// <summary>When it has its last value, as in <c>from epoch 10 on</c>.</summary>
    public string Reached => (Period - Epochs) switch
    {
        _ when Period == 0 => $"after {Epochs} epochs",
        > 0 and var rest => $"in the last {rest} of each {Period} epochs",
        0 => $"at the end of each {Period} epochs",
        _ => "never",
    };

    private double Between(double share) => From + ((To - From) * share);

    private string Written(string ramp, string times, string minus)
    {
        var (slope, length) = (To - From, Math.Abs(To - From));
        var way = length == 1 ? ramp : $"{GraphText.Number(length)}{times}{ramp}";
        return (From, slope) switch
        {
            _ when IsConstant => GraphText.Number(To),
            (0, > 0) => way,
            (_, > 0) => $"{GraphText.Number(From)} + {way}",
            _ => $"{GraphText.Number(From)} {minus} {way}",
        };
    }
}

/// <summary>An input of training programs that follows a schedule.</summary>
/// <param name="Input">The name of the input, a scalar.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Symbol">What formulas call it, in text and in LaTeX.</param>
/// <param name="Schedule">Its value.</param>
public sealed record ScheduledInput(string Input, string What, (string Text, string Latex) Symbol, Schedule Schedule)
{
    /// <summary>The input as an expression.</summary>
    public Tensors.Expr Expression => Tensors.Expressions.Input(Input, Shape.Scalar).As(Symbol.Text, Symbol.Latex);
}
