using Vae.Functional.Runner;

return VaeRunner.FromAssembly(typeof(SimpleVae).Assembly).Run(args);
