namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Unary();
        public Tensor abs_() => UnaryInPlace();
        public Tensor neg() => Unary();
        public Tensor neg_() => UnaryInPlace();
        public Tensor exp() => Unary();
        public Tensor exp_() => UnaryInPlace();
        public Tensor expm1() => Unary();
        public Tensor expm1_() => UnaryInPlace();
        public Tensor log() => Unary();
        public Tensor log_() => UnaryInPlace();
        public Tensor log1p() => Unary();
        public Tensor log1p_() => UnaryInPlace();
        public Tensor sqrt() => Unary();
        public Tensor sqrt_() => UnaryInPlace();
        public Tensor square() => Unary();
        public Tensor rsqrt() => Unary();
        public Tensor rsqrt_() => UnaryInPlace();
        public Tensor reciprocal() => Unary();
        public Tensor reciprocal_() => UnaryInPlace();
        public Tensor tanh() => Unary();
        public Tensor tanh_() => UnaryInPlace();
        public Tensor sigmoid() => Unary();
        public Tensor sigmoid_() => UnaryInPlace();
        public Tensor relu() => Unary();
        public Tensor relu_() => UnaryInPlace();
        public Tensor lgamma() => Unary();
        public Tensor lgamma_() => UnaryInPlace();
        public Tensor digamma() => Unary();
        public Tensor digamma_() => UnaryInPlace();
        public Tensor erf() => Unary();
        public Tensor erf_() => UnaryInPlace();
        public Tensor erfinv() => Unary();
        public Tensor erfinv_() => UnaryInPlace();
        public Tensor sin() => Unary();
        public Tensor sin_() => UnaryInPlace();
        public Tensor cos() => Unary();
        public Tensor cos_() => UnaryInPlace();
        public Tensor sign() => Unary();
        public Tensor sign_() => UnaryInPlace();
        public Tensor floor() => Unary();
        public Tensor floor_() => UnaryInPlace();

        public Tensor polygamma(long p) => Native.polygamma(this, p);
        public Tensor polygamma_(long p) => Changed(Native.polygamma_(this, p));

        public Tensor clamp(Scalar? min = null, Scalar? max = null) =>
            Native.clamp(this, ScalarValue.From(min), ScalarValue.From(max));

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Native.clamp_tensor(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) =>
            Changed(Native.clamp_(this, ScalarValue.From(min), ScalarValue.From(max)));

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Changed(Native.clamp_tensor_(this, min, max));
    }
}
