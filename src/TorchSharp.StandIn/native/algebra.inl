// Products and convolutions.
BINARY(matmul)
BINARY(mm)
BINARY(bmm)
BINARY(mv)
BINARY(dot)

EXPORT Tensor* standin_addmm(const Tensor* a, const Tensor* left, const Tensor* right, float beta, float alpha) {
    return result([&] { return a->addmm(*left, *right, beta, alpha); });
}

EXPORT bool standin_addmm_(Tensor* a, const Tensor* left, const Tensor* right, float beta, float alpha) {
    return done([&] { a->addmm_(*left, *right, beta, alpha); });
}

EXPORT Tensor* standin_baddbmm(const Tensor* a, const Tensor* left, const Tensor* right, float beta, float alpha) {
    return result([&] { return a->baddbmm(*left, *right, beta, alpha); });
}

EXPORT Tensor* standin_linear(const Tensor* input, const Tensor* weight, const Tensor* bias) {
    return result([&] { return at::linear(*input, *weight, optional_tensor(bias)); });
}

EXPORT Tensor* standin_conv2d(
    const Tensor* input, const Tensor* weight, const Tensor* bias, const int64_t* stride, const int64_t* padding,
    const int64_t* dilation, int64_t groups) {
    return result([&] {
        return at::conv2d(
            *input, *weight, optional_tensor(bias), dimensions(stride, 2), dimensions(padding, 2), dimensions(dilation, 2),
            groups);
    });
}

EXPORT Tensor* standin_unfold(const Tensor* input, int64_t kernel_size, int64_t dilation, int64_t padding, int64_t stride) {
    return result([&] {
        return at::im2col(
            *input, {kernel_size, kernel_size}, {dilation, dilation}, {padding, padding}, {stride, stride});
    });
}

EXPORT Tensor* standin_fold(
    const Tensor* input, const int64_t* output_size, const int64_t* kernel_size, const int64_t* dilation, const int64_t* padding,
    const int64_t* stride) {
    return result([&] {
        return at::col2im(
            *input, dimensions(output_size, 2), dimensions(kernel_size, 2), dimensions(dilation, 2), dimensions(padding, 2),
            dimensions(stride, 2));
    });
}
