using System.Collections.Immutable;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Tests.Checkpoints;

/// <summary>A run on disk: it comes back as it was, or one line says what the file is instead.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly ImmutableSortedDictionary<string, double> Terms = new Dictionary<string, double> { ["z"] = 1 / 3.0, ["ä"] = -0.0, ["B"] = 1e-300 }.ToImmutableSortedDictionary();

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string File => folder["checkpoint.safetensors"];

    [Fact]
    public void A_checkpoint_comes_back_as_it_was()
    {
        var kept = Example(new TrainingPlan(9, Patience: 2, Estimator: new Own(Flavour.Salted, 0.5, 0.25f, 7, true, 1, [2])), best: 1);
        kept.Save(File).Value();
        var read = Checkpoint.Load(File).Value();
        Assert.Equal((kept.Spec, kept.Plan, kept.Data), (read.Spec, read.Plan, read.Data));
        Assert.Equal((kept.State.Epoch, kept.State.Step, kept.State.BestEpoch, kept.State.FrozenSigma, kept.State.BestSigma), (read.State.Epoch, read.State.Step, read.State.BestEpoch, read.State.FrozenSigma, read.State.BestSigma));
        Assert.Equal(kept.State.Partial, read.State.Partial);
        Assert.True(kept.State.History.SequenceEqual(read.State.History));
        Assert.Equal(kept.State.Parameters.ToArray(), read.State.Parameters.ToArray());
        Assert.Equal(kept.State.First.ToArray(), read.State.First.ToArray());
        Assert.Equal(kept.State.Second.ToArray(), read.State.Second.ToArray());
        Assert.Equal(kept.State.Best.ToArray(), read.State.Best.ToArray());

        read.Save(folder["again"]).Value();
        Assert.Equal(Bytes, System.IO.File.ReadAllBytes(folder["again"]));
    }

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
        SafeTensors.Write(File, new TensorFile(ImmutableSortedDictionary<string, string>.Empty.Add("format", "pt"), [NamedTensor.Of("weight", [2], [1f, 2f])])).Value();
        Rejected(Bytes, "is not a checkpoint of this library: its metadata have no \"format\" = \"vae-functional/1\"; give a checkpoint.safetensors of a run folder");
        Rejected("PK\u0003\u0004 a zip file, perhaps"u8.ToArray(), "is not a safetensors file");
    }

    [Theory]
    [InlineData("spec", null, "its metadata have no \"spec\"")]
    [InlineData("plan", null, "its metadata have no \"plan\"")]
    [InlineData("data", null, "its metadata have no \"data\"")]
    [InlineData("progress", null, "its metadata have no \"progress\"")]
    [InlineData("spec", "{", "the declaration of a VaeSpec cannot be read back: ")]
    [InlineData("plan", """{"Epochs":0}""", "Epochs is 0; give a positive number")]
    [InlineData("plan", """{"Epochs":1,"Estimator":{"type":"AnalyticKl","Samples":0}}""", "Estimator: Samples is 0; give a positive number")]
    [InlineData("data", "{}", "its DataIdentity cannot be read: ")]
    [InlineData("data", "null", "its DataIdentity is empty")]
    [InlineData("data", """{"Name":null,"Fingerprint":"f","RedrawSeed":null}""", "its DataIdentity cannot be read: ")]
    [InlineData("progress", "{}", "its Progress cannot be read: ")]
    [InlineData("progress", "[1,2", "its Progress cannot be read: ")]
    [InlineData("progress", """{"Epoch":2,"Step":0,"Partial":null,"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""", "its Progress cannot be read: ")]
    [InlineData("progress", """{"Epoch":2,"Step":0,"Partial":{"Observations":0,"Sums":{}},"History":null,"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""", "")]
    [InlineData("progress", """{"Epoch":0,"Step":0,"Partial":{"Observations":0,"Sums":null},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""", "")]
    [InlineData("progress", """{"Epoch":0,"Step":0,"Partial":{"Observations":0,"Sums":[1]},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""", "")]
    [InlineData("progress", """{"Epoch":2,"Step":0,"Partial":{"Observations":0,"Sums":{}},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""", "its progress contradicts itself: epoch 2, step 0, best epoch 0; the file is damaged")]
    [InlineData("progress", """{"Epoch":0,"Step":-4,"Partial":{"Observations":0,"Sums":{}},"History":[],"BestEpoch":0,"FrozenSigma":0,"BestSigma":0}""", "its progress contradicts itself")]
    [InlineData("progress", """{"Epoch":0,"Step":0,"Partial":{"Observations":0,"Sums":{}},"History":[],"BestEpoch":3,"FrozenSigma":0,"BestSigma":0}""", "its progress contradicts itself")]
    public void Damaged_metadata_are_one_line(string key, string? text, string expected)
    {
        Example(new TrainingPlan(9)).Save(File).Value();
        var file = SafeTensors.Read(File).Value();
        SafeTensors.Write(File, file with { Metadata = text is null ? file.Metadata.Remove(key) : file.Metadata.SetItem(key, text) }).Value();
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

        var deeper = RecordJson.Write(Declarations.Spec with { Likelihood = new Bernoulli(new Mlp([5, 5], Activation.Tanh)) })!.ToJsonString();
        SafeTensors.Write(File, file with { Metadata = file.Metadata.SetItem("spec", deeper) }).Value();
        Rejected(Bytes, "there is no tensor \"parameter/decoder.hidden2.weight\" among ");

        SafeTensors.Write(File, file with { Tensors = [.. file.Tensors.Where(tensor => tensor.Name != "adam.second/encoder.mean.bias")] }).Value();
        Rejected(Bytes, "there is no tensor \"adam.second/encoder.mean.bias\"");

        SafeTensors.Write(File, file with { Tensors = [.. file.Tensors.Select(tensor => tensor.Name == "parameter/encoder.mean.bias" ? NamedTensor.Of(tensor.Name, [2], [1L, 2L]) : tensor)] }).Value();
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

    [Fact]
    public void What_cannot_be_kept_leaves_the_file_as_it_was()
    {
        Example(new TrainingPlan(9)).Save(File).Value();
        var before = Bytes;
        Assert.Contains("a Double[] cannot be kept in a checkpoint", Example(new TrainingPlan(9, Estimator: new Unwritable([1, 2]))).Save(File).Message());
        Assert.Contains("cannot be written", Example(new TrainingPlan(9)).Save(folder["no/such/folder"]).Message());
        Assert.Equal(before, Bytes);
        Assert.Equal(["checkpoint.safetensors"], folder.FileNames);
    }

    private byte[] Bytes => System.IO.File.ReadAllBytes(File);

    private void Rejected(byte[] bytes, string expected)
    {
        System.IO.File.WriteAllBytes(File, bytes);
        var message = Checkpoint.Load(File).Message();
        Assert.StartsWith($"{File}: ", message);
        Assert.Contains(expected, message);
        Assert.Equal(bytes, Bytes);
    }

    // A run in the middle of its third epoch, with numbers that only exact formatting keeps.
    private static Checkpoint Example(TrainingPlan plan, int best = 0)
    {
        var length = ModelLayout.Of(Declarations.Spec, plan).Value().Length;
        ImmutableArray<float> Numbers(float scale) => Layered(plan, [.. Enumerable.Range(0, length).Select(i => scale * MathF.Sin(i))]);
        var metrics = new PartMetrics(-0.1 - 0.2, -1 / 3.0, Terms);
        return new(Declarations.Spec, plan, new DataIdentity("a \"name\" ß", "0123", ulong.MaxValue), new TrainingState(
            2, 3, new RunningSums(40, Terms), [new(1, 0.5, metrics, metrics), new(2, 1, metrics, null)], best,
            Numbers(1), Numbers(1e-20f), Numbers(float.MaxValue), best == 0 ? [] : Numbers(2), Math.E, best == 0 ? 0 : Math.PI));
    }

    // Gaps between parameters are no part of a file, and come back as zeros.
    private static ImmutableArray<float> Layered(TrainingPlan plan, float[] values)
    {
        var layout = ModelLayout.Of(Declarations.Spec, plan).Value();
        var result = new float[values.Length];
        foreach (var slot in layout.Parameters.Select(parameter => layout[parameter.Name]))
            values.AsSpan(slot.Offset, slot.Count).CopyTo(result.AsSpan(slot.Offset));
        return [.. result];
    }
}
