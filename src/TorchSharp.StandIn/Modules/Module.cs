using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What owns parameters, buffers and other modules, in the order in which they are registered.</summary>
        public abstract class Module : IDisposable
        {
            private readonly string name;
            private readonly List<(string Name, Parameter Value)> ownParameters = [];
            private readonly List<(string Name, Tensor Value)> ownBuffers = [];
            private readonly List<(string Name, Module Value)> submodules = [];

            protected Module(string name) => this.name = name;

            public bool training { get; private set; } = true;

            public virtual string GetName() => name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var child in children())
                    child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual IEnumerable<Module> children() => submodules.Select(child => child.Value);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Named(module => module.ownParameters, recurse).DistinctBy(parameter => parameter.Value, ReferenceEqualityComparer.Instance);

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(named => named.parameter);

            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                var state = destination ?? [];
                var parameters = named_parameters().Select(named => (Name: named.name, Value: (Tensor)named.parameter));
                foreach (var (key, value) in parameters.Concat(Named(module => module.ownBuffers, recurse: true)))
                    state.TryAdd(string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}", value);
                return state;
            }

            public virtual void register_parameter(string name, Parameter? param)
            {
                if (param is not null)
                    ownParameters.Add((name, param));
            }

            public virtual void register_module(string name, Module submodule) => submodules.Add((name, submodule));

            /// <summary>Registers what fields hold: modules, parameters, and other tensors as buffers.</summary>
            protected virtual void RegisterComponents()
            {
                const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
                foreach (var field in GetType().GetFields(Own))
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor:
                            ownBuffers.Add((field.Name, tensor));
                            break;
                    }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                foreach (var owned in ownParameters.Select(own => own.Value).Concat(ownBuffers.Select(own => own.Value)))
                    owned.Dispose();
                foreach (var child in children())
                    child.Dispose();
            }

            private IEnumerable<(string Name, T Value)> Named<T>(Func<Module, IEnumerable<(string Name, T Value)>> own, bool recurse) =>
                recurse
                    ? own(this).Concat(submodules.SelectMany(child => child.Value.Named(own, recurse).Select(
                        named => ($"{child.Name}.{named.Name}", named.Value))))
                    : own(this);
        }

        /// <summary>A module whose calls may be watched, which the stand-in does not offer.</summary>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
        {
            private protected HookableModule(string name)
                : base(name)
            {
            }
        }

        /// <summary>A module as a function.</summary>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T input);

            public TResult call(T input) => forward(input);
        }
    }
}
