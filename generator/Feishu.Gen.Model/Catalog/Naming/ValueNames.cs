namespace Feishu.Gen.Catalog.Naming;

/// <summary>The names of lists of values, which are made of the name of what they belong to and the name of the field.</summary>
internal static class ValueNames
{
    /// <summary>
    /// A field's identifier without the words that the owner's name ends in: <c>CreateChat</c> and <c>ChatMode</c> make
    /// <c>CreateChatMode</c>. It stays whole where another field is called like the rest of it.
    /// </summary>
    /// <param name="owner">The identifier of the owner.</param>
    /// <param name="field">The identifier of the field.</param>
    /// <param name="isTaken">Whether a field of the owner has an identifier.</param>
    public static string WithoutRepetition(string owner, string field, Func<string, bool> isTaken)
    {
        for (var length = field.Length - 1; length > 0; length--)
        {
            // A word begins with a capital, so words that merely end alike are no match: Recall does not end in All.
            if (Words.IsUpper(field[length])
                && length <= owner.Length
                && string.CompareOrdinal(owner, owner.Length - length, field, 0, length) == 0)
            {
                var rest = field.Substring(length);
                return isTaken(rest) ? field : rest;
            }
        }

        return field;
    }
}
