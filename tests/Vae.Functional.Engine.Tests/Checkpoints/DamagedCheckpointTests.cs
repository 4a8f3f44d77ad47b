using System.Collections.Immutable;
using Vae.Functional.Engine.Checkpoints;
using static Vae.Functional.Engine.Tests.Checkpoints.Examples;

namespace Vae.Functional.Engine.Tests.Checkpoints;

/// <summary>What is no checkpoint, or a damaged one: one line says what the file is instead, and it is left as it is.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string File => folder["checkpoint.safetensors"];

    private byte[] Bytes => System.IO.File.ReadAllBytes(File);

    [Fact]
    public void A_file_that_ends_anywhere_is_one_line_and_left_alone()
    {
        Example(new TrainingPlan(9)).Save(File).Value();
        var whole = Bytes;
        foreach (var length in Enumerable.Range(0, 40).Select(i => i * whole.Length / 40))
            Rejected(whole[..length], "");
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_one_line()
    {
        Example(new TrainingPlan(9), best: 1).Save(File).Value();
        var whole = Bytes;
        var header = BitConverter.ToInt32(whole);
        for (var at = 0; at < header + 8; at += 7)
        {
            System.IO.File.WriteAllBytes(File, [.. whole[..at], (byte)(whole[at] ^ 1), .. whole[(at + 1)..]]);
            Checkpoint.Load(File).IfLeft(fault =>
            {
                Assert.StartsWith(File, fault.Message);
                Assert.DoesNotContain('\n', fault.Message);
                return Example(new TrainingPlan(9));
            });
        }
    }

    [Fact]
    public void A_file_of_another_program_is_one_line()
    {
        var metadata = ImmutableSortedDictionary<string, string>.Empty.Add("format", "pt");
        SafeTensors.Write(File, new TensorFile(metadata, [NamedTensor.Of("weight", [2], [1f, 2f])])).Value();
        Rejected(
            Bytes,
            "is not a checkpoint of this library: its metadata have no \"format\" = \"vae-functional/1\"; "
            + "give a checkpoint.safetensors of a run folder");
        Rejected("PK\u0003\u0004 a zip file, perhaps"u8.ToArray(), "is not a safetensors file");
    }

    [Theory]
    [InlineData("spec", null, "its metadata have no \"spec\"")]
    [InlineData("plan", null, "its metadata have no \"plan\"")]
    [InlineData("data", null, "its metadata have no \"data\"")]
    [InlineData("progress", null, "its metadata have no \"progress\"")]
    [InlineData("spec", "{", "the declaration of a VaeSpec cannot be read back: ")]
    [InlineData("plan", """{"Epochs":0}""", "Epochs is 0; give a positive number")]
    [InlineData("plan",
        """{"Epochs":1,"Estimator":{"type":"AnalyticKl","Samples":0}}""",
        "Estimator: Samples is 0; give a positive number")]
    [InlineData("data", "{}", "its DataIdentity cannot be read: ")]
    [InlineData("data", "null", "its DataIdentity is empty")]
    [InlineData("data", """{"Name":null,"Fingerprint":"f","RedrawSeed":null}""", "its DataIdentity cannot be read: ")]
    [InlineData("progress", "{}", "its Progress cannot be read: ")]
    [InlineData("progress", "[1,2", "its Progress cannot be read: ")]
    [InlineData("progress",
        """{"Epoch":2,"Step":0,"Partial":null,"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""",
        "its Progress cannot be read: ")]
    [InlineData("progress",
        """{"Epoch":2,"Step":0,"Partial":{"Observations":0,"Sums":{}},"History":null,"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""",
        "")]
    [InlineData("progress",
        """{"Epoch":0,"Step":0,"Partial":{"Observations":0,"Sums":null},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""",
        "")]
    [InlineData("progress",
        """{"Epoch":0,"Step":0,"Partial":{"Observations":0,"Sums":[1]},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""",
        "")]
    [InlineData("progress",
        """{"Epoch":2,"Step":0,"Partial":{"Observations":0,"Sums":{}},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""",
        "its progress contradicts itself: epoch 2, step 0, best epoch 0; the file is damaged")]
    [InlineData("progress",
        """{"Epoch":0,"Step":-4,"Partial":{"Observations":0,"Sums":{}},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""",
        "its progress contradicts itself")]
    [InlineData("progress",
        """{"Epoch":0,"Step":0,"Partial":{"Observations":0,"Sums":{}},"History":[],"BestEpoch":3,"FrozenSigma":0,"BestSigma":0}""",
        "its progress contradicts itself")]
    public void Damaged_metadata_are_one_line(string key, string? text, string expected)
    {
        Example(new TrainingPlan(9)).Save(File).Value();
        var file = SafeTensors.Read(File).Value();
        var metadata = text is null ? file.Metadata.Remove(key) : file.Metadata.SetItem(key, text);
        SafeTensors.Write(File, file with { Metadata = metadata }).Value();
        Rejected(Bytes, expected);
    }

    [Fact]
    public void Tensors_of_another_spec_are_one_line()
    {
        Example(new TrainingPlan(9)).Save(File).Value();
        var file = SafeTensors.Read(File).Value();
        var wider = RecordJson.Write(Declarations.Spec with { Likelihood = new Bernoulli(new Mlp([6], Activation.Tanh)) })!.ToJsonString();
        SafeTensors.Write(File, file with { Metadata = file.Metadata.SetItem("spec", wider) }).Value();
        Rejected(Bytes, "has the shape [2, 5] where the spec's has [2, 6]");

        var tooDeep = Declarations.Spec with { Likelihood = new Bernoulli(new Mlp([5, 5], Activation.Tanh)) };
        var deeper = RecordJson.Write(tooDeep)!.ToJsonString();
        SafeTensors.Write(File, file with { Metadata = file.Metadata.SetItem("spec", deeper) }).Value();
        Rejected(Bytes, "there is no tensor \"parameter/decoder.hidden2.weight\" among ");

        var fewer = file.Tensors.Where(tensor => tensor.Name != "adam.second/encoder.mean.bias");
        SafeTensors.Write(File, file with { Tensors = [.. fewer] }).Value();
        Rejected(Bytes, "there is no tensor \"adam.second/encoder.mean.bias\"");

        var retyped = file.Tensors.Select(
            tensor => tensor.Name == "parameter/encoder.mean.bias" ? NamedTensor.Of(tensor.Name, [2], [1L, 2L]) : tensor);
        SafeTensors.Write(File, file with { Tensors = [.. retyped] }).Value();
        Rejected(Bytes, "tensor \"parameter/encoder.mean.bias\" holds I64 where F32 was expected");
    }

    [Fact]
    public void A_spec_that_could_not_be_trained_is_one_line()
    {
        Example(new TrainingPlan(9)).Save(File).Value();
        var file = SafeTensors.Read(File).Value();
        var wrong = RecordJson.Write(Declarations.Spec with { Prior = new StandardNormal(-2) })!.ToJsonString();
        SafeTensors.Write(File, file with { Metadata = file.Metadata.SetItem("spec", wrong) }).Value();
        Rejected(Bytes, "Prior: the latent dimension is -2; give a positive number");
    }

    private void Rejected(byte[] bytes, string expected)
    {
        System.IO.File.WriteAllBytes(File, bytes);
        var message = Checkpoint.Load(File).Message();
        Assert.StartsWith($"{File}: ", message);
        Assert.Contains(expected, message);
        Assert.Equal(bytes, Bytes);
    }
}
