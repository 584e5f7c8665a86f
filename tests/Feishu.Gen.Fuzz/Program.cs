using Feishu.Gen.Fuzz.Running;
using Feishu.Gen.Fuzz.Targets;

var options = FuzzOptions.Parse(args, out var problem);
if (options is null)
{
    Console.Error.WriteLine($"{problem}\n\n{FuzzOptions.Usage}");
    return 2;
}

var corpus = Corpus.Load(options.Corpus);
IFuzzTarget target = options.Target switch
{
    "pages" => new PagesTarget(corpus),
    "responses" => new ResponsesTarget(corpus),
    "events" => new EventsTarget(),
    _ => new FramesTarget(),
};
using var disposable = target as IDisposable;
return new FuzzRun(target, options, Console.Out).Run() == 0 ? 0 : 1;
