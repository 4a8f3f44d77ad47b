using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Witnesses;

/// <summary>A declaration with values for its parameters and one observation.</summary>
internal sealed record Trial(
    VaeSpec Spec, TrainingPlan Plan, ImmutableSortedDictionary<string, DenseArray> Parameters, double[] Observation)
{
    private const double Accuracy = 1e-6;

    public Estimator Estimator => Plan.Estimator ?? Programs.DefaultEstimator;

    /// <summary>log p(x) of the declared model.</summary>
    public double LogEvidence => OneDimensionalLatent.LogEvidence(Spec, Parameters, Observation).IfLeft(double.NaN);

    /// <summary>The expected training objective at β.</summary>
    public double Objective => ObjectiveAt(1);

    /// <summary>The expected value of an evaluation.</summary>
    public double Value => OneDimensionalLatent.ExpectedValue(Spec, Estimator, Parameters, Observation, Accuracy).IfLeft(double.NaN);

    /// <summary>The expected training objective when an epoch has ended.</summary>
    public double ObjectiveAfter(int epochs) => ObjectiveAt(Plan.KlWeight().AtEndOf(epochs));

    /// <summary>The value of an evaluation with the noise at 0: z is the posterior's mean.</summary>
    public double ValueAtMean => Programs.Evaluation(Spec, Estimator)
        .Map(program => Evaluate.Of(program, 1, Leaves().SetItem(VaeModel.LatentNoise, DenseArray.Of([1, 1], [0]))))
        .Map(values => values[Programs.Value].Values[0])
        .IfLeft(double.NaN);

    /// <summary>σ fitted to the observation, as it is frozen from data.</summary>
    public double FittedSigma => Programs.SquaredError(Spec)
        .Bind(program => NoiseMean.Of(program, "squared_error", Parameters, Observation, Accuracy))
        .Map(error => Math.Sqrt(error / Observation.Length))
        .IfLeft(double.NaN);

    /// <summary>The same with another parameter's value.</summary>
    public Trial With(string parameter, double value) =>
        this with { Parameters = Parameters.SetItem(parameter, DenseArray.Generate(Parameters[parameter].Extents.AsSpan(), _ => value)) };

    // The logarithm of an optimal σ has a pole where a reconstruction is perfect.
    private double ObjectiveAt(double weight) => OneDimensionalLatent.ExpectedObjective(
        Spec with { Beta = weight * Spec.Beta },
        Estimator,
        Parameters,
        Observation,
        Spec.Likelihood is Gaussian { Sigma: OptimalSigma } ? 2e-3 : Accuracy).IfLeft(double.NaN);

    private ImmutableDictionary<string, DenseArray> Leaves() =>
        Parameters.ToImmutableDictionary().SetItem(VaeModel.ObservationInput, DenseArray.Of([1, Observation.Length], Observation));
}
