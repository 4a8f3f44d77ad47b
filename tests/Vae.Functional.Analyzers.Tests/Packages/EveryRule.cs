using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Packages;

/// <summary>A program of a user's in which every rule speaks, each where a mark says.</summary>
internal static class EveryRule
{
    private const string Marked =
        """
        using Vae.Functional;
        using Vae.Functional.Distributions;

        var net = new Mlp([400], Activation.Relu);
        var family = new DiagonalGaussian(net);
        var prior = new StandardNormal(20);
        var bits = new Binary(784);
        var grey = new UnitInterval((28, 28));
        var real = new RealValued(784);
        var coins = new Bernoulli(net);
        var local = new MeanField(new NormalWeightPrior(), Local: true);
        VaeSpec[] specs =
        [
            new(grey, prior, family, new {|VAE1001:Bernoulli|}(net)),
            new(real, prior, family, new {|VAE1002:ContinuousBernoulli|}(net)),
            new(grey, prior, family, new {|VAE1003:Gaussian|}(net, new SharedSigma(0.1))),
            new(real, prior, family, new Gaussian(net, new {|VAE1004:LearnedSigma|}())),
            new(real, prior, family, new Gaussian(net, new FixedSigma({|VAE1005:0.5|}))),
            new(real, prior, family, new {|VAE1006:MeanSquaredError|}(net)),
            new(bits, prior, family, new Bernoulli(new Mlp([400], Activation.Relu, {|VAE1007:OutputRange.UnitInterval|}))),
            new(bits, new StandardNormal({|VAE1008:784|}), family, coins),
            new(real, prior, family, new Gaussian(net, new {|VAE1009:OptimalSigma|}(0.1))),
            new(bits, new SparseBeta(20, 0.5, 0.5), new {|VAE1010:DiagonalGaussian|}(net), coins),
            new(real, prior, family, new BandedPrecision({|VAE1012:(28, 20)|}, net, new SharedSigma(0.1))),
            new(bits, prior, family, coins, Penalty: new WeightPenalty({|VAE1013:{|VAE2012:0.01|}|}), WeightPosterior: local),
            new(bits, prior, family, new Bernoulli(new {|VAE1015:PerObservation|}())),
            new(bits, prior, family, coins, Beta: {|VAE2001:0.5|}),
            new(bits, prior, family, coins, Beta: {|VAE2002:0|}),
            new(bits, prior, family, coins, Beta: {|VAE2003:2|}),
            new(bits, prior, family, coins, Beta: {|VAE2004:-1|}),
            new(bits, prior, family, coins, KlTerm: new {|VAE2007:Capacity|}(1000, 25)),
            new(bits, prior, new {|VAE2008:PointMass|}(net), coins),
            new(bits, prior, family, coins, Penalty: new WeightPenalty({|VAE2012:0.01|})),
            new(bits, prior, family, new Bernoulli(new Sequence(net, new {|VAE2017:BatchNormalisation|}()))),
            new(bits, prior, family, coins, Decoding: {|VAE3001:Decoding.Mean|}),
            new(real, prior, family, new Gaussian(net, new FixedSigma(1)), Decoding: {|VAE3001:{|VAE3002:Decoding.Mean|}|}),
        ];
        var spec = new VaeSpec(bits, prior, family, coins);
        var data = Data.From(new float[784], 784);
        spec.Train(data, new TrainingPlan(10, KlWarmupEpochs: {|VAE2005:30|}));
        spec.Train(data, new TrainingPlan(10, Patience: {|VAE2006:3|}, KlWarmupEpochs: 5));
        spec.Train(data, new TrainingPlan(10, Estimator: new Renyi({|VAE2011:-1|}, 5)));
        (spec with { Beta = {|VAE2003:{|VAE2010:2|}|} }).Train(data, new TrainingPlan(10, Estimator: new ImportanceWeighted(5)));
        (spec with { Family = new Planar(net, 4) }).Train(data, new TrainingPlan(10, Estimator: new {|VAE2013:StickingTheLanding|}()));
        (spec with { WeightPosterior = new MeanField(new EmpiricalWeightPrior(), Local: {|VAE2015:true|}) })
            .Train(data, new TrainingPlan(10, Estimator: new Renyi(0.5, 5)));
        (spec with { Family = new {|VAE2008:PointMass|}(net) }).Train(data, new TrainingPlan(10, Estimator: new {|VAE2016:ImportanceWeighted|}(5)));
        (spec with { Family = new FullGaussian(new PerObservation()) })
            .Train(data, new TrainingPlan(10, Estimator: new {|VAE2018:Denoising|}(new MaskingNoise(0.1))));
        (spec with { Prior = new {|VAE2009:Pointed|}(20) }).Train(data, new TrainingPlan(10));
        using var fit = specs[^1].Train(data, new TrainingPlan(10));
        fit.Evaluate(data.Test!, new EvaluationPlan(Latent: {|VAE3003:LatentChoice.Mean|}));
        fit.Evaluate({|VAE3005:data|});
        var optimal = new VaeSpec(real, prior, family, new Gaussian(net, new {|VAE1009:OptimalSigma|}(0.1)));
        optimal.Train(data, new TrainingPlan(10)).Evaluate(data.Test!, new EvaluationPlan(Sigma: {|VAE3004:SigmaChoice.Refitted|}));

        public sealed record Pointed(int Dimension) : Prior(Dimension)
        {
            public override Distribution Distribution => new LaplaceDistribution(0.0, 1.0);

            public override (string Text, string Latex) Notation => ("z ~ Laplace(0, 1)", "z");
        }
        """;

    /// <summary>The program.</summary>
    public static string Source => Markup.Parse(Marked).Source;

    /// <summary>Each rule, and the line and column where it speaks.</summary>
    public static IEnumerable<(string Id, int Line, int Column)> Places =>
        from mark in Markup.Parse(Marked).Marks
        let before = Source[..mark.Start]
        select (mark.Id, before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
}
