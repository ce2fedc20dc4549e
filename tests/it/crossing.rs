//! The table of tags on the screen: moved through, narrowed, its cells listed.

use crate::desk::Desk;
use fangtan::app::overlay::Overlay;
use fangtan::catalog::cross::Across;

const TALK: &str = "### 水与盐\n\n\
    **林采：** 盐田一年晒几次，最怕遇上什么样的天气？\n\n\
    **老周：** 一年晒两季，最怕夜里的急雨，一场雨半个月白干。\n\n\
    **林采：** 那你们怎么知道夜里会不会下雨？\n\n\
    **老周：** 看海上的云，也看蚂蚁，现在年轻人看手机。\n";

/// Two answers and a question are tagged; of the first answer a part is a passage of its own.
fn tagged() -> Desk {
    let mut desk = Desk::new(&[("salt.md", TALK)], 80, 30);
    desk.keys("{Enter}{Enter}gg:1.2{Enter}C天气/急雨 盐田{Enter}:1.2{Enter}v12lC收成{Enter}");
    desk.keys(":1.3{Enter}C天气{Enter}:1.4{Enter}C天气/云{Enter}");
    assert_eq!(desk.kept.len(), 4, "{}", desk.notice());
    desk
}

fn cell(desk: &Desk) -> (String, String, Option<usize>) {
    let Some(Overlay::Cross(page)) = desk.app.overlays.last() else { panic!("the table is open") };
    let (row, column, count) = page.cell().unwrap();
    (row.to_owned(), column.to_owned(), count)
}

fn is(row: &str, column: &str, count: usize) -> (String, String, Option<usize>) {
    (row.to_owned(), column.to_owned(), Some(count))
}

fn listed(desk: &Desk) -> Vec<&str> {
    let Some(Overlay::Bookmarks(list)) = desk.app.overlays.last() else { panic!("the list is open") };
    list.shown().map(|(listed, _)| listed.bookmark.anchor.address.as_str()).collect()
}

#[test]
fn a_cell_lists_the_very_passages_that_it_counts() {
    let mut desk = tagged();
    desk.keys("gx");
    assert_eq!(cell(&desk), is("天气", "天气", 3), "with those below it");
    desk.keys("jll{Enter}");
    assert_eq!(desk.notice(), "天气/云 × 天气/急雨: no bookmark");
    assert_eq!(cell(&desk), is("天气/云", "天气/急雨", 0), "no passage has both");
    // That all passages of a tag are among those of the one above it says nothing.
    desk.keys("hh{Enter}");
    assert_eq!(cell(&desk), ("天气/云".to_owned(), "天气".to_owned(), None));
    assert!(desk.notice().contains("one stands below the other"), "{}", desk.notice());
    desk.keys("l{Enter}");
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Bookmarks(_))), "{}", desk.notice());
    assert_eq!(listed(&desk), ["1.4"]);
    // Back in the table, where it was left; two passages that overlap are listed both.
    desk.keys("qGh3l");
    assert_eq!(cell(&desk), is("盐田", "收成", 1));
    desk.keys("{Enter}");
    assert_eq!(listed(&desk), ["1.2", "1.2"]);
}

#[test]
fn tags_are_held_against_speakers_and_episodes_and_narrowed_by_a_query() {
    let mut desk = tagged();
    desk.keys("gx{Tab}");
    assert_eq!(cell(&desk), is("天气", "林采", 1));
    desk.keys("{Right}");
    assert_eq!(cell(&desk), is("天气", "老周", 2));
    desk.keys("/tag:云 OR speaker:林采{Enter}");
    assert_eq!(cell(&desk), is("天气", "老周", 1));
    desk.keys("x{Enter}");
    let Some(Overlay::Bookmarks(list)) = desk.app.overlays.last() else { panic!("{}", desk.notice()) };
    assert_eq!((list.name(), listed(&desk)), (Some("天气 × salt"), vec!["1.3", "1.4"]));
    desk.keys("q{Esc}");
    let Some(Overlay::Cross(page)) = desk.app.overlays.last() else { panic!("Esc drops the query first") };
    assert_eq!((page.across, page.filter.text()), (Across::Episodes, ""));
}
