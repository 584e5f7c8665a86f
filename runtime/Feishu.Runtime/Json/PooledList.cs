using System.Buffers;
using System.Runtime.CompilerServices;

namespace Feishu.Runtime.Json;

/// <summary>A list that grows on the stack at first and in pooled memory then, and ends as an array of just the right length.</summary>
internal ref struct PooledList<T>
{
    private const int FirstSize = 32;

    private FewItems _few;
    private T[]? _many;
    private int _count;

    public readonly int Count => _count;

    public void Add(T item)
    {
        if (_count < FewItems.Size)
        {
            _few[_count++] = item;
            return;
        }

        if (_many is null || _count == _many.Length)
        {
            Grow();
        }

        _many![_count++] = item;
    }

    public T[] ToArrayAndRelease()
    {
        if (_many is null)
        {
            return _count == 0 ? [] : ((ReadOnlySpan<T>)_few)[.._count].ToArray();
        }

        var array = _many.AsSpan(0, _count).ToArray();
        Release();
        return array;
    }

    public void Release()
    {
        if (_many is { } items)
        {
            // The pool must not keep alive what the items refer to.
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                items.AsSpan(0, _count).Clear();
            }

            ArrayPool<T>.Shared.Return(items);
            _many = null;
        }
    }

    private void Grow()
    {
        var grown = ArrayPool<T>.Shared.Rent(Math.Max(FirstSize, _count * 2));
        var items = _many is null ? (ReadOnlySpan<T>)_few : _many.AsSpan(0, _count);
        items.CopyTo(grown);
        Release();
        _many = grown;
    }

    [InlineArray(Size)]
    private struct FewItems
    {
        public const int Size = 8;

        private T _first;
    }
}
