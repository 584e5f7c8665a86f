namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>
/// Puts messages together that came in several frames. Parts may come in any order, and more than once; what is kept of messages that are not whole
/// yet is bounded in number, size and age, whatever the other side sends. Not for use by several threads.
/// </summary>
/// <param name="longestMessage">How many bytes a message may have.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class MessageParts(int longestMessage, TimeProvider clock)
{
    /// <summary>Of so many parts a message may consist.</summary>
    public const int MostParts = 1024;

    /// <summary>So many messages may wait for parts; the oldest gives way.</summary>
    public const int MostMessages = 64;

    // What is kept in all, in messages of the longest kind.
    private const int MostLongMessages = 4;

    // By then the platform sends a message again to which it got no response.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(15);

    // By age. They are few.
    private readonly List<Message> _messages = [];
    private long _size;

    /// <summary>How many messages wait for parts.</summary>
    public int Count => _messages.Count;

    /// <summary>Adds a part.</summary>
    /// <param name="id">The message.</param>
    /// <param name="sum">How many parts it has.</param>
    /// <param name="seq">Which of them this is, from 0.</param>
    /// <param name="part">The part, which is copied.</param>
    /// <param name="whole">The message, where this was the last part that was missing; else null.</param>
    /// <returns>Whether the part was taken; not where it makes no sense, or the message is too long.</returns>
    public bool TryAdd(string id, int sum, int seq, ReadOnlySpan<byte> part, out byte[]? whole)
    {
        whole = null;
        ForgetOld();
        if (sum is < 1 or > MostParts || seq < 0 || seq >= sum)
        {
            return false;
        }

        var message = FindOrBegin(id, sum);
        if (message.IsGivenUp || message.Has(seq))
        {
            return !message.IsGivenUp;
        }

        if (message.Size + (long)part.Length > longestMessage)
        {
            // The message stays as one that takes no more parts, until its time is over: the next one would begin it anew.
            _size -= message.Size;
            message.GiveUp();
            return false;
        }

        message.Add(seq, part);
        _size += part.Length;
        if (message.IsWhole)
        {
            Remove(message);
            whole = message.Join();
        }

        MakeRoom();
        return true;
    }

    private Message FindOrBegin(string id, int sum)
    {
        if (_messages.Find(m => m.Id == id) is { } known)
        {
            if (known.Sum == sum)
            {
                return known;
            }

            // Divided in another way: what is there will never be whole.
            Remove(known);
        }

        var message = new Message(id, sum, clock.GetTimestamp());
        _messages.Add(message);
        MakeRoom();
        return message;
    }

    private void ForgetOld()
    {
        while (_messages is [var oldest, ..] && clock.GetElapsedTime(oldest.Begun) >= s_longestWait)
        {
            Remove(oldest);
        }
    }

    private void MakeRoom()
    {
        while (_messages.Count > MostMessages || _size > (long)MostLongMessages * longestMessage)
        {
            Remove(_messages[0]);
        }
    }

    private void Remove(Message message)
    {
        _messages.Remove(message);
        _size -= message.Size;
    }

    /// <summary>A message of which parts are missing.</summary>
    private sealed class Message(string id, int sum, long begun)
    {
        private byte[]?[] _parts = new byte[sum][];
        private int _missing = sum;

        public string Id { get; } = id;

        public int Sum { get; } = sum;

        public long Begun { get; } = begun;

        public int Size { get; private set; }

        public bool IsGivenUp { get; private set; }

        public bool IsWhole => _missing == 0;

        public bool Has(int seq) => _parts[seq] is not null;

        public void Add(int seq, ReadOnlySpan<byte> part)
        {
            _parts[seq] = part.ToArray();
            _missing--;
            Size += part.Length;
        }

        /// <summary>Drops the parts; the message never becomes whole.</summary>
        public void GiveUp()
        {
            IsGivenUp = true;
            _parts = [];
            Size = 0;
        }

        public byte[] Join()
        {
            var whole = new byte[Size];
            var end = 0;
            foreach (var part in _parts)
            {
                part!.CopyTo(whole, end);
                end += part!.Length;
            }

            return whole;
        }
    }
}
