using System.Runtime.InteropServices;
using System.Text;
using Feishu.Gen.Cli;
using Feishu.Gen.Cli.Output;

// Page texts are Chinese, whatever the console's code page is.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// Where files are limited in size, a write fails with an error then, as it does on a full disk, and the process goes on.
const int FileSizeLimit = 25;
using var limit = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()
    ? PosixSignalRegistration.Create((PosixSignal)FileSizeLimit, context => context.Cancel = true)
    : null;
return CommandLine.Run(args, new Terminal(Console.Out, Console.Error, isInteractive: !Console.IsErrorRedirected));
