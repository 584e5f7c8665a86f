namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The verbs by which a path segment is known to be an action. General vocabulary of HTTP APIs, sorted by how safely a word
/// is no thing. Regular derivations (<c>initialize</c>, <c>notify</c>, <c>unbind</c>) are recognised without being listed.
/// </summary>
internal static class Verbs
{
    /// <summary>Words that hardly ever name a thing.</summary>
    private static readonly HashSet<string> s_pure = Set(
        "accept activate add advance agree aggregate allocate append apply approve archive ask assign associate attach authenticate",
        "authorize ban bind book browse calc calculate cancel chase clear close collect commit compare compile complete compute",
        "confirm connect consume convert count create deactivate decline decode decrypt deduct del delete deliver deny deploy deprecate",
        "destroy detach detect diagnose disable disassociate discard disconnect dismiss distribute download duplicate edit eject enable",
        "encode encrypt end enroll enter evaluate exclude exec execute exit expand expire explain extend extract fetch fill find finish",
        "follow forbid forward freeze generate get grant handle hide identify ignore import include increase init initiate insert",
        "inspect install invalidate invite invoke is join kick kickout launch load lock login logout manage map mark merge mget migrate modify",
        "move mute obtain offboard onboard open operate parse pass patch pause perform persist poll post prepare prepend preview publish",
        "pull push put quit react read reassign rebuild recall receive recognize recommend reconcile recover redeem refill refresh refund refuse register",
        "reindex reject release reload remind remove rename render renew reopen reorder replace reply reschedule resend reset resolve restart",
        "restore resubmit resurrect retrieve retry return reuse revert revise revoke rollback rotate run save scan schedule search select send set share",
        "shut sign simulate skip sort split start stop submit subscribe suggest suspend switch sync synchronize terminate track transcribe transfer",
        "transform translate transmit trigger truncate update upgrade upload upsert urge validate verify vote warn watch withdraw write");

    /// <summary>Verbs that often are a thing when they stand last (<c>price_list</c>).</summary>
    private static readonly HashSet<string> s_thingAtEnd = Set(
        "answer call change check complete count download edit end export follow handle import invite list login map mark move open pass patch post preview",
        "push query read reply return run schedule scan search set share sign start stop switch track transfer update upgrade upload vote watch");

    /// <summary>Verbs that are as often a thing: an action only where something is sent by POST.</summary>
    private static readonly HashSet<string> s_orThing = Set(
        "answer block bookmark call change check clone copy dispatch export grade highlight hold inject like link lint match",
        "offer order pay pin process rank rate recognise report request reserve resume review star tag test view");

    /// <summary>Words after which the whole segment is an action whatever follows.</summary>
    private static readonly HashSet<string> s_leading = Set("batch check combined create list query whether");

    /// <summary>Verbs that are mostly asked for with GET.</summary>
    private static readonly HashSet<string> s_reading = Set("count download fetch find get is list mget preview read retrieve whether");

    /// <summary>Verbs that can be asked for with GET, as they change nothing.</summary>
    private static readonly HashSet<string> s_harmless = Set(
        "browse calc calculate check compare compute convert count detect diagnose download explain export fetch find generate get has identify is list",
        "load lookup match mget parse poll preview query read recommend resolve retrieve scan search simulate suggest test translate validate verify view",
        "watch whether");

    /// <summary>Verbs that mostly act on a whole collection rather than on one thing in it.</summary>
    private static readonly HashSet<string> s_collective = Set(
        "batch combined count create filter find import list match merge mget preview query search upload");

    /// <summary>Whether a segment is an action, judged by its words and the HTTP method.</summary>
    public static bool IsAction(string[] words, bool isPlural, string method) =>
        words.Length > 0 && (method != "GET" || IsHarmless(words)) && (Leads(words, isPlural, method) || Ends(words, method));

    /// <summary>Whether every word of a segment is a verb (<c>copy</c>, <c>batch_delete</c>).</summary>
    public static bool IsOnlyAction(string[] words, string method)
    {
        foreach (var word in words)
        {
            if (word != "batch" && !IsPure(word) && !(IsListing(word) || (s_orThing.Contains(word) && method == "POST")))
            {
                return false;
            }
        }

        return words.Length > 0 && !(words.Length == 1 && words[0] == "batch");
    }

    /// <summary>Whether an action is mostly asked for with GET.</summary>
    public static bool IsReading(string firstWord) => s_reading.Contains(firstWord);

    /// <summary>Whether an action of these words mostly stands directly after a collection.</summary>
    public static bool IsCollective(string[] words) =>
        words.Length > 0 && s_collective.Contains(words[0]) && !(words[0] == "batch" && words.Length > 2);

    private static bool Leads(string[] words, bool isPlural, string method)
    {
        var first = words[0];
        if (words.Length == 1)
        {
            return (IsPure(first) && !(s_thingAtEnd.Contains(first) && method is "PUT" or "PATCH" or "DELETE"))
                || IsListing(first)
                || (s_orThing.Contains(first) && method == "POST");
        }

        return first == "batch" ? IsVerb(words[1])
            : IsPure(first) || s_leading.Contains(first) || (s_orThing.Contains(first) && method == "POST" && !isPlural);
    }

    private static bool Ends(string[] words, string method)
    {
        var last = words[words.Length - 1];
        return words.Length > 1 && (s_thingAtEnd.Contains(last) || s_orThing.Contains(last)
            ? method == "POST" || words[words.Length - 2] == "batch"
            : IsPure(last));
    }

    private static bool IsHarmless(string[] words) =>
        s_harmless.Contains(words[words[0] == "batch" && words.Length > 1 ? 1 : 0]) || s_harmless.Contains(words[words.Length - 1]);

    private static bool IsVerb(string word) => IsPure(word) || IsListing(word) || s_orThing.Contains(word);

    private static bool IsListing(string word) => word is "list" or "query";

    private static bool IsPure(string word) => s_pure.Contains(word) || IsDerived(word);

    private static bool IsDerived(string word) =>
        (word.Length > 5 && (word.EndsWith("ize", StringComparison.Ordinal) || word.EndsWith("ify", StringComparison.Ordinal)))
        || (word.Length > 4 && word.StartsWith("un", StringComparison.Ordinal) && IsVerb(word.Substring(2)));

    private static HashSet<string> Set(params string[] lines) => Nouns.Set(lines);
}
