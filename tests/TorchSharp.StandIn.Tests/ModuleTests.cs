using TorchSharp.Modules;
using static TorchSharp.StandIn.Tests.Values;

namespace TorchSharp.StandIn.Tests;

public sealed class ModuleTests
{
    private sealed class TwoLayers : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(2, 3);
        private readonly Linear second = nn.Linear(3, 1, hasBias: false);
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Tensor shift = ones(1);

        public TwoLayers()
            : base("two layers") => RegisterComponents();

        public override Tensor forward(Tensor input) => second.call(first.call(input)).mul(scale).add(shift);
    }

    [Fact]
    public void Fields_are_registered_in_order_and_children_by_path()
    {
        using var module = new TwoLayers();

        Assert.Equal(["scale", "first.weight", "first.bias", "second.weight"], module.named_parameters().Select(named => named.name));
        Assert.Equal(["scale"], module.named_parameters(recurse: false).Select(named => named.name));
        Assert.Equal(["scale", "first.weight", "first.bias", "second.weight", "shift"], module.state_dict().Keys);
        Assert.Equal("in.scale", module.state_dict(prefix: "in").Keys.First());
        Assert.Equal("two layers", module.GetName());
    }

    [Fact]
    public void A_linear_layer_multiplies_by_its_weights_and_adds_its_offsets()
    {
        using var layer = nn.Linear(2, 3);
        using (no_grad())
        {
            layer.weight.copy_(Matrix(float32, 3, 1, 2, 3, 4, 5, 6));
            layer.bias!.copy_(Vector(float32, 10, 20, 30));
        }

        AssertClose([10 + 1 + 20, 20 + 3 + 40, 30 + 5 + 60], layer.call(Vector(float32, 1, 10)));
    }

    [Fact]
    public void A_linear_layer_starts_within_one_over_the_root_of_its_inputs()
    {
        using var layer = nn.Linear(400, 50);
        var weights = layer.weight.data<float>().ToArray();

        Assert.All(weights, weight => Assert.InRange(weight, -0.05f, 0.05f));
        // The variance of a uniform number on ±a is a²/3: 20,000 numbers miss it by 5 % less often than once in 10⁷.
        Assert.Equal(0.05 * 0.05 / 3, weights.Average(weight => weight * weight), 0.05 * 0.05 * 0.05 / 3);
    }

    [Fact]
    public void A_gradient_reaches_parameters()
    {
        using var module = new TwoLayers();
        Assert.All(module.parameters(), parameter => Assert.True(parameter.requires_grad));
        var gradients = autograd.grad([module.call(ones(1, 2)).sum()], [.. module.parameters()]);

        Assert.Equal(module.parameters().Select(parameter => parameter.shape), gradients.Select(gradient => gradient.shape));
    }

    [Fact]
    public void Evaluation_mode_reaches_children()
    {
        using var module = new TwoLayers();
        Assert.True(module.training);
        module.eval();

        Assert.False(module.training);
        Assert.All(module.children(), child => Assert.False(child.training));
    }

    [Fact]
    public void A_parameter_takes_its_tensor_over_with_its_scope()
    {
        Parameter parameter;
        using (NewDisposeScope())
        {
            var data = ones(2);
            parameter = nn.Parameter(data);
            Assert.True(data.IsInvalid);
            AssertClose([1, 1], parameter);
        }

        Assert.True(parameter.IsInvalid);
    }

    [Fact]
    public void What_is_disposed_is_all_that_a_module_owns()
    {
        var module = new TwoLayers();
        var owned = module.state_dict().Values.ToArray();
        module.Dispose();

        Assert.All(owned, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_a_state_goes_on_from_where_it_was()
    {
        using var x = zeros(4);
        using (manual_seed(3))
        using (var state = get_rng_state())
        {
            var first = x.uniform_(0, 1).data<float>().ToArray();
            var second = x.uniform_(0, 1).data<float>().ToArray();
            set_rng_state(state);

            Assert.NotEqual(first, second);
            Assert.Equal(first, x.uniform_(0, 1).data<float>().ToArray());
        }

        manual_seed(4).Dispose();
        var other = x.uniform_(0, 1).data<float>().ToArray();
        manual_seed(3).Dispose();
        Assert.NotEqual(other, x.uniform_(0, 1).data<float>().ToArray());
    }
}
