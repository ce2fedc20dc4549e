//! Tags, colours and notes given where one reads, to one passage or to many, and from the command line.

use crate::cli::Home;
use crate::desk::Desk;
use fangtan::app::overlay::Overlay;

const TALK: &str = "### 水与盐\n\n\
    **林采：** 盐田一年晒几次，最怕遇上什么样的天气？\n\n\
    **老周：** 一年晒两季，最怕夜里的急雨，一场雨半个月白干。\n\n\
    **林采：** 那你们怎么知道夜里会不会下雨？\n\n\
    **老周：** 看海上的云，也看蚂蚁，现在年轻人看手机。\n\n\
    ### 收盐\n\n\
    **林采：** 收上来的盐先放在哪里？\n\n\
    **老周：** 先堆在田埂上，沥一夜的水，再挑进仓。\n";

/// The three answers are kept; the last one is at the place.
fn kept() -> Desk {
    let mut desk = Desk::new(&[("salt.md", TALK)], 80, 30);
    desk.keys("{Enter}{Enter}gg:1.2{Enter}b:1.4{Enter}b:2.2{Enter}b");
    assert_eq!(desk.kept.len(), 3, "{}", desk.notice());
    desk
}

fn tags(desk: &Desk) -> Vec<String> {
    desk.kept.iter().map(|listed| listed.bookmark.tags.join(" ")).collect()
}

fn colors(desk: &Desk) -> Vec<&str> {
    desk.kept.iter().map(|listed| listed.bookmark.color.as_str()).collect()
}

#[test]
fn the_passage_under_the_cursor_is_tagged_with_new_tags_known_ones_and_those_on_digits() {
    let mut desk = kept();
    desk.keys(":1.2{Enter}C天气/急雨 盐田{Enter}");
    assert_eq!(tags(&desk), ["天气/急雨 盐田", "", ""]);
    desk.keys(":1.4{Enter}C天气{Tab}{Enter}");
    assert_eq!(tags(&desk)[1], "天气/急雨", "what is begun is completed");
    desk.keys(":2.2{Enter}C1#2024 1{Enter}");
    let known = desk.app.tags.clone();
    assert_eq!(tags(&desk)[2].split(' ').count(), 3, "{:?}", tags(&desk));
    assert!(tags(&desk)[2].contains("2024") && known.iter().any(|tag| tag == "2024"));
    assert!(tags(&desk)[2].contains("盐田") && tags(&desk)[2].contains("天气/急雨"), "{:?}", tags(&desk));
    desk.keys("U");
    assert_eq!(tags(&desk)[2], "", "undone as one");
}

#[test]
fn what_is_not_kept_yet_is_kept_with_its_tags() {
    let mut desk = kept();
    desk.keys(":2.1{Enter}C仓库{Enter}");
    assert_eq!((desk.kept.len(), tags(&desk)[3].as_str()), (4, "仓库"));
}

#[test]
fn several_passages_in_a_selection_keep_their_own_tags_and_get_one_more() {
    let mut desk = kept();
    desk.keys(":1.2{Enter}C雨{Enter}gg:1.1{Enter}VG$C同一天{Enter}");
    assert_eq!(tags(&desk), ["雨 同一天", "同一天", "同一天"]);
    assert_eq!(desk.kept.len(), 3, "nothing new is kept");
    desk.keys("U");
    assert_eq!(tags(&desk), ["雨", "", ""]);
}

#[test]
fn color_note_and_removal_are_of_the_passage_under_the_cursor() {
    let mut desk = kept();
    desk.keys(":1.4{Enter}cca蚂蚁{Enter}");
    assert_eq!(colors(&desk), ["", "green", ""]);
    assert_eq!(desk.kept[1].bookmark.note, "蚂蚁");
    desk.keys("D");
    assert!(desk.kept[1].bookmark.deleted.is_some());
    desk.keys("U:1.1{Enter}c");
    assert!(desk.kept[1].bookmark.deleted.is_none());
    assert!(desk.notice().starts_with("nothing is kept here"), "{}", desk.notice());
}

#[test]
fn a_tag_with_blanks_stays_one_tag_when_others_are_added() {
    let mut desk = kept();
    desk.keys("C\"open source\"{Enter}");
    desk.keys("C盐{Enter}");
    assert_eq!(desk.kept[2].bookmark.tags, ["open source", "盐"]);
}

#[test]
fn the_list_begins_at_the_passage_one_stands_on_and_marks_are_for_all_keys() {
    let mut desk = kept();
    desk.keys(":1.4{Enter}B");
    let selected = |desk: &Desk| match desk.app.overlays.last() {
        Some(Overlay::Bookmarks(list)) => list.selected().unwrap().bookmark.anchor.address.clone(),
        _ => panic!("the list is open"),
    };
    assert_eq!(selected(&desk), "1.4");
    desk.keys("mmc");
    assert_eq!(colors(&desk), ["", "yellow", "yellow"]);
    desk.keys("Mt收成{Enter}");
    assert_eq!(tags(&desk), ["收成", "收成", "收成"]);
    desk.keys("UDU");
    assert_eq!(tags(&desk), ["", "", ""]);
    assert!(
        desk.kept.iter().all(|listed| listed.bookmark.deleted.is_none()),
        "removed and brought back as one"
    );
}

#[test]
fn the_command_line_changes_several_passages_or_none() {
    let home = Home::new();
    home.write("salt.md", TALK);
    let id = |place: &str| {
        let kept = home.run(&["bookmarks", "add", place, "--tag", "旧", "--json"]).objects();
        kept[0]["id"].as_str().unwrap().to_owned()
    };
    let (one, two) = (id("salt.md#1.2"), id("salt.md#1.4"));
    let edit = [
        "bookmarks",
        "edit",
        &one,
        &two,
        "--tag",
        "雨",
        "--untag",
        "旧",
        "--color",
        "blue",
        "--note",
        "夜里",
    ];
    assert_eq!(home.run(&edit).code, Some(0));
    for kept in home.run(&["bookmarks", "list", "--json"]).objects() {
        assert_eq!(
            (&kept["tags"][0], &kept["color"], &kept["note"]),
            (&"雨".into(), &"blue".into(), &"夜里".into())
        );
    }
    let unknown = home.run(&["bookmarks", "edit", &one, "nobody", "--color", "none"]);
    assert_eq!(unknown.code, Some(1));
    assert_eq!(home.run(&["bookmarks", "list", "--json"]).objects()[0]["color"], "blue", "all or none");
}

#[test]
fn passages_of_another_person_are_left_alone_or_it_is_said() {
    let mut desk = Desk::new(&[("salt.md", TALK)], 80, 30);
    desk.app.settings.author = "Ada".to_owned();
    desk.keys("{Enter}{Enter}gg:1.2{Enter}bma:1.4{Enter}b");
    desk.app.settings.author = "Bo".to_owned();
    let of = |desk: &Desk, author: &str| {
        let own = desk.kept.iter().map(|listed| &listed.bookmark).filter(|kept| kept.author == author);
        own.map(|kept| (kept.note.clone(), kept.tags.join(" "), kept.color.clone())).collect::<Vec<_>>()
    };
    let untouched = of(&desk, "Ada");
    desk.keys(":1.2{Enter}b").keys("b{Esc}c").keys(":1.4{Enter}C蚂蚁{Enter}:2.1{Enter}ma");
    let made = [("", "", "yellow"), ("", "蚂蚁", ""), ("", "", "")];
    assert_eq!(of(&desk, "Bo"), made.map(|(note, tags, color)| (note.into(), tags.into(), color.into())));
    assert_eq!(of(&desk, "Ada"), untouched);
    desk.keys("gg'a");
    assert_eq!(desk.address(), "2.1", "of two marks of this name one's own");
    desk.keys(":1.4{Enter}D");
    assert!(desk.notice().starts_with("deleted"), "{}", desk.notice());
    desk.keys("D");
    assert!(desk.notice().starts_with("changed what Ada had kept"), "{}", desk.notice());
    desk.keys("U");
    assert_eq!(of(&desk, "Ada"), untouched);
}
