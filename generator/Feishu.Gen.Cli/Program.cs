using System.Text;
using Feishu.Gen.Cli;

// Page texts are Chinese, whatever the console's code page is.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, new Terminal(Console.Out, Console.Error, IsInteractive: !Console.IsErrorRedirected));
