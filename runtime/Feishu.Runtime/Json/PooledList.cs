using System.Buffers;
using System.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>A list that grows in pooled memory and ends as an array of just the right length.</summary>
internal ref struct PooledList<T>
{
    private const int FirstSize = 16;

    private T[]? _items;
    private int _count;

    public void Add(T item)
    {
        if (_items is null || _count == _items.Length)
        {
            Grow();
        }

        _items![_count++] = item;
    }

    public T[] ToArrayAndRelease()
    {
        var array = _count == 0 ? [] : _items.AsSpan(0, _count).ToArray();
        Release();
        return array;
    }

    public void Release()
    {
        if (_items is { } items)
        {
            // The pool must not keep alive what the items refer to.
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                items.AsSpan(0, _count).Clear();
            }

            ArrayPool<T>.Shared.Return(items);
        }

        this = default;
    }

    private void Grow()
    {
        var grown = ArrayPool<T>.Shared.Rent(_count == 0 ? FirstSize : _count * 2);
        _items.AsSpan(0, _count).CopyTo(grown);
        var count = _count;
        Release();
        _items = grown;
        _count = count;
    }
}
