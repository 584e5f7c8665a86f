namespace Feishu.Gen.Catalog.Naming;

/// <summary>A segment of a path that is part of a resource's name.</summary>
internal sealed class ResourceSegment
{
    private ResourceSegment(PathSegment path, bool isCollection, string[] words, string[] ownWords)
    {
        Path = path;
        IsCollection = isCollection;
        Words = words;
        OwnWords = ownWords;
    }

    /// <summary>The segment itself.</summary>
    public PathSegment Path { get; }

    /// <summary>Whether it is a plural that stands for the things in it; its words are then singular.</summary>
    public bool IsCollection { get; }

    /// <summary>Its words.</summary>
    public string[] Words { get; }

    /// <summary>Its words without those that repeat the segment before it (<c>chats/:id/chat_tabs</c>).</summary>
    public string[] OwnWords { get; }

    /// <summary>Whether it begins with all words of the segment before it, and goes on.</summary>
    public bool RepeatsPrevious => OwnWords.Length < Words.Length;

    /// <summary>Reads a segment that follows another one, or none.</summary>
    public static ResourceSegment Of(PathSegment path, bool isCollection, ResourceSegment? previous)
    {
        var words = path.Words;
        if (isCollection)
        {
            words = [.. words];
            words[words.Length - 1] = Plurals.Singular(words[words.Length - 1]);
        }

        var repeated = previous?.Words.Length ?? 0;
        var isRepeating = repeated > 0 && repeated < words.Length && words.Take(repeated).SequenceEqual(previous!.Words);
        return new ResourceSegment(path, isCollection, words, isRepeating ? [.. words.Skip(repeated)] : words);
    }
}
