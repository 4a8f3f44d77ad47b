using FsCheck;
using FsCheck.Fluent;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Tensors;
using Vae.Functional.Testing;

namespace Vae.Functional.Engine.Tests.Checkpoints;

/// <summary>What is declared comes back as it was; anything else is one line.</summary>
public sealed class RecordJsonTests
{
    private static readonly string Spec = RecordJson.Write(Declarations.Spec)!.ToJsonString();

    [Fact]
    public void A_spec_comes_back_as_it_was() =>
        Laws.Hold(
            "a spec comes back",
            Arb.From(Declarations.Specs),
            spec => RecordJson.Read<VaeSpec>(RecordJson.Write(spec)!.ToJsonString()) == spec,
            seed: 41,
            count: 200);

    [Fact]
    public void A_plan_with_an_estimator_of_the_users_own_comes_back_as_it_was() =>
        Laws.Hold(
            "a plan comes back",
            Arb.From(Declarations.Plans),
            plan => RecordJson.Read<TrainingPlan>(RecordJson.Write(plan)!.ToJsonString()) == plan,
            seed: 42,
            count: 200);

    [Fact]
    public void The_vocabulary_goes_by_its_names() => Assert.Equal(
        """{"type":"VaeSpec","Observation":{"type":"Binary","Shape":[2,3]}"""
        + ""","Prior":{"type":"StandardNormal","Dimension":2}"""
        + ""","Family":{"type":"DiagonalGaussian","Network":{"type":"Mlp","Hidden":[4],"Activation":"Relu","Output":"Natural","Initial":null}}"""
        + ""","Likelihood":{"type":"Bernoulli","Network":{"type":"Mlp","Hidden":[5],"Activation":"Tanh","Output":"Natural","Initial":null}}"""
        + ""","Beta":"1","Decoding":"Ancestral","AcceptSurrogate":null,"KlTerm":null,"Shift":"0","Penalty":null"""
        + ""","WeightPosterior":null}""",
        Spec);

    [Fact]
    public void What_was_written_before_a_parameter_was_appended_takes_its_default()
    {
        var earlier = Spec.Replace(",\"Decoding\":\"Ancestral\",\"AcceptSurrogate\":null,\"KlTerm\":null,\"Shift\":\"0\",\"Penalty\":null", "");
        Assert.Equal(Declarations.Spec, RecordJson.Read<VaeSpec>(earlier).Value());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("null", "it is null")]
    [InlineData("[]", "")]
    [InlineData("7", "")]
    [InlineData("{}", "VaeSpec needs 'Observation'")]
    [InlineData("""{"type":"StandardNormal","Dimension":2}""", "StandardNormal stands where a VaeSpec was expected")]
    [InlineData("""{"type":"Nothing"}""", "there is no type Nothing here; load the assembly that declares it")]
    [InlineData("""{"type":"Some.Thing, Not.There"}""", "there is no type Some.Thing, Not.There here; load the assembly that declares it")]
    [InlineData("""{"type":"a,b,,=c[["}""", "")]
    [InlineData("""{"type":7}""", "")]
    [InlineData("""{"type":"System.IO.FileStream"}""", "stands where a VaeSpec was expected")]
    public void Anything_else_is_one_line(string json, string expected)
    {
        var message = RecordJson.Read<VaeSpec>(json).Message();
        Assert.StartsWith("the declaration of a VaeSpec cannot be read back: ", message);
        Assert.Contains(expected, message);
    }

    [Theory]
    [InlineData("\"Observation\":{\"type\":\"Binary\",\"Shape\":[2,3]}", "\"Observation\":null", "'Observation' of VaeSpec is null")]
    [InlineData("[2,3]", "[2,null]", "")]
    [InlineData("[2,3]", "[2,99999999999]", "")]
    [InlineData("[2,3]", "\"2,3\"", "")]
    [InlineData("\"Dimension\":2", "\"Dimension\":99999999999", "")]
    [InlineData("\"Dimension\":2", "\"Dimension\":2.5", "")]
    [InlineData("\"Dimension\":2", "\"Dimension\":null", "'Dimension' of StandardNormal is null")]
    [InlineData("\"Beta\":\"1\"", "\"Beta\":\"one\"", "")]
    [InlineData("\"Beta\":\"1\"", "\"Beta\":null", "'Beta' of VaeSpec is null")]
    [InlineData("\"Ancestral\"", "\"Sideways\"", "there is no Decoding Sideways")]
    [InlineData("\"Ancestral\"", "\"7\"", "there is no Decoding 7")]
    [InlineData("\"type\":\"StandardNormal\"", "\"type\":\"Prior\"", "")]
    [InlineData("\"type\":\"Mlp\"", "\"type\":\"Network\"", "")]
    public void A_damaged_declaration_is_one_line(string written, string damaged, string expected) =>
        Assert.Contains(expected, RecordJson.Read<VaeSpec>(Spec.Replace(written, damaged)).Message());

    [Fact]
    public void A_function_goes_by_its_name()
    {
        var spec = Declarations.Spec with { Family = new DiagonalGaussian(new NetworkOf(Doubled)) };
        var written = RecordJson.Write(spec)!.ToJsonString();

        Assert.Equal(spec, RecordJson.Read<VaeSpec>(written).Value());
        Assert.Contains(
            "there is no function Trebled of Vae.Functional.Engine.Tests.Checkpoints.RecordJsonTests, Vae.Functional.Engine.Tests here",
            RecordJson.Read<VaeSpec>(written.Replace(nameof(Doubled), "Trebled")).Message());
        Assert.Contains("there is no function GetHashCode", RecordJson.Read<VaeSpec>(written.Replace(nameof(Doubled), "GetHashCode")).Message());
    }

    private static Expr Doubled(Expr input, Scope scope) => 2 * input;

    [Fact]
    public void What_could_not_be_read_back_is_not_written()
    {
        var plan = new TrainingPlan(1, Estimator: new Unwritable([1]));
        var message = Assert.Throws<NotSupportedException>(() => RecordJson.Write(plan)).Message;
        Assert.Equal("a Double[] cannot be kept in a checkpoint; use numbers, text, an enum, Shape, Sizes, or a record of these", message);
    }
}
