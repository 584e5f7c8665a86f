namespace Feishu.Runtime.Http.Readings;

/// <summary>A call whose response is being read.</summary>
internal interface IExchange
{
    /// <summary>What is called.</summary>
    FeishuOperation Operation { get; }

    /// <summary>Whether the call succeeded.</summary>
    /// <returns>false where the call is to be sent once more.</returns>
    /// <exception cref="FeishuException">The call failed.</exception>
    bool IsSuccess(BufferedResponse buffered, in Envelope envelope, bool mayLackCode);

    /// <summary>The exception for a success without the file that was called for.</summary>
    FeishuTransportException OfMissingFile(BufferedResponse buffered);
}
