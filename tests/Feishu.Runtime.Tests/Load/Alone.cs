namespace Feishu.Runtime.Tests;

/// <summary>For tests that measure memory: nothing else runs at the same time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
