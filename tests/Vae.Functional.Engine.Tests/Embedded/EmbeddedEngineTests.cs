using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tests.Embedded;

/// <summary>Planned programs in managed code.</summary>
public sealed class EmbeddedLawTests() : PlannedLaws(new EmbeddedEngine());

/// <summary>Each primitive by hand in managed code.</summary>
public sealed class EmbeddedPrimitiveTests() : PrimitiveLaws(new EmbeddedEngine())
{
    [Fact]
    public void Every_primitive_that_a_plan_can_hold_has_an_operation() =>
        Assert.Equal(
            Enum.GetValues<Primitive>().Except([Primitive.BatchSize, .. PrimitiveGroups.Views]),
            OperationRules.Covered.Order());
}
