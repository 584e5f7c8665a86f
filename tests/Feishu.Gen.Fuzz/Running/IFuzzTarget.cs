namespace Feishu.Gen.Fuzz.Running;

/// <summary>What is fuzzed. An input is bytes that say everything, so that a kept one can be checked again by itself.</summary>
internal interface IFuzzTarget
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What of the inputs is checked less often than the rest, for the report; empty where nothing is.</summary>
    string Note => "";

    /// <summary>The ending of files with inputs.</summary>
    string Extension { get; }

    /// <summary>Makes an input.</summary>
    /// <param name="random">The only source of chance.</param>
    byte[] CreateInput(Random random);

    /// <summary>Checks an input. The processor's time that this takes is limited.</summary>
    /// <exception cref="FuzzException">Something that must hold does not. Any other exception is a finding as well.</exception>
    void Check(byte[] input);

    /// <summary>Checks what became of the input that was checked last, which may take longer than the product itself.</summary>
    /// <param name="isThorough">Whether everything is to be checked.</param>
    /// <exception cref="FuzzException">Something that must hold does not.</exception>
    void Inspect(bool isThorough)
    {
    }

    /// <summary>Whether an input gets the checks that are too slow for every one.</summary>
    /// <param name="number">The number of the input.</param>
    bool IsThorough(long number) => true;
}
