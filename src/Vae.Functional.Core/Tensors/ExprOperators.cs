namespace Vae.Functional.Tensors;

// Operators, so that a formula in the code reads like the formula in the paper:
//   -0.5 * Sum(1 + logVariance - Square(mean) - Exp(logVariance), Axis.Latent)
public abstract partial class Expr
{
    /// <summary>A number as an expression.</summary>
    public static implicit operator Expr(double value) => new Constant(value);

    /// <summary>a + b.</summary>
    public static Expr operator +(Expr a, Expr b) => Expressions.Binary(Primitive.Add, a, b);

    /// <summary>a − b.</summary>
    public static Expr operator -(Expr a, Expr b) => Expressions.Binary(Primitive.Subtract, a, b);

    /// <summary>a·b, element by element.</summary>
    public static Expr operator *(Expr a, Expr b) => Expressions.Binary(Primitive.Multiply, a, b);

    /// <summary>a/b, element by element.</summary>
    public static Expr operator /(Expr a, Expr b) => Expressions.Binary(Primitive.Divide, a, b);

    /// <summary>−a.</summary>
    public static Expr operator -(Expr a) => Expressions.Unary(Primitive.Negate, a);
}
