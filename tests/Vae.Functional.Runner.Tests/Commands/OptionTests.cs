using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>Command lines that are wrong in themselves: one line, exit code 1, nothing written.</summary>
[Collection(nameof(Serial))]
public sealed class OptionTests : IDisposable
{
    private static readonly string Estimators = string.Join(", ", EstimatorCatalog.Forms(typeof(OptionTests).Assembly));

    private static readonly string Optimisers = string.Join(", ", OptimiserCatalog.Forms);

    private static readonly string Corruptions = string.Join('|', CorruptionCatalog.Forms(typeof(OptionTests).Assembly));

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("lst", "there is no command 'lst'; did you mean 'list'? Ask '--help'")]
    [InlineData("--data x", "there is no option '--data'; did you mean '--help'? Ask '--help'")]
    [InlineData("train", "Required argument missing for command: 'train'. Ask 'train --help'")]
    [InlineData("train tiny/gray", "there is no spec 'tiny/gray'; did you mean 'tiny/grey'? The command 'list' shows all")]
    [InlineData("explain tiny/gray", "there is no spec 'tiny/gray'; did you mean 'tiny/grey'? The command 'list' shows all")]
    [InlineData("evaluate tiny/gray", "there is no spec 'tiny/gray'; did you mean 'tiny/grey'? The command 'list' shows all")]
    [InlineData("train tiny/grey tiny/bits", "'train' has no use for 'tiny/bits'. Ask 'train --help'")]
    [InlineData("train tiny/grey --epoch 3", "there is no option '--epoch'; did you mean '--epochs'? Ask 'train --help'")]
    [InlineData("train tiny/grey --epochs", "Required argument missing for option: '--epochs'. Ask 'train --help'")]
    [InlineData("train tiny/grey --epochs three", "--epochs is 'three'; give a whole number. Ask 'train --help'")]
    [InlineData("train tiny/grey --epochs 2.5", "--epochs is '2.5'; give a whole number. Ask 'train --help'")]
    [InlineData("train tiny/grey --epochs 99999999999", "--epochs is '99999999999'; give a whole number. Ask 'train --help'")]
    [InlineData("train tiny/grey --epochs 1 --epochs 2", "Option '--epochs' expects a single argument but 2 were provided. Ask 'train --help'")]
    [InlineData("train tiny/grey --epochs 0", "Epochs is 0; give a positive number")]
    [InlineData("train tiny/grey --epochs -1", "Epochs is -1; give a positive number")]
    [InlineData("train tiny/grey --batch 0", "BatchSize is 0; give a positive number")]
    [InlineData("train tiny/grey --learning-rate 0,001", "--learning-rate is '0,001'; give a number such as 0.001. Ask 'train --help'")]
    [InlineData("train tiny/grey --learning-rate 0", "LearningRate is 0; give a positive number")]
    [InlineData("train tiny/grey --learning-rate NaN", "LearningRate is NaN; give a positive number")]
    [InlineData("train tiny/grey --seed -1", "--seed is '-1'; give a whole number from 0 to 18446744073709551615. Ask 'train --help'")]
    [InlineData("train tiny/grey --validation 1", "ValidationFraction is 1; give a number from 0 up to, but not including, 1")]
    [InlineData("train tiny/grey --patience 2 --validation 0", "Patience needs validation data; give a ValidationFraction above 0")]
    [InlineData("train tiny/grey --kl-warmup -1", "KlWarmupEpochs is -1; give 0 or a positive number")]
    [InlineData("train tiny/grey --threads 0", "--threads is 0; give a number from 1 to {cores}, the cores of this machine")]
    [InlineData("evaluate tiny/grey --threads -2", "--threads is -2; give a number from 1 to {cores}, the cores of this machine")]
    [InlineData("train tiny/grey --engine gpu", "--engine is 'gpu'; give one of torch, embedded. Ask 'train --help'")]
    [InlineData("train tiny/grey --precision half", "--precision is 'half'; give one of single, mixed, emulated. Ask 'train --help'")]
    [InlineData("profile tiny/grey --device gpu", "--device is 'gpu'; give one of cpu, cuda. Ask 'profile --help'")]
    [InlineData("profile tiny/grey --engine embedded --device cuda", "the embedded engine runs on the CPU alone; take the torch engine, or the CPU")]
    [InlineData("evaluate tiny/grey --engine 1", "--engine is '1'; give one of torch, embedded. Ask 'evaluate --help'")]
    [InlineData("train tiny/bits --binarise fixed", "--binarise is 'fixed'; give one of static, threshold, dynamic. Ask 'train --help'")]
    [InlineData("train tiny/bits --binarise 1", "--binarise is '1'; give one of static, threshold, dynamic. Ask 'train --help'")]
    [InlineData("train tiny/grey --optimiser adams", "there is no optimiser 'adams'; did you mean 'adam'? There are {optimisers}")]
    [InlineData("train tiny/grey --optimiser sgd:1", "the optimiser 'sgd': Momentum is 1; give a number from 0 up to, but not including, 1")]
    [InlineData("train tiny/grey --optimiser sgd:heavy", "the optimiser 'sgd': momentum is 'heavy'; give a number")]
    [InlineData("train tiny/grey --optimiser sgd:0.9,0.1", "the optimiser 'sgd' is asked for as 'sgd:[momentum]', with numbers in place of what follows the ':'")]
    [InlineData("train tiny/grey --samples 0", "the estimator 'analytic-kl': Samples is 0; give a positive number")]
    [InlineData("explain tiny/grey --samples -1", "the estimator 'analytic-kl': Samples is -1; give a positive number")]
    [InlineData("train tiny/grey --estimator monte-karlo", "there is no estimator 'monte-karlo'; did you mean 'monte-carlo'? There are {estimators}")]
    [InlineData("train tiny/grey --estimator renyi --samples 5", "the estimator 'renyi' is asked for as 'renyi:alpha', with numbers in place of what follows the ':'")]
    [InlineData("train tiny/grey --estimator renyi:0.5,2 --samples 5", "the estimator 'renyi' is asked for as 'renyi:alpha', with numbers in place of what follows the ':'")]
    [InlineData("train tiny/grey --estimator renyi:half --samples 5", "the estimator 'renyi': alpha is 'half'; give a number")]
    [InlineData("train tiny/grey --estimator renyi:0.5", "the estimator 'renyi' needs a number of samples; give --samples")]
    [InlineData("train tiny/grey --estimator denoising", "the estimator 'denoising' is asked for as 'denoising:{corruptions},[decay-epochs],[remaining]', with numbers in place of what follows the ':'")]
    [InlineData("train tiny/grey --estimator denoising:gaussian", "the estimator 'denoising': the corruption 'gaussian' is asked for as 'gaussian=deviation', with numbers in place of what follows the '='")]
    [InlineData("train tiny/grey --estimator denoising:gausian=0.3", "the estimator 'denoising': there is no corruption 'gausian'; did you mean 'gaussian'? There are gaussian=deviation, masking=probability, salt-and-pepper=probability")]
    [InlineData("train tiny/grey --estimator denoising:gaussian=much", "the estimator 'denoising': the corruption 'gaussian': deviation is 'much'; give a number")]
    [InlineData("train tiny/grey --estimator denoising:masking=1.5", "the estimator 'denoising': Corruption: the probability is 1.5; give a number from 0 to 1")]
    [InlineData("train tiny/grey --estimator no-samples:1", "the estimator 'no-samples' is asked for as 'no-samples'")]
    [InlineData("train tiny/grey --estimator importance-weighted", "the estimator 'importance-weighted' needs a number of samples; give --samples")]
    [InlineData("explain tiny/grey --estimator no-samples --samples 2", "the estimator 'no-samples' takes no number of samples; leave --samples out")]
    [InlineData("explain tiny/grey --estimator fits-nothing", "FitsNothing fits no model; use another")]
    [InlineData("profile tiny/gray", "there is no spec 'tiny/gray'; did you mean 'tiny/grey'? The command 'list' shows all")]
    [InlineData("profile tiny/grey --batch 0", "BatchSize is 0; give a positive number")]
    [InlineData("profile tiny/grey --batch many", "--batch is 'many'; give a whole number. Ask 'profile --help'")]
    [InlineData("profile tiny/grey --engine embedded --batch 100000000", "a batch of 100000000 takes more than 2147483647 numbers at once; lower the batch size or the number of samples")]
    [InlineData("profile tiny/grey --samples 0", "the estimator 'analytic-kl': Samples is 0; give a positive number")]
    [InlineData("evaluate tiny/grey", "tiny/grey has no run under runs; train it first, or give --checkpoint")]
    public void A_wrong_command_line_is_one_line(string commandLine, string message)
    {
        var expected = message
            .Replace("{cores}", $"{Environment.ProcessorCount}")
            .Replace("{estimators}", Estimators)
            .Replace("{corruptions}", Corruptions)
            .Replace("{optimisers}", Optimisers);
        Assert.Equal(expected, place.Run(commandLine).Fault());
        Assert.Empty(place.Contents());
        Assert.Empty(Directory.GetDirectories(place.Root));
    }

    [Theory]
    [InlineData("analytic-kl")]
    [InlineData("needs-an-argument:power")]
    [InlineData("plain-bound:[scale]")]
    [InlineData("renyi:alpha")]
    [InlineData("denoising:gaussian=deviation|masking=probability|salt-and-pepper=probability")]
    public void Help_says_what_an_estimator_takes(string form) =>
        Assert.Contains(form, place.Run("train --help").Succeeded().Output.ReplaceLineEndings(" "));

    [Theory]
    [InlineData("train tiny/grey --data", "--data is empty; give a path, or leave it out. Ask 'train --help'")]
    [InlineData("evaluate tiny/grey --checkpoint", "--checkpoint is empty; give a path, or leave it out. Ask 'evaluate --help'")]
    public void An_empty_path_is_none(string commandLine, string message) =>
        Assert.Equal(message, Workplace.Run(typeof(OptionTests).Assembly, [.. commandLine.Split(' '), ""]).Fault());

    [Fact]
    public void No_command_shows_what_there_is()
    {
        var outcome = place.Run("");

        Assert.Equal("no command was given; give one of list, vocabulary, explain, check, train, evaluate, compare, profile, studies, study, data", outcome.Fault());
        Assert.Contains("Commands:", outcome.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("train --help")]
    public void Help_is_no_failure_and_names_no_types(string commandLine)
    {
        var output = place.Run(commandLine).Succeeded().Output;

        Assert.DoesNotContain("System.", output);
        Assert.DoesNotContain('`', output);
    }
}
