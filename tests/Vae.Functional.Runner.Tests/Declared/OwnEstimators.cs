using LanguageExt;

namespace Vae.Functional.Runner.Tests.Declared;

/// <summary>A user's estimator: the evidence lower bound of two draws, plainly composed of what the model offers.</summary>
/// <param name="Samples">Draws for each observation.</param>
/// <param name="Scale">A parameter that the command line does not know.</param>
public sealed record PlainBound(int Samples = 2, double Scale = 1) : Estimator
{
    public override Claims Claims => new(LowerBoundOf: new Quantity.LogEvidence(), UnbiasedFor: new Quantity.EvidenceLowerBound());

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl(Samples).Build(model);
}

/// <summary>An estimator that the command line can make, without samples.</summary>
public sealed record NoSamples : Estimator
{
    public override Claims Claims => new(LowerBoundOf: new Quantity.LogEvidence());

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl().Build(model);
}

/// <summary>An estimator that claims no bound: what it gives is called a surrogate, whatever the spec.</summary>
public sealed record ClaimsNothing : Estimator
{
    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl().Build(model);
}

/// <summary>An estimator that shows nothing beside its value.</summary>
public sealed record WithoutTerms : Estimator
{
    public override Claims Claims => new(LowerBoundOf: new Quantity.LogEvidence());

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl().Build(model).Map(objective => objective with { Terms = [] });
}

/// <summary>An estimator that fits no model.</summary>
public sealed record FitsNothing : Estimator
{
    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model) => new Fault("FitsNothing fits no model; use another");
}

/// <summary>An estimator that the command line can make where a number is said for it.</summary>
public sealed record NeedsAnArgument(int Power) : Estimator
{
    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl(Power).Build(model);
}
