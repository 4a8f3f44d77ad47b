// Element-wise functions of one or two tensors.
UNARY_BOTH(abs)
UNARY_BOTH(neg)
UNARY_BOTH(exp)
UNARY_BOTH(expm1)
UNARY_BOTH(log)
UNARY_BOTH(log1p)
UNARY_BOTH(sqrt)
UNARY(square)
UNARY_BOTH(rsqrt)
UNARY_BOTH(reciprocal)
UNARY_BOTH(tanh)
UNARY_BOTH(sigmoid)
UNARY_BOTH(relu)
UNARY_BOTH(lgamma)
UNARY_BOTH(digamma)
UNARY_BOTH(erf)
UNARY_BOTH(erfinv)
UNARY_BOTH(sin)
UNARY_BOTH(cos)
UNARY_BOTH(sign)
UNARY_BOTH(floor)
UNARY(isnan)
UNARY(isfinite)
UNARY(logical_not)

ARITHMETIC(add)
ARITHMETIC(sub)
ARITHMETIC(mul)
ARITHMETIC(div)
ARITHMETIC(pow)
ARITHMETIC(gt)
ARITHMETIC(ge)
ARITHMETIC(lt)
ARITHMETIC(le)
ARITHMETIC(eq)
ARITHMETIC(ne)

BINARY(maximum)
BINARY(minimum)
BINARY(logaddexp)
BINARY(logical_and)
BINARY(logical_or)

EXPORT Tensor* standin_add_scaled(const Tensor* a, const Tensor* b, ScalarValue alpha) {
    return result([&] { return a->add(*b, alpha.value()); });
}

EXPORT bool standin_add_scaled_(Tensor* a, const Tensor* b, ScalarValue alpha) {
    return done([&] { a->add_(*b, alpha.value()); });
}

EXPORT bool standin_addcmul_(Tensor* a, const Tensor* b, const Tensor* c, ScalarValue value) {
    return done([&] { a->addcmul_(*b, *c, value.value()); });
}

EXPORT bool standin_addcdiv_(Tensor* a, const Tensor* b, const Tensor* c, ScalarValue value) {
    return done([&] { a->addcdiv_(*b, *c, value.value()); });
}

// The modes are those of RoundingMode, but for "none", which is a plain quotient.
static const char* rounding(int32_t mode) { return mode == 1 ? "trunc" : "floor"; }

EXPORT Tensor* standin_div_rounded(const Tensor* a, const Tensor* b, int32_t mode) {
    return result([&] { return a->div(*b, rounding(mode)); });
}

EXPORT bool standin_div_rounded_(Tensor* a, const Tensor* b, int32_t mode) {
    return done([&] { a->div_(*b, rounding(mode)); });
}

EXPORT Tensor* standin_div_rounded_scalar(const Tensor* a, ScalarValue b, int32_t mode) {
    return result([&] { return a->div(b.value(), rounding(mode)); });
}

EXPORT bool standin_div_rounded_scalar_(Tensor* a, ScalarValue b, int32_t mode) {
    return done([&] { a->div_(b.value(), rounding(mode)); });
}

// scalar - tensor and scalar / tensor, without a temporary for the scalar
EXPORT Tensor* standin_scalar_rsub(const Tensor* a, ScalarValue b) {
    return result([&] { return at::rsub(*a, b.value()); });
}

EXPORT Tensor* standin_scalar_rdiv(const Tensor* a, ScalarValue b) {
    return result([&] { return a->reciprocal().mul(b.value()); });
}

EXPORT Tensor* standin_polygamma(const Tensor* a, int64_t order) {
    return result([&] { return a->polygamma(order); });
}

EXPORT bool standin_polygamma_(Tensor* a, int64_t order) {
    return done([&] { a->polygamma_(order); });
}

EXPORT Tensor* standin_clamp(const Tensor* a, ScalarValue low, ScalarValue high) {
    return result([&] { return a->clamp(low.optional(), high.optional()); });
}

EXPORT bool standin_clamp_(Tensor* a, ScalarValue low, ScalarValue high) {
    return done([&] { a->clamp_(low.optional(), high.optional()); });
}

EXPORT Tensor* standin_clamp_tensor(const Tensor* a, const Tensor* low, const Tensor* high) {
    return result([&] { return a->clamp(optional_tensor(low), optional_tensor(high)); });
}

EXPORT bool standin_clamp_tensor_(Tensor* a, const Tensor* low, const Tensor* high) {
    return done([&] { a->clamp_(optional_tensor(low), optional_tensor(high)); });
}

EXPORT Tensor* standin_where(const Tensor* condition, const Tensor* a, const Tensor* b) {
    return result([&] { return at::where(*condition, *a, *b); });
}

EXPORT Tensor* standin_masked_fill(const Tensor* a, const Tensor* mask, ScalarValue value) {
    return result([&] { return a->masked_fill(*mask, value.value()); });
}

EXPORT bool standin_masked_fill_(Tensor* a, const Tensor* mask, ScalarValue value) {
    return done([&] { a->masked_fill_(*mask, value.value()); });
}

EXPORT Tensor* standin_softplus(const Tensor* a, double beta, double threshold) {
    return result([&] { return at::softplus(*a, beta, threshold); });
}

EXPORT Tensor* standin_binary_cross_entropy_with_logits(
    const Tensor* a, const Tensor* target, const Tensor* weight, int64_t reduction, const Tensor* positive_weights) {
    return result([&] {
        return at::binary_cross_entropy_with_logits(
            *a, *target, optional_tensor(weight), optional_tensor(positive_weights), reduction);
    });
}
