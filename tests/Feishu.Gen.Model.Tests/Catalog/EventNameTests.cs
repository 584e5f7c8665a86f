using Feishu.Gen.Catalog;
using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>What events are called, and where they stand.</summary>
public sealed class EventNameTests
{
    [Theory]
    [InlineData("im.message.receive_v1", "im", "v1", "ImMessageReceiveV1")]
    [InlineData("im.chat.access_event.bot_p2p_chat_entered_v1", "im", "v1", "ImChatAccessEventBotP2pChatEnteredV1")]
    [InlineData("meeting_room.meeting_room.created_v1", "meeting_room", "v1", "MeetingRoomMeetingRoomCreatedV1")]
    [InlineData("library.book.lent_v12", "library", "v12", "LibraryBookLentV12")]
    [InlineData("library.book.lent", "library", "", "LibraryBookLentEvent")]
    [InlineData("library.book.v2", "library", "", "LibraryBookV2Event")]
    [InlineData("book_lent", "book_lent", "", "BookLentEvent")]
    [InlineData("book_lentV2", "book_lent_v2", "", "BookLentV2Event")]
    [InlineData("book_lent_v2", "book_lent_v2", "", "BookLentV2Event")]
    [InlineData("feishu.book.lent_v1", "feishu", "v1", "FeishuFeishuBookLentV1")]
    public void Name_follows_from_the_type(string type, string service, string version, string identifier) =>
        Assert.Equal(new EventName(service, version, identifier), EventName.Of(type));

    [Fact]
    public void Events_stand_with_their_version_and_the_others_together()
    {
        var catalog = Build(("a.md", "book_lent"), ("b.md", "shop.book.lent_v1"));

        Assert.Equal(
            ["Events.BookLentEvent", "ShopV1.ShopBookLentV1"],
            catalog.Events.Select(e => $"{e.Place.Namespace}.{e.Model.Name}"));
        Assert.Equal(["book_lent", "shop.book.lent_v1"], Assert.Single(catalog.Clients).Events.Select(e => e.Type));
        Assert.Empty(catalog.Versions);
        Assert.Empty(catalog.Findings);
    }

    [Fact]
    public void One_event_on_two_pages_is_that_of_the_first()
    {
        var catalog = Build(("b.md", "book_lent"), ("a.md", "book_lent"));

        Assert.Equal("a.md", Assert.Single(catalog.Events).Place.Page);
        Assert.Equal(("b.md", Rules.DuplicateEvent), Assert.Single(catalog.Findings.Select(f => (f.Path, f.Rule))));
    }

    [Fact]
    public void Types_that_would_have_one_name_are_numbered()
    {
        var catalog = Build(("a.md", "book_lent_v2"), ("b.md", "book_lentV2"));

        Assert.Equal(["BookLentV2Event", "BookLentV2Event2"], catalog.Events.Select(e => e.Model.Name).Order());
        Assert.Equal(Rules.NameClash, Assert.Single(catalog.Findings).Rule);
    }

    [Fact]
    public void A_model_gives_way_to_an_event()
    {
        Field used = new() { Name = "which", Type = new FieldType.Object("shop_book_lent_v1"), Fields = [new Field { Name = "id", Type = new FieldType.String() }] };

        var catalog = CatalogBuilder.Build([], [Page("a.md", "shop.book.lent_v1", used)], TypeGuide.Empty);

        Assert.Equal("ShopBookLentV1", Assert.Single(catalog.Events).Model.Name);
        Assert.Equal("ShopBookLentV12", Assert.Single(catalog.Models).Model.Name);
    }

    private static ApiCatalog Build(params IEnumerable<(string Path, string Type)> events) =>
        CatalogBuilder.Build([], events.Select(e => Page(e.Path, e.Type)), TypeGuide.Empty);

    private static PageEvent Page(string path, string type, params IReadOnlyList<Field> fields) =>
        new(path, new EventDefinition { Type = type, Title = type, Fields = fields.ToEquatableArray() }, PageTables.None);
}
