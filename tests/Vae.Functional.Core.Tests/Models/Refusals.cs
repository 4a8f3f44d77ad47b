using Vae.Functional.Bounds;
using Vae.Functional.Objectives;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>What rule and program must both refuse, in the same words.</summary>
internal static class Refusals
{
    /// <summary>Estimators that take a posterior's density elsewhere than at its draws.</summary>
    public static void AssertDensityElsewhere(VaeSpec spec)
    {
        foreach (var estimator in new Estimator[] { new StickingTheLanding(), new DoublyReparameterised(2) })
        {
            var reason = DensityElsewhere.Reason(estimator.GetType().Name);
            Assert.Equal(reason, Programs.Training(spec, estimator).Match(Right: _ => "", Left: fault => fault.Message));
            Assert.Contains($"error VAE2013: {reason}", spec.Check(new TrainingPlan(1, Estimator: estimator)).Findings.Select(one => one.ToString()));
        }
    }
}
