using Feishu.Gen.Benchmarks;

return Modes.Run(args);
