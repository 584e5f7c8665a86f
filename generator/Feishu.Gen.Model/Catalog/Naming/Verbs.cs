namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The verbs by which a path segment is known to be an action: general vocabulary of HTTP APIs, each verb in the one list that
/// says how safely it is no thing. Regular derivations (<c>initialize</c>, <c>notify</c>, <c>unbind</c>) need not be listed.
/// </summary>
internal sealed class Verbs
{
    private const string Batch = "batch";

    /// <summary>Words that hardly ever name a thing.</summary>
    private static readonly HashSet<string> s_pure = Nouns.Set(
        "abort accept activate add adjust advance aggregate agree allocate analyse analyze announce append apply approve",
        "archive ask assemble assess assign associate attach authenticate authorize ban begin bind book boost broadcast browse",
        "calc calculate cancel capture chase checkin checkout claim clean clear close collect combine commence commit compare",
        "compile compute conclude configure confirm connect consult consume convert correct create crop deactivate declare",
        "decline decode decrease decrypt deduct del delegate delete deliver deny deploy deprecate derive describe destroy",
        "detach detect diagnose disable disassociate discard disconnect dismiss display distribute divide drain draw drop",
        "duplicate eject embed emit enable encode encrypt enqueue enroll ensure enter erase escalate estimate evaluate exclude",
        "exec execute exit expand expedite expire explain extend extract fetch fill find finish forbid fork forward freeze",
        "generate get give grant halt hangup hide identify ignore impersonate include increase init initiate inquire insert",
        "inspect install integrate intercept interrupt invalidate invoke is iterate join keep kick kickout launch listen load",
        "locate lock logon logout maintain make manage measure merge mget migrate mock modify monitor mute navigate negotiate",
        "nominate obtain offboard onboard operate overwrite parse pause perform persist pick ping play poll predict prepare",
        "prepend proceed promote prompt propose publish pull purchase purge put quit react reassign rebind rebuild recalculate",
        "recall receive recognize recommend reconcile reconnect recover recreate redeem redeploy redirect redo reduce refill",
        "refresh refund refuse regenerate register reindex reinstate reject relate release reload relocate remind remove rename",
        "render renew reopen reorder repair repeat replace republish reschedule rescind resend reset resolve respond restart",
        "restore resubmit resurrect resync retract retrieve retry reupload reuse revert revise revoke rollback rotate save seal",
        "seek select send settle ship show shut signin signout simulate skip snooze sort split stash steal submit subscribe",
        "subtract suggest suspend swap sync synchronize take tell terminate throttle toggle transcribe transform translate",
        "transmit trash trigger truncate undo upsert urge validate verify visit wait wake warn wipe withdraw write");

    /// <summary>Verbs that often are a thing at the end of a name: <c>price_list</c>, but <c>list_prices</c>.</summary>
    private static readonly HashSet<string> s_thingAtEnd = Nouns.Set(
        "check complete count download edit end follow handle import invite list login map mark move open pass patch post",
        "preview push query read reply return run scan schedule search set share sign start stop switch track transfer update",
        "upgrade upload vote watch");

    /// <summary>Verbs that are as often a thing: an action only where something is posted to them.</summary>
    private static readonly HashSet<string> s_orThing = Nouns.Set(
        "answer block bookmark call change clone copy dispatch export grade highlight hold like link match offer order pay pin",
        "process rank rate recognise report request reserve resume review star tag test view");

    /// <summary>Verbs that change nothing, so that one can GET them. A GET on any other verb asks for a thing (<c>disable_notice</c>).</summary>
    private static readonly HashSet<string> s_harmless = Nouns.Set(
        "browse calc calculate check compare compute convert count detect diagnose download explain export fetch find generate",
        "get has identify is list load lookup match mget parse poll preview query read recommend resolve retrieve scan search",
        "simulate suggest test translate validate verify view watch");

    /// <summary>Verbs that are mostly asked for with GET. A wrong guess costs a mark in the id, no more.</summary>
    private static readonly HashSet<string> s_reading = Nouns.Set(
        "count download fetch find get is list mget preview read retrieve");

    /// <summary>Verbs that mostly act on a collection, not on one thing in it. A wrong guess costs a mark in the id, no more.</summary>
    private static readonly HashSet<string> s_collective = Nouns.Set(
        "batch count create filter find import list match merge mget preview query search upload");

    private readonly HashSet<string>? _unknown;

    private Verbs(HashSet<string>? unknown) => _unknown = unknown;

    /// <summary>All of the lists.</summary>
    public static Verbs All { get; } = new(null);

    /// <summary>The lists without some words: what names would be if nobody had thought of these.</summary>
    public static Verbs Without(IEnumerable<string> words) => new(new HashSet<string>(words, StringComparer.Ordinal));

    /// <summary>Whether a segment is an action, judged by its words and the HTTP method.</summary>
    public bool IsAction(string[] words, bool isPlural, string method) =>
        words.Length > 0 && (method != "GET" || IsHarmless(words)) && (Leads(words, isPlural, method) || Ends(words, method));

    /// <summary>Whether every word of a segment is a verb (<c>copy</c>, <c>batch_delete</c>).</summary>
    public bool IsOnlyAction(string[] words, string method) =>
        words.Length > 0 && words[words.Length - 1] != Batch && words.All(word => word == Batch || IsVerb(word) || IsPosted(word, method));

    /// <summary>Whether an action that begins with a word is mostly asked for with GET.</summary>
    public static bool IsReading(string firstWord) => s_reading.Contains(firstWord);

    /// <summary>Whether an action mostly stands directly after a collection: <c>search</c>, <c>batch_delete</c>, but not <c>batch_delete_follower</c>.</summary>
    public static bool IsCollective(string[] words) =>
        words.Length > 0 && s_collective.Contains(words[0]) && !(words[0] == Batch && words.Length > 2);

    private bool Leads(string[] words, bool isPlural, string method)
    {
        var first = words[0];
        if (first == Batch)
        {
            return words.Length > 1 && (IsVerb(words[1]) || Has(s_orThing, words[1]));
        }

        return IsVerb(first) || (IsPosted(first, method) && !(isPlural && words.Length > 1));
    }

    private bool Ends(string[] words, string method)
    {
        var last = words[words.Length - 1];
        return words.Length > 1
            && (IsSafeVerb(last) || ((Has(s_thingAtEnd, last) || Has(s_orThing, last)) && (method == "POST" || words[words.Length - 2] == Batch)));
    }

    private bool IsHarmless(string[] words) =>
        Has(s_harmless, words[words[0] == Batch && words.Length > 1 ? 1 : 0]) || Has(s_harmless, words[words.Length - 1]);

    private bool IsPosted(string word, string method) => method == "POST" && Has(s_orThing, word);

    private bool IsVerb(string word) => Has(s_thingAtEnd, word) || IsSafeVerb(word);

    private bool IsSafeVerb(string word) => Has(s_pure, word) || IsDerived(word);

    private bool IsDerived(string word) =>
        (word.Length > 5 && (word.EndsWith("ize", StringComparison.Ordinal) || word.EndsWith("ify", StringComparison.Ordinal)))
        || (word.Length > 4 && word.StartsWith("un", StringComparison.Ordinal) && (IsVerb(word.Substring(2)) || Has(s_orThing, word.Substring(2))));

    private bool Has(HashSet<string> list, string word) => list.Contains(word) && _unknown?.Contains(word) != true;
}
