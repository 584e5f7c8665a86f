namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// What each kind of disagreement between a tree and the page costs, in nats (the negative logarithm of how often it happens
/// where the tree is right). How they were found is told in <c>docs/nesting.md</c>.
/// </summary>
internal sealed record NestingCosts
{
    /// <summary>The costs in use.</summary>
    public static NestingCosts Default { get; } = new();

    /// <summary>A second field of one name in one object.</summary>
    public double Duplicate { get; init; } = 30;

    /// <summary>The first field that the object's example lacks.</summary>
    public double Absent { get; init; } = 2.6;

    /// <summary>How much less that costs for each e-fold of keys in the object's example.</summary>
    public double AbsentPerKey { get; init; } = 0.941;

    /// <summary>A field of an object that the example does not reach.</summary>
    public double Unknown { get; init; } = 0.18;

    /// <summary>Fields of an object inside another one of the same type.</summary>
    public double OpenWithinItself { get; init; } = 6;

    /// <summary>Each further field in a row that the object's example lacks.</summary>
    public double AbsentAgain { get; init; } = 0.42;

    /// <summary>A key of an object's example that never came, though a later row has its name.</summary>
    public double Missing { get; init; } = 12;

    /// <summary>The same where the example shows another object of that type, or another page does.</summary>
    public double MissingOfHint { get; init; } = 2;

    /// <summary>A value in the example whose kind is not the declared type's.</summary>
    public double WrongKind { get; init; } = 3;

    /// <summary>A field that comes later in the table than in the example.</summary>
    public double OutOfOrder { get; init; } = 0.7;

    /// <summary>A field that the known shapes of the object's type lack.</summary>
    public double NewInShape { get; init; } = 5.04;

    /// <summary>Each further field in a row that the known shapes lack.</summary>
    public double NewAgain { get; init; } = 3;

    /// <summary>A field that a guide's definition lacks.</summary>
    public double NewInDefinition { get; init; } = 2;

    /// <summary>Each further field in a row that a guide's definition lacks.</summary>
    public double NewInDefinitionAgain { get; init; } = 0.8;

    /// <summary>A field of the best known shape that never came, though a later row has its name.</summary>
    public double MissingOfShape { get; init; } = 3.5;

    /// <summary>A field of a guide's definition that never came, though a later row has its name.</summary>
    public double MissingOfDefinition { get; init; } = 1.5;

    /// <summary>A field of the best known shape that does not come any more.</summary>
    public double GoneFromShape { get; init; } = 0.4;

    /// <summary>How much it weighs that the names before it are others than elsewhere.</summary>
    public double Siblings { get; init; } = 3.5;

    /// <summary>A name joins an object further in although one further out waits for it and may still get it.</summary>
    public double TakenEarly { get; init; } = 3;

    /// <summary>The same where the one further out waits for an object.</summary>
    public double ObjectTakenEarly { get; init; } = 8;

    /// <summary>An object stands in an object of another type than its namesake, both in one object.</summary>
    public double SiblingParent { get; init; } = 0.6;

    /// <summary>An object stands in an object that is no sibling of the one that holds its namesake, but as deep.</summary>
    public double OtherParent { get; init; } = 2.5;

    /// <summary>An object stands at another depth than its namesake, and not in an object of the same type.</summary>
    public double OtherDepth { get; init; } = 2.4;

    /// <summary>Each level beyond the seventh.</summary>
    public double Deep { get; init; } = 0.7;

    /// <summary>A scalar of a name that an object further out has already.</summary>
    public double LeafAgain { get; init; } = 0.1;

    /// <summary>An object of a name that an object further out has already.</summary>
    public double StructAgain { get; init; } = 0.6;

    /// <summary>An object goes on where the rows behind all others of its type are different.</summary>
    public double BeyondRepeats { get; init; } = 3.5;

    /// <summary>An object goes on where the rows behind some others of its type are different.</summary>
    public double BeyondSomeRepeats { get; init; } = 0.8;

    /// <summary>One of many kinds of content is within another one, or outside the object that holds the others.</summary>
    public double Gatherer { get; init; } = 3;

    /// <summary>An object is elsewhere than five others whose descriptions end like its own.</summary>
    public double AlikeEnd { get; init; } = 6;

    /// <summary>A scalar follows objects, for each e-fold of these over the object's scalars.</summary>
    public double AmongObjects { get; init; } = 1;

    /// <summary>A scalar is elsewhere than five others whose names end like its own.</summary>
    public double AlikeName { get; init; } = 3;

    /// <summary>A row is elsewhere than five others whose descriptions begin like its own.</summary>
    public double AlikeStart { get; init; } = 1.6;

    /// <summary>What tells of the next page of results is within one of them.</summary>
    public double PagingInItem { get; init; } = 5;

    /// <summary>The envelope's <c>data</c> is empty, and fields follow it.</summary>
    public double EmptyEnvelope { get; init; } = 3;

    /// <summary>An object is within another one than its type's name says.</summary>
    public double OtherOuter { get; init; } = 8;

    /// <summary>A field of the whole response behind the envelope's <c>data</c>.</summary>
    public double BehindEnvelope { get; init; } = 6;

    /// <summary>The most that names before it can weigh.</summary>
    public double MostSiblings { get; init; } = 9;

    /// <summary>Each name below a missing key.</summary>
    public double MissingBelow { get; init; } = 0.7;

    /// <summary>A named type without fields.</summary>
    public double EmptyStruct { get; init; } = 3;

    /// <summary>A named type without fields, whose fields were listed before.</summary>
    public double EmptyKnownStruct { get; init; } = 2.5;

    /// <summary>A named type without fields that had none before.</summary>
    public double EmptyAgain { get; init; } = 0.12;

    /// <summary>Fields of a named type that had none before.</summary>
    public double OpenKnownEmpty { get; init; } = 2.5;

    /// <summary>An object or list of unknown type without fields.</summary>
    public double EmptyVague { get; init; } = 0.6;

    /// <summary>A type without fields whose example is an empty object or list.</summary>
    public double EmptyAsExample { get; init; } = 1;

    /// <summary>Fields below a scalar whose example is an object.</summary>
    public double OpenLeafWithExample { get; init; } = 4;

    /// <summary>Fields below a scalar.</summary>
    public double OpenLeaf { get; init; } = 60;

    /// <summary>The next row is on the same level.</summary>
    public double Stay { get; init; } = 0.06;

    /// <summary>The next row is one level further out.</summary>
    public double Pop { get; init; } = 0.84;

    /// <summary>Each further level out.</summary>
    public double PopMore { get; init; } = 0.6;

    /// <summary>A known depth that the tree cannot give.</summary>
    public double WrongDepth { get; init; } = 1000;

    /// <summary>One of the envelope's own fields elsewhere than in the envelope, before its <c>data</c>.</summary>
    public double EnvelopeElsewhere { get; init; } = 12;

    /// <summary>The sample of a row is the value in the example.</summary>
    public double SampleFits { get; init; } = -2;

    /// <summary>The sample of a row is not the value in the example.</summary>
    public double SampleDiffers { get; init; } = 1.8;

    /// <summary>A runner-up that costs no more than this above the best makes a row open.</summary>
    public double OpenMargin { get; init; } = 3;

    /// <summary>The same where the page has been heard as a whole, and nobody else.</summary>
    public double AloneMargin { get; init; } = 2;

    /// <summary>The same where all other pages have been heard.</summary>
    public double SettledMargin { get; init; } = 1;
}
