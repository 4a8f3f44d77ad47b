namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Binary(target);
        public Tensor add(Tensor target, Scalar alpha) => Native.add_scaled(this, target, alpha.Value);
        public Tensor add(Scalar scalar) => With(scalar);
        public Tensor add_(Tensor target) => BinaryInPlace(target);
        public Tensor add_(Tensor target, Scalar alpha) => Changed(Native.add_scaled_(this, target, alpha.Value));
        public Tensor add_(Scalar scalar) => WithInPlace(scalar);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Changed(Native.addcmul_(this, tensor1, tensor2, value.Value));
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Changed(Native.addcdiv_(this, tensor1, tensor2, value.Value));

        public Tensor sub(Tensor target) => Binary(target);
        public Tensor sub(Scalar target) => With(target);
        public Tensor sub_(Tensor target) => BinaryInPlace(target);
        public Tensor sub_(Scalar target) => WithInPlace(target);

        public Tensor mul(Tensor target) => Binary(target);
        public Tensor mul(Scalar target) => With(target);
        public Tensor mul_(Tensor target) => BinaryInPlace(target);
        public Tensor mul_(Scalar target) => WithInPlace(target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Binary(target) : Native.div_rounded(this, target, (int)rounding_mode);

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? With(target) : Native.div_rounded_scalar(this, target.Value, (int)rounding_mode);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? BinaryInPlace(target)
                : Changed(Native.div_rounded_(this, target, (int)rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? WithInPlace(target)
                : Changed(Native.div_rounded_scalar_(this, target.Value, (int)rounding_mode));

        public Tensor pow(Tensor exponent) => Binary(exponent);
        public Tensor pow(Scalar exponent) => With(exponent);
        public Tensor pow_(Tensor exponent) => BinaryInPlace(exponent);
        public Tensor pow_(Scalar exponent) => WithInPlace(exponent);

        public Tensor maximum(Tensor other) => Binary(other);
        public Tensor minimum(Tensor other) => Binary(other);
        public Tensor logaddexp(Tensor other) => Binary(other);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);
        public static Tensor operator -(Scalar left, Tensor right) => right.With(left, "rsub");
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);
        public static Tensor operator /(Scalar left, Tensor right) => right.With(left, "rdiv");
        public static Tensor operator -(Tensor tensor) => tensor.neg();
    }

    /// <summary>How a quotient is rounded.</summary>
    public enum RoundingMode
    {
        None = 0,
        trunc = 1,
        floor = 2,
    }
}
