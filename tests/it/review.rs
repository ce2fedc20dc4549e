//! The review of passages that do not stand as they were kept: over many files, from the list, word by word.

use crate::desk::Desk;
use fangtan::app::overlay::Overlay;
use fangtan::app::review::ReviewItem;

const MILL: &str = "### 水磨\n\n**问：** 水磨一天转几个时辰，磨出来的面够几户人家吃？\n\n\
    **答：** 转八个时辰，够二十户人家吃三天，涨水的时候要停。\n\n\
    **问：** 停的时候您做什么？\n\n**答：** 凿磨盘，一道一道把槽凿深，凿完天就亮了。\n";

const KILN: &str = "### The kiln\n\n**Ida:** How do you know that the kiln is hot enough for the glaze to run?\n\n\
    **Oskar:** The cone bends like an old man bowing, and then I wait nine minutes more.\n\n\
    **Ida:** What happens if somebody opens the door before morning?\n\n\
    **Oskar:** Everything in it sings once and then half of it is broken for good.\n";

const THIRD: &str = "### 空\n\n**周岚：** 有人说话吗？\n\n**林岸：** 没有谁说话。\n\n**周岚：** 真的没有？\n\n**林岸：** 真的没有。\n";

const MILL_NOW: (&str, &str) = ("转八个时辰，够二十户", "转九个时辰，够三十户");
const KILN_NOW: (&str, &str) = ("nine minutes more", "ten minutes more");

/// Three kept passages in two files, each file edited at one of them; the text of neither is open.
fn desk() -> Desk {
    let mut desk = Desk::new(&[("mill.md", MILL), ("kiln.md", KILN), ("third.md", THIRD)], 90, 34);
    for (file, keys) in [("mill.md", ":1.2{Enter}b:1.4{Enter}b"), ("kiln.md", ":1.2{Enter}b")] {
        desk.app.episodes.select(std::path::Path::new(file));
        desk.keys("{Enter}").keys("{Enter}").keys(keys).keys("qq");
    }
    assert_eq!(desk.kept.len(), 3, "{}", desk.notice());
    desk.rewrite("mill.md", &MILL.replace(MILL_NOW.0, MILL_NOW.1));
    desk.rewrite("kiln.md", &KILN.replace(KILN_NOW.0, KILN_NOW.1));
    desk.app.episodes.select(std::path::Path::new("third.md"));
    desk.keys("{Enter}");
    desk
}

fn looked_at(desk: &Desk) -> &ReviewItem {
    match desk.app.overlays.last() {
        Some(Overlay::Review(review)) => review.shown().unwrap(),
        other => panic!("the review is open: {other:?} {}", desk.notice()),
    }
}

fn stored(desk: &Desk, index: usize) -> (String, String) {
    let bookmark = &desk.kept[index].bookmark;
    (bookmark.words().into_owned(), bookmark.anchor.exact.clone())
}

#[test]
fn a_changed_row_of_any_file_is_reviewed_and_the_next_comes_by_itself() {
    let mut desk = desk();
    desk.keys("B");
    desk.keys("jjv");
    assert_eq!(looked_at(&desk).path.as_os_str(), "kiln.md", "it begins with the selected row");
    desk.keys("y");
    assert_eq!(desk.notice(), "accepted");
    assert!(stored(&desk, 2).0.contains("ten minutes more"), "{:?}", stored(&desk, 2));
    assert_eq!(looked_at(&desk).path.as_os_str(), "mill.md", "and goes on to the next");
    desk.keys("y");
    assert!(stored(&desk, 0).1.contains("三十户"));
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Bookmarks(_))), "the list is there again");
    desk.keys("v");
    assert_eq!(desk.notice(), "every passage listed here stands as it was kept");
}

#[test]
fn a_filter_bounds_the_review() {
    let mut desk = desk();
    desk.keys("B/speaker:Oskar{Enter}v");
    assert_eq!(looked_at(&desk).path.as_os_str(), "kiln.md");
    desk.keys("y");
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Bookmarks(_))));
    assert!(!stored(&desk, 0).1.contains("三十户"), "what was not asked for is not touched");
}

#[test]
fn it_is_told_which_words_are_others_now() {
    let mut desk = desk();
    desk.keys("Bjjv");
    let item = looked_at(&desk);
    let (then, now) = (item.bookmark.words(), &item.present.as_ref().unwrap().words);
    let gone: Vec<&str> = item.changes.gone.iter().map(|range| range.of(&then)).collect();
    let come: Vec<&str> = item.changes.come.iter().map(|range| range.of(now)).collect();
    assert_eq!((gone, come), (vec!["nine"], vec!["ten"]));
    desk.keys("k");
    let item = looked_at(&desk);
    let (then, now) = (item.bookmark.words(), &item.present.as_ref().unwrap().words);
    let gone: Vec<&str> = item.changes.gone.iter().map(|range| range.of(&then)).collect();
    let come: Vec<&str> = item.changes.come.iter().map(|range| range.of(now)).collect();
    assert_eq!((gone, come), (vec!["八", "二"], vec!["九", "三"]));
}

#[test]
fn what_is_accepted_or_left_for_lost_can_be_taken_back() {
    let mut desk = desk();
    let before = (stored(&desk, 0), stored(&desk, 2));
    desk.keys("Bjjvyx");
    assert!(desk.kept[0].bookmark.lost);
    desk.keys("UU");
    assert_eq!((stored(&desk, 0), stored(&desk, 2)), before);
    assert!(!desk.kept[0].bookmark.lost);
    desk.keys("U");
    assert_eq!(
        desk.kept.iter().filter(|kept| kept.bookmark.deleted.is_some()).count(),
        1,
        "then what was kept last"
    );
}

#[test]
fn the_text_of_another_file_is_shown_at_the_passage_and_it_is_attached_there_by_hand() {
    let mut desk = desk();
    desk.keys("Bjjv{Enter}");
    assert_eq!((desk.reader().path.to_str(), desk.address().as_str()), (Some("kiln.md"), "1.2"));
    desk.keys("Bjjvr");
    assert!(desk.app.overlays.is_empty());
    desk.keys(":1.4{Enter}b");
    assert_eq!(desk.notice(), "attached here");
    assert!(stored(&desk, 2).0.starts_with("Everything in it sings"), "{:?}", stored(&desk, 2));
    assert_eq!(desk.kept.len(), 3);
}

#[test]
fn a_review_asked_for_too_early_opens_by_itself_as_soon_as_it_is_known_what_changed() {
    let mut desk = desk();
    desk.finds_late = true;
    desk.keys("Bv");
    assert_eq!(desk.notice(), "still looking for the passages");
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Bookmarks(_))));
    desk.found_at_last();
    assert_eq!(looked_at(&desk).path.as_os_str(), "mill.md");
    desk.keys("y").keys("y");
    assert!(stored(&desk, 0).1.contains("三十户") && stored(&desk, 2).0.contains("ten minutes more"));
}

#[test]
fn a_review_asked_for_too_early_says_that_all_stands_when_that_is_known() {
    let mut desk = desk();
    desk.rewrite("mill.md", MILL);
    desk.rewrite("kiln.md", KILN);
    desk.finds_late = true;
    desk.keys("Bv").found_at_last();
    assert_eq!(desk.notice(), "every passage listed here stands as it was kept");
}

#[test]
fn who_does_something_else_meanwhile_is_not_led_into_the_review() {
    let mut desk = desk();
    desk.finds_late = true;
    desk.keys("Bvj").found_at_last();
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Bookmarks(_))));
}
