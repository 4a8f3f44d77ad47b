namespace Vae.Functional.Specs.Tests;

/// <summary>What holds of every declared spec.</summary>
public sealed class SpecTests
{
    public static TheoryData<string> Ids => [.. Declared.Specs.Specs.Select(spec => spec.Id)];

    [Fact]
    public void Every_spec_can_be_read() => Assert.Empty(Declared.Specs.Broken);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_spec_can_be_trained_and_is_a_bound_or_a_surrogate_for_a_reason(string id)
    {
        var spec = Declared.Specs.Specs.Single(declared => declared.Id == id).Spec;

        Assert.Empty(spec.Validate().FailToSeq());
        Assert.True(spec.Verdict.IsBound || spec.AcceptSurrogate is { Length: > 0 }, $"{spec.Verdict}");
    }
}
