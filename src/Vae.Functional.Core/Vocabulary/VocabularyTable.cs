using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Vocabulary;

/// <summary>
/// The whole vocabulary, a line a word: what `vocabulary` prints, documentation is written from, and tests go through. A test names a word
/// that is missing.
/// </summary>
public static class VocabularyTable
{
    /// <summary>The shape of the observations that examples are over.</summary>
    public static Shape Image { get; } = (4, 4);

    private static readonly Mlp Layer = new([3], Activation.Tanh);
    private static readonly LearnedSigma Floored = new(Floor: 0.1);

    /// <summary>Every kind of word, in the order in which a declaration names them.</summary>
    public static ImmutableArray<VocabularyGroup> Groups { get; } =
    [
        new("observations", typeof(Observation),
        [
            new(new Binary(Image), "bits"),
            new(new UnitInterval(Image, Dequantised: true), "intensities, as they are or with noise of a quantisation step's width"),
            new(new RealValued(Image, Dequantised: true), "real numbers"),
            new(new Counts(Image), "counts, read as log(1 + x)"),
            new(new Categories(Image, 3), "choices among k, read as indicators"),
            new(new Columns(new Binary(8), new RealValued(8, Dequantised: true)), "rows of a table whose columns are of several kinds", "",
                "x₁ as in the one, x₂ as in the other"),
            new(new Pixels(Image), "grey levels of a byte, as they are or dequantised", "Theis, van den Oord and Bethge 2016"),
        ]),
        new("dequantisations", typeof(Dequantise),
        [
            new(Dequantise.None, "levels stay levels, which have probabilities", "", "x = k/255"),
            new(Dequantise.Uniform, "noise makes intensities of levels, which have densities", "", "x = (k + u)/256, u ~ U(0, 1)"),
        ]),
        new("priors", typeof(Prior),
        [
            new(new StandardNormal(2), "nothing to train", "Kingma and Welling 2014"),
            new(new LearnedNormal(2), "trained location and scale"),
            new(new MixtureOfGaussians(2, 3), "clustered latents", "Dilokthanakul et al. 2016"),
            new(new VampPrior(2, 3), "the family's posteriors at trained pseudo-inputs", "Tomczak and Welling 2018, equation 9"),
            new(new SparseBeta(2, 0.5, 0.25), "cheap near 0 and near 1"),
            new(new BinaryGaussians(2), "a narrow pair at 0 and 1: codes of bits"),
            new(new SpikeAndSlab(2), "most components at rest, few in use", "George and McCulloch 1993, equation 4"),
            new(new FlowPrior(2, 3, [4]), "any shape, by affine couplings", "Dinh, Sohl-Dickstein and Bengio 2017"),
        ]),
        new("variational families", typeof(Family),
        [
            new(new DiagonalGaussian(Layer), "independent components", "Kingma and Welling 2014, equation 9"),
            new(new IsotropicGaussian(Layer), "one σ for all components"),
            new(new FullGaussian(Layer), "correlated components, by a Cholesky factor", "Kingma and Welling 2019, section 2.5.1"),
            new(new LowRankGaussian(Layer, 1), "correlated along r directions", "Ong, Nott and Smith 2018"),
            new(new SemiAmortised(new DiagonalGaussian(Layer), 2), "independent components, refined for each observation", "Kim et al. 2018"),
            new(new KumaraswamyFamily(Layer), "on [0, 1], nearly a Beta", "Nalisnick and Smyth 2017"),
            new(new LogitGaussian(Layer), "on [0, 1], squashed normals", "Aitchison and Shen 1980"),
            new(new Planar(Layer, 2), "a normal bent along planes", "Rezende and Mohamed 2015, equation 10"),
            new(new InverseAutoregressive(Layer, 2, [3]), "a normal bent component by component, by masked networks", "Kingma et al. 2016"),
            new(new SemiImplicit(Layer, 2, [3]), "a normal over noise that a network reads", "Yin and Zhou 2018"),
            new(new PointMass(Layer), "a deterministic autoencoder's code: no density"),
        ]),
        new("likelihoods", typeof(Likelihood),
        [
            new(new Bernoulli(Layer), "bits"),
            new(new ContinuousBernoulli(Layer), "intensities", "Loaiza-Ganem and Cunningham 2019"),
            new(new MeanSquaredError(Layer), "an error in place of a density", "", "−(x − m(z))², summed or averaged"),
            new(new Gaussian(Layer, Floored), "normal noise"),
            new(new LowRankCovariance(Layer, 2, Floored), "normal noise, correlated along r directions", "Rubin and Thayer 1982"),
            new(new BandedPrecision(Image, Layer, Floored), "normal noise, correlated among neighbouring pixels", "Dorta et al. 2018"),
            new(new Laplace(Layer, Floored), "an absolute error with its constant"),
            new(new StudentT(Layer, Floored), "noise with outliers", "Lange, Little and Taylor 1989"),
            new(new TruncatedNormal(Layer, Floored), "normal noise that stays on [0, 1]"),
            new(new LogitNormal(Layer, Floored), "normal noise of log odds", "Aitchison and Shen 1980"),
            new(new BetaLikelihood(Layer), "a Beta by its mean and precision", "Ferrari and Cribari-Neto 2004, equation 4"),
            new(new Poisson(Layer), "counts as scattered as their mean"),
            new(new NegativeBinomial(Layer, LearnedDispersion: true), "counts more scattered", "Grønbech et al. 2020"),
            new(new ZeroInflated(new Poisson(Layer)), "counts with more of them 0", "Lambert 1992"),
            new(new Categorical(Layer, 3), "independent choices"),
            new(new DiscretisedLogistic(Layer, 2), "grey levels, by a rounded logistic or a mixture", "Kingma et al. 2016; Salimans et al. 2017"),
            new(new ColumnsLikelihood(new Bernoulli(Layer), 8, new Gaussian(Layer, Floored)), "a likelihood for each kind of column",
                "Nazábal et al. 2020"),
        ]),
        new("reductions of a squared error", typeof(Reduction),
        [
            new(Reduction.Sum, "over components", "", "σ² = ½"),
            new(Reduction.Mean, "over components", "", "σ² = D/2"),
        ]),
        new("policies for σ", typeof(Sigma),
        [
            new(new FixedSigma(0.5), "given"),
            new(new SharedSigma(Floor: 0.1), "one trained number"),
            new(Floored, "a head of the decoder"),
            new(new OptimalSigma(Floor: 0.1), "solved for in each batch, frozen for evaluation", "Rybkin, Daniilidis and Levine 2021, equation 7"),
        ]),
        new("links of a learned σ", typeof(ScaleLink),
        [
            new(ScaleLink.Softplus, "linear where σ is large", "", "σ = floor + softplus(s)"),
            new(ScaleLink.Exponential, "s is log σ²", "Kingma and Welling 2014, appendix C.2", "σ = floor + exp(½s)"),
        ]),
        new("networks", typeof(Network),
        [
            new(Layer, "dense layers", "", "h(x W + b), layer after layer"),
            new(new Convolutional(Image, [2, 3], Activation.Relu), "over every window of images", "LeCun et al. 1998", "h(x ∗ W + b)"),
            new(new TransposedConvolutional(Image, [3, 2], Activation.Softplus, KernelSize: 3, Output: OutputRange.NonNegative),
                "into images, window by window", "Dumoulin and Visin 2016, chapter 4", "h(x ∗ᵀ W + b)"),
            new(new NetworkOf(Linear),
                "a function of one's own, a static method; for TorchSharp's modules there is `TorchModule`, of Vae.Functional.Torch", "", "f(x)"),
            new(new Sequence(Layer, new LayerNormalisation()), "one network after the other", "", "g(f(x))"),
            new(new Residual(new LayerNormalisation()), "beside a path that leaves its input as it is", "He et al. 2016, equation 1", "x + f(x)"),
            new(new SkipConnection(Layer), "the input goes along", "Dieng, Kim, Rush and Blei 2019", "[x, f(x)]"),
            new(new LayerNormalisation(), "each observation's features on one scale", "Ba, Kiros and Hinton 2016, equation 4",
                "γ (x − mean x)/√(var x + ε) + β"),
            new(new BatchNormalisation(), "each feature on one scale over the batch in training, by running statistics elsewhere",
                "Ioffe and Szegedy 2015, algorithms 1 and 2", "γ (x − μ_B)/√(σ²_B + ε) + β"),
            new(new Dropout(0.5), "noise of training", "Srivastava et al. 2014, section 10", "x [u > rate]/(1 − rate), u ~ U(0, 1)"),
            new(new PerObservation(Steps: 5), "none: each observation has heads of its own, fitted where it was not trained on",
                "Hoffman et al. 2013", "heads(xₙ) = row n of tables [N, width]"),
        ]),
        new("activations", typeof(Activation),
        [
            new(Activation.Relu, "rectified", "", "max(x, 0)"),
            new(Activation.Tanh, "hyperbolic tangent", "", "tanh x"),
            new(Activation.Sigmoid, "logistic", "", "1/(1 + e⁻ˣ)"),
            new(Activation.Softplus, "smoothly rectified", "", "log(1 + eˣ)"),
        ]),
        new("ranges of a decoder's mean", typeof(OutputRange),
        [
            new(OutputRange.Natural, "every real number", "", "m"),
            new(OutputRange.UnitInterval, "(0, 1)", "", "sigmoid m"),
            new(OutputRange.NonNegative, "above 0", "", "softplus m"),
            new(OutputRange.Symmetric, "(−1, 1)", "", "tanh m"),
        ]),
        new("initial weights", typeof(InitialWeights),
        [
            new(new GlorotUniform(), "the default", "Glorot and Bengio 2010, equation 16", "U ±√(6/(fan in + fan out))"),
            new(new GlorotNormal(), "the same variance", "Glorot and Bengio 2010, equation 12", "N(0, 2/(fan in + fan out))"),
            new(new NormalWeights(0.01), "whatever the widths", "", "N(0, s²)"),
        ]),
        new("KL terms", typeof(KlTerm),
        [
            new(new FreeBits(0.5), "no gain below a floor", "Kingma et al. 2016, appendix C.8", "max(KL, floor)"),
            new(new Capacity(2, 1), "held to a target", "Burgess et al. 2018, equation 8", "γ·|KL − C|"),
        ]),
        new("decodings", typeof(Decoding),
        [
            new(Decoding.Ancestral, "draws", "", "x ~ p(x|z)"),
            new(Decoding.Mean, "means", "", "E[x|z]"),
            new(Decoding.Shifted, "shifted means", "", "E[x|z] + shift·σ(x|z)"),
        ]),
        new("penalties on weights", typeof(WeightPenalty),
        [
            new(new WeightPenalty(0.5), "maximum a posteriori", "", "½λ‖W‖²"),
        ]),
        new("posteriors of weights", typeof(MeanField),
        [
            new(new MeanField(new NormalWeightPrior()), "full variational Bayes over the decoder, by WithWeightPosterior",
                "Kingma and Welling 2014, appendix F; Kingma, Salimans and Welling 2015"),
        ]),
        new("priors of weights", typeof(WeightPrior),
        [
            new(new NormalWeightPrior(), "one given scale", "Kingma and Welling 2014, appendix F"),
            new(new EmpiricalWeightPrior(), "a scale for each array, by empirical Bayes", "MacKay 1992"),
        ]),
        new("estimators", typeof(Estimator),
        [
            new(new AnalyticKl(), "the divergence in closed form", "Kingma and Welling 2014, equation 7",
                "(1/L) Σ log p(x|zₗ) − β KL(q(z|x)‖p(z))"),
            new(new MonteCarlo(), "every term sampled", "Kingma and Welling 2014, equation 6",
                "(1/L) Σ (log p(x|zₗ) − β log q(zₗ|x)/p(zₗ))"),
            new(new StickingTheLanding(), "MonteCarlo's value, without the score in its gradient", "Roeder, Wu and Duvenaud 2017",
                "(1/L) Σ (log p(x|zₗ) − β log q(zₗ|x)/p(zₗ))"),
            new(new ImportanceWeighted(2), "tighter with every draw", "Burda, Grosse and Salakhutdinov 2016, equation 8",
                "log (1/K) Σ p(x, zₖ)/q(zₖ|x)"),
            new(new DoublyReparameterised(2), "ImportanceWeighted's value, with a gradient of less noise", "Tucker, Lawson, Gu and Maddison 2019",
                "log (1/K) Σ p(x, zₖ)/q(zₖ|x)"),
            new(new ImportanceSampled(2), "log p(x), with how many draws carry it", "Rezende, Mohamed and Wierstra 2014",
                "log (1/K) Σ p(x, zₖ)/q(zₖ|x)"),
            new(new Renyi(0.5, 2), "from ImportanceWeighted at α = 0 to the evidence lower bound at α = 1", "Li and Turner 2016, equation 6",
                "1/(1 − α) log (1/K) Σ (p(x, zₖ)/q(zₖ|x))^(1 − α)"),
            new(new Denoising(new GaussianNoise(0.1)), "the family sees x corrupted", "Im, Ahn, Memisevic and Bengio 2017",
                "(1/L) Σ log p(x|zₗ) − β KL(q(z|x̃)‖p(z)), x̃ ~ c(x̃|x)"),
        ]),
        new("corruptions", typeof(Corruption),
        [
            new(new GaussianNoise(0.1), "additive", "Vincent et al. 2010", "x + s·ε, ε ~ N(0, I)"),
            new(new MaskingNoise(0.1), "to 0", "Vincent et al. 2010", "x [u > p], u ~ U(0, 1)"),
            new(new SaltAndPepperNoise(0.1), "to 0 or 1", "Vincent et al. 2010", "x where u > p, 1 where u > p/2, else 0, u ~ U(0, 1)"),
        ]),
        new("batchings", typeof(Batching),
        [
            new(Batching.Shuffled, "any observations meet", "", "an order drawn for each epoch"),
            new(Batching.Consecutive, "those meet that follow one another", "", "the data cut up once, in an order drawn for each epoch"),
        ]),
        new("optimisers", typeof(Optimiser),
        [
            new(new Adam(), "the default", "Kingma and Ba 2015, algorithm 1", "w ← w − α·m̂/(√v̂ + ε)"),
            new(new AdamW(), "with decoupled decay", "Loshchilov and Hutter 2019, algorithm 2", "w ← (1 − α·λ)w − α·m̂/(√v̂ + ε)"),
            new(new Adagrad(), "over all past gradients", "Duchi, Hazan and Singer 2011, figure 1", "w ← w − α·g/(√Σg² + ε)"),
            new(new Sgd(), "with momentum", "Polyak 1964; Sutskever et al. 2013", "u ← μu + g, w ← w − αu"),
        ]),
    ];

    private static Expr Linear(Expr input, Scope scope) => scope.Dense(input, 3, "linear", "l");

    /// <summary>The examples that are of a type.</summary>
    public static ImmutableArray<T> Examples<T>() =>
        [.. Groups.SelectMany(group => group.Entries).Select(entry => entry.Example).OfType<T>()];
}
