namespace Feishu.Testing.Events;

/// <summary>Things that arrive one after the other, and can be waited for by their number.</summary>
/// <typeparam name="T">What arrives.</typeparam>
internal sealed class Arrivals<T>
{
    private readonly object _lock = new();
    private readonly List<TaskCompletionSource<T>> _places = [];
    private int _count;

    /// <summary>How many there were.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>One more.</summary>
    public void Add(T item)
    {
        lock (_lock)
        {
            PlaceOf(++_count).SetResult(item);
        }
    }

    /// <summary>Waits for one.</summary>
    /// <param name="number">Which, from 1.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<T> GetAsync(int number, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return PlaceOf(number).Task.WaitAsync(cancellationToken);
        }
    }

    private TaskCompletionSource<T> PlaceOf(int number)
    {
        while (_places.Count < number)
        {
            _places.Add(new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return _places[number - 1];
    }
}
