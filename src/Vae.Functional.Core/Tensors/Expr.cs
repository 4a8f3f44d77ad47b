using System.Collections.Immutable;

namespace Vae.Functional.Tensors;

// graph  ::= parameters, inputs, noises, outputs: named expressions
// expr   ::= parameter | input | noise | constant | primitive(expr…)      every node has a shape and a type, found when it is built
// shape  ::= dimensions; a dimension is a number or the batch size B, a symbol bound when a program is compiled

/// <summary>What the elements of an expression are.</summary>
public enum ElementType
{
    /// <summary>Real numbers: the only type with a gradient.</summary>
    Real,
    /// <summary>Truth values; an engine may hold them as 0 and 1.</summary>
    Truth,
    /// <summary>Positions along an axis, from 0.</summary>
    Index,
}

/// <summary>The law of a noise input's elements, which are independent.</summary>
public enum NoiseLaw
{
    /// <summary>N(0, 1).</summary>
    StandardNormal,
    /// <summary>Uniform on the open interval (0, 1).</summary>
    Uniform,
}

/// <summary>How a formula writes a node: in text and in LaTeX. It has no influence on the value.</summary>
/// <param name="Text">For example <c>log σ²</c>.</param>
/// <param name="Latex">For example <c>\log\sigma^2</c>.</param>
public sealed record Symbol(string Text, string Latex);

/// <summary>What a primitive needs beside its operands; a primitive leaves the members it does not use at their defaults.</summary>
/// <param name="Axes">Axes of a reduction, order of a transpose, or the single axis of a slice, pad, concatenation or gather.</param>
/// <param name="Shape">The shape of the result of a reshape, broadcast, pad, scatter or fold.</param>
/// <param name="Start">The first position of a slice, or the number of zeros before a pad.</param>
/// <param name="Length">The number of positions of a slice.</param>
/// <param name="Order">The order of a polygamma function or of a ratio of Gamma functions.</param>
/// <param name="Window">What an unfold or a fold slides over images.</param>
/// <param name="Function">What is called.</param>
public sealed record Attributes(
    Sizes Axes = default,
    Shape Shape = default,
    int Start = 0,
    int Length = 0,
    int Order = 0,
    Window Window = default,
    OpaqueFunction? Function = null)
{
    /// <summary>No attributes.</summary>
    public static Attributes None { get; } = new();
}

/// <summary>
/// An immutable node of the expression language. Build nodes with the functions of <see cref="Expressions"/> and the operators here,
/// which broadcast as NumPy does.
/// </summary>
/// <remarks>
/// A class with identity and not a record: sharing is identity, and comparing two graphs node by node as trees takes time
/// exponential in their depth. <see cref="Passes.Share"/> gives equal nodes one identity.
/// </remarks>
public abstract partial class Expr
{
    private Expr(Shape shape, ElementType type, Symbol? symbol) => (Shape, Type, Symbol) = (shape, type, symbol);

    /// <summary>The shape, whose dimensions may hold the batch size.</summary>
    public Shape Shape { get; }

    /// <summary>What the elements are.</summary>
    public ElementType Type { get; }

    /// <summary>How a formula writes this node, or null where it is spelled out.</summary>
    public Symbol? Symbol { get; }

    /// <summary>This node under a symbol of its own.</summary>
    public Expr As(string text, string latex) => As(new Symbol(text, latex));

    /// <summary>This node under a symbol, or as it is where there is none.</summary>
    internal Expr As(Symbol? symbol) => symbol is null ? this : WithSymbol(symbol);

    private protected abstract Expr WithSymbol(Symbol symbol);

    /// <summary>
    /// A number array that belongs to a model: trained, or a statistic that training keeps. Where its first dimension is the batch's, each
    /// observation has a row of its own.
    /// </summary>
    public sealed class Parameter(
        string name, Shape shape, Initialisation initialisation, Symbol? symbol = null, bool isTrained = true)
        : Expr(shape, ElementType.Real, symbol)
    {
        /// <summary>Unique in a graph, for example <c>encoder.hidden1.weight</c>.</summary>
        public string Name { get; } = name;

        /// <summary>Whether each observation has numbers of its own: the local parameters of Hoffman and others 2013.</summary>
        public bool IsLocal => Shape is [{ PerBatch: true }, ..];

        /// <summary>The law of its value before training.</summary>
        public Initialisation Initialisation { get; } = initialisation;

        /// <summary>Whether it follows a gradient.</summary>
        public bool IsTrained { get; } = isTrained;

        private protected override Expr WithSymbol(Symbol symbol) => new Parameter(Name, Shape, Initialisation, symbol, IsTrained);
    }

    /// <summary>Data or a setting handed in at each evaluation.</summary>
    public sealed class Input(string name, Shape shape, ElementType type = ElementType.Real, Symbol? symbol = null)
        : Expr(shape, type, symbol)
    {
        /// <summary>Unique in a graph.</summary>
        public string Name { get; } = name;

        private protected override Expr WithSymbol(Symbol symbol) => new Input(Name, Shape, Type, symbol);
    }

    /// <summary>Independent random numbers handed in at each evaluation, so that a graph is a pure function.</summary>
    public sealed class Noise(string name, Shape shape, NoiseLaw law, Symbol? symbol = null) : Expr(shape, ElementType.Real, symbol)
    {
        /// <summary>Unique in a graph.</summary>
        public string Name { get; } = name;

        /// <summary>The law of each element.</summary>
        public NoiseLaw Law { get; } = law;

        private protected override Expr WithSymbol(Symbol symbol) => new Noise(Name, Shape, Law, symbol);
    }

    /// <summary>One number.</summary>
    public sealed class Constant(double value, Symbol? symbol = null) : Expr(Shape.Scalar, ElementType.Real, symbol)
    {
        /// <summary>The number.</summary>
        public double Value { get; } = value;

        private protected override Expr WithSymbol(Symbol symbol) => new Constant(Value, symbol);
    }

    /// <summary>A primitive applied to operands. Its shape and type come from <see cref="Check.TypingRules"/>.</summary>
    public sealed class Apply : Expr
    {
        private Apply(
            Primitive primitive,
            ImmutableArray<Expr> operands,
            Attributes attributes,
            Shape shape,
            ElementType type,
            Symbol? symbol)
            : base(shape, type, symbol) => (Primitive, Operands, Attributes) = (primitive, operands, attributes);

        /// <summary>The operation.</summary>
        public Primitive Primitive { get; }

        /// <summary>What it is applied to, in order.</summary>
        public ImmutableArray<Expr> Operands { get; }

        /// <summary>What the operation needs beside its operands.</summary>
        public Attributes Attributes { get; }

        /// <summary>Builds a node, finding its shape and type.</summary>
        /// <exception cref="TypingException">The operands do not fit the primitive.</exception>
        public static Apply Of(Primitive primitive, ImmutableArray<Expr> operands, Attributes? attributes = null, Symbol? symbol = null)
        {
            var settled = attributes ?? Attributes.None;
            var (shape, type) = Check.TypingRules.Of(primitive, operands, settled);
            return new Apply(primitive, operands, settled, shape, type, symbol);
        }

        private protected override Expr WithSymbol(Symbol symbol) => new Apply(Primitive, Operands, Attributes, Shape, Type, symbol);
    }
}

/// <summary>
/// Operands that do not fit a primitive: the message prints the primitive, its operands, their shapes and where they came from.
/// </summary>
public sealed class TypingException(string message) : Exception(message);
