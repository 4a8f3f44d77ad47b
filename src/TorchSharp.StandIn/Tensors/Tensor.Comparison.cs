namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor gt(Tensor target) => Binary(target);
        public Tensor gt(Scalar target) => With(target);
        public Tensor gt_(Tensor target) => BinaryInPlace(target);
        public Tensor gt_(Scalar target) => WithInPlace(target);
        public Tensor ge(Tensor target) => Binary(target);
        public Tensor ge(Scalar target) => With(target);
        public Tensor ge_(Tensor target) => BinaryInPlace(target);
        public Tensor ge_(Scalar target) => WithInPlace(target);
        public Tensor lt(Tensor target) => Binary(target);
        public Tensor lt(Scalar target) => With(target);
        public Tensor lt_(Tensor target) => BinaryInPlace(target);
        public Tensor lt_(Scalar target) => WithInPlace(target);
        public Tensor le(Tensor target) => Binary(target);
        public Tensor le(Scalar target) => With(target);
        public Tensor le_(Tensor target) => BinaryInPlace(target);
        public Tensor le_(Scalar target) => WithInPlace(target);
        public Tensor eq(Tensor target) => Binary(target);
        public Tensor eq(Scalar target) => With(target);
        public Tensor eq_(Tensor target) => BinaryInPlace(target);
        public Tensor eq_(Scalar target) => WithInPlace(target);
        public Tensor ne(Tensor target) => Binary(target);
        public Tensor ne(Scalar target) => With(target);
        public Tensor ne_(Tensor target) => BinaryInPlace(target);
        public Tensor ne_(Scalar target) => WithInPlace(target);

        public Tensor isnan() => Unary();
        public Tensor isfinite() => Unary();
        public Tensor logical_not() => Unary();
        public Tensor logical_and(Tensor other) => Binary(other);
        public Tensor logical_or(Tensor other) => Binary(other);

        public Tensor where(Tensor condition, Tensor y) => Native.where(condition, this, y);
        public Tensor masked_fill(Tensor mask, Scalar value) => Native.masked_fill(this, mask, value.Value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Changed(Native.masked_fill_(this, mask, value.Value));

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);
        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);
        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);
        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);
        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);
        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);
        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);
        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);
        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);
        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);
        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);
        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);
        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);
        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);
        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);
        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        /// <summary>Whether the two have the same shape and elements.</summary>
        public bool Equals(Tensor target)
        {
            Done(Native.equal(this, target, out var answer));
            return answer != 0;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Of the object, as TorchSharp's: elements may change.</summary>
        public override int GetHashCode() => base.GetHashCode();
    }
}
