//! The list of kept passages and the review of doubtful ones: keys in, records out.

use crate::desk::Desk;
use fangtan::app::overlay::Overlay;
use fangtan::passage::anchor::State;

const TALK: &str = "### 雾与光\n\n\
    **陈一鸣：** 雾天怎么办，船看不见灯光，你们靠什么告诉它岸在哪里？\n\n\
    **周海生：** 雾天看不见光，就靠声音，每三十秒响一次，三公里外都听得见。\n\n\
    **陈一鸣：** 声音会不会让人睡不着，头一个月是怎么过来的？\n\n\
    **周海生：** 头一个月睡不着，后来是不响才睡不着，这就是人的习惯。\n\n\
    ### 海图\n\n\
    **陈一鸣：** 您画过海图吗，画在什么上面，又送给了谁？\n\n\
    **周海生：** 画过，画在烟盒上，送给路过的渔民，他们贴在舱里。\n";

fn reading() -> Desk {
    let mut desk = Desk::new(&[("fog.md", TALK)], 80, 30);
    desk.keys("{Enter}{Enter}gg:1.2{Enter}b:1.4{Enter}b:2.2{Enter}b");
    assert_eq!(desk.kept.len(), 3, "{}", desk.notice());
    desk
}

fn rows(desk: &Desk) -> Vec<String> {
    match desk.app.overlays.last() {
        Some(Overlay::Bookmarks(list)) => {
            list.shown().map(|(listed, _)| listed.bookmark.anchor.address.clone()).collect()
        }
        _ => panic!("the list is open"),
    }
}

#[test]
fn a_turn_kept_already_is_not_kept_twice_and_its_note_can_be_written_there() {
    let mut desk = reading();
    desk.keys("b");
    assert_eq!((desk.kept.len(), desk.notice()), (3, "2.2 is kept already"));
    desk.keys("a烟盒{Enter}");
    let notes: Vec<&str> = desk.kept.iter().map(|kept| kept.bookmark.note.as_str()).collect();
    assert_eq!(notes, ["", "", "烟盒"]);
    desk.keys("a上的海图{Enter}");
    assert_eq!((desk.kept.len(), desk.kept[2].bookmark.note.as_str()), (3, "烟盒上的海图"));
    desk.keys("v)b");
    assert_eq!(
        (desk.kept.len(), desk.notice()),
        (3, "2.2 is kept already"),
        "its only sentence is all of it"
    );
    desk.keys("{Esc}:2.2{Enter}vllb");
    assert_eq!(desk.kept.len(), 4, "part of it is another passage");
}

#[test]
fn what_is_kept_already_offers_what_can_be_done_with_it() {
    let mut desk = reading();
    desk.keys("bt海 烟{Enter}");
    assert_eq!(desk.kept[2].bookmark.tags, ["海", "烟"]);
    assert!(desk.app.overlays.is_empty());
    desk.keys("b{Enter}贴在舱里{Enter}");
    assert_eq!(desk.kept[2].bookmark.note, "贴在舱里", "the first row is the note");
    desk.keys("bD");
    assert_eq!(desk.reader().placed.len(), 2);
    assert_eq!(desk.notice(), "deleted; U undoes");
    desk.keys("b");
    assert_eq!((desk.kept.len(), desk.reader().placed.len()), (4, 3), "it can be kept anew");
}

#[test]
fn what_was_done_where_one_keeps_is_taken_back_there_step_by_step() {
    let mut desk = reading();
    desk.keys("a舱{Enter}bcU");
    assert_eq!((desk.notice(), desk.kept[2].bookmark.color.as_str()), ("taken back", ""));
    assert_eq!(desk.kept[2].bookmark.note, "舱");
    desk.keys("U");
    assert_eq!(desk.kept[2].bookmark.note, "");
    desk.keys("U");
    assert_eq!(desk.reader().placed.len(), 2, "what was kept last is not kept any more");
    desk.keys("UUU");
    assert_eq!((desk.reader().placed.len(), desk.notice()), (0, "nothing to undo"));
}

#[test]
fn a_filter_that_cannot_be_meant_is_named_and_hides_nothing() {
    let mut desk = reading();
    for (typed, said) in [("specker:海生", "did you mean speaker:"), ("minutes:<30", "minutes: says nothing")]
    {
        desk.keys(&format!("B/{typed}{{Enter}}"));
        assert!(desk.notice().contains(said), "{}", desk.notice());
        assert_eq!(rows(&desk).len(), 3);
        desk.keys("{Esc}{Esc}");
    }
}

#[test]
fn tags_and_colors_are_given_and_filtered_by() {
    let mut desk = reading();
    desk.keys("Bggt海 声音，夜{Enter}jcc");
    assert_eq!(desk.kept[0].bookmark.tags, ["海", "声音", "夜"]);
    assert_eq!(desk.kept[1].bookmark.color, "green");
    assert_eq!(desk.notice(), "color: green");
    desk.keys("/tag:声{Enter}");
    assert_eq!(rows(&desk), ["1.2"]);
    desk.keys("{Esc}/！color:green{Enter}");
    assert_eq!(rows(&desk), ["1.2", "2.2"]);
    desk.keys("{Esc}/speaker：海生 烟盒{Enter}");
    assert_eq!(rows(&desk), ["2.2"]);
    desk.keys("{Esc}/tag:");
    assert_eq!(rows(&desk).len(), 3, "a field whose value is still to come hides nothing");
    desk.keys("{Esc}jcccc");
    assert_eq!((desk.kept[1].bookmark.color.as_str(), desk.notice()), ("", "no color"));
}

#[test]
fn the_list_is_sorted_and_the_selected_passage_stays_selected() {
    let mut desk = reading();
    for (index, made) in [5, 9, 7].into_iter().enumerate() {
        desk.kept[index].bookmark.made = made;
    }
    desk.keys("Bo");
    assert_eq!(
        (rows(&desk), desk.notice()),
        (vec!["1.4".into(), "2.2".into(), "1.2".into()], "sort: last kept")
    );
    desk.keys("gg/睡{Enter}{Enter}");
    assert_eq!(desk.address(), "1.4");
}

/// The desk after the file was edited: 1.2 is changed, 1.4 is gone, 2.2 stands where it stood.
fn edited() -> Desk {
    let mut desk = reading();
    let edited = TALK
        .replace("每三十秒响一次，三公里外都听得见", "每四十秒响一次，三公里外也听得见")
        .replace("头一个月睡不着，后来是不响才睡不着，这就是人的习惯。", "是。");
    desk.rewrite("fog.md", &edited);
    desk.keys("r");
    let states: Vec<State> = desk.reader().placed.iter().map(|placed| placed.resolved.state).collect();
    assert_eq!(states.iter().filter(|state| **state != State::Ok).count(), 2, "{states:?}");
    assert!(desk.notice().starts_with("2 passages changed"), "{}", desk.notice());
    desk
}

fn state(desk: &Desk, id: &str) -> State {
    desk.reader().placed.iter().find(|placed| placed.bookmark.id == id).unwrap().resolved.state
}

fn stored(desk: &Desk, index: usize) -> String {
    desk.kept[index].bookmark.anchor.exact.clone()
}

#[test]
fn a_changed_passage_keeps_its_words_until_it_is_accepted() {
    let mut desk = edited();
    assert!(stored(&desk, 0).contains("三十秒"));
    desk.keys("B/state:changed{Enter}");
    assert_eq!(rows(&desk), ["1.2"], "the list knows where passages of the open text stand");
    desk.keys("{Esc}v");
    while !shown_is(&desk, "0001") {
        desk.keys("j");
    }
    desk.keys("y");
    assert_eq!(desk.notice(), "accepted");
    assert!(stored(&desk, 0).contains("四十秒"));
    let states: Vec<State> = desk.reader().placed.iter().map(|placed| placed.resolved.state).collect();
    assert_eq!(states.iter().filter(|state| **state != State::Ok).count(), 1);
}

#[test]
fn a_lost_passage_is_attached_by_hand_to_what_is_kept_next() {
    let mut desk = edited();
    desk.keys("Bv");
    while !shown_is(&desk, "0002") {
        desk.keys("j");
    }
    desk.keys("y");
    assert!(desk.notice().starts_with("it is lost"), "nothing is guessed: {}", desk.notice());
    desk.keys("r");
    assert!(desk.app.overlays.is_empty());
    desk.keys(":2.1{Enter}b");
    assert_eq!(desk.notice(), "attached here");
    assert_eq!(desk.kept.len(), 3, "no new passage");
    assert!(stored(&desk, 1).starts_with("您画过海图吗"), "{}", stored(&desk, 1));
    desk.keys(":1.1{Enter}b");
    assert_eq!(desk.kept.len(), 4, "the next one is a passage of its own again");
}

#[test]
fn what_is_left_for_lost_keeps_its_words_and_is_shown_nowhere() {
    let mut desk = edited();
    desk.keys("Bv");
    while !shown_is(&desk, "0001") {
        desk.keys("j");
    }
    desk.keys("x");
    let first = desk.reader().placed.iter().find(|placed| placed.bookmark.id == "0001").unwrap();
    assert_eq!(first.resolved.state, State::Lost);
    assert!(stored(&desk, 0).contains("三十秒"));
    desk.keys("xq");
    assert!(matches!(desk.app.overlays.last(), None | Some(Overlay::Bookmarks(_))), "the review is over");
}

#[test]
fn what_is_left_for_lost_stays_so_until_it_is_looked_for_again_or_its_text_is_back() {
    let mut desk = edited();
    desk.keys("Bv");
    while !shown_is(&desk, "0001") {
        desk.keys("j");
    }
    desk.keys("xq{Esc}r");
    assert!(desk.kept[0].bookmark.lost);
    assert_eq!(state(&desk, "0001"), State::Lost, "read again");
    assert!(desk.notice().starts_with("1 passage changed"), "decided is decided: {}", desk.notice());
    desk.rewrite("fog.md", TALK);
    desk.keys("r");
    assert_eq!(state(&desk, "0001"), State::Ok, "the text it was kept in");
    desk.rewrite(
        "fog.md",
        &TALK.replace("每三十秒响一次，三公里外都听得见", "每四十秒响一次，三公里外也听得见"),
    );
    desk.keys("rBv");
    assert!(shown_is(&desk, "0001"), "what is decided can be looked at all the same");
    desk.keys("x");
    assert_eq!((desk.kept[0].bookmark.lost, state(&desk, "0001")), (false, State::Changed));
}

#[test]
fn a_text_whose_passages_all_stand_has_nothing_to_review() {
    let mut desk = reading();
    desk.keys("Bv");
    assert_eq!(desk.notice(), "every passage listed here stands as it was kept");
}

#[test]
fn the_list_tells_how_passages_stand_in_files_that_are_not_open() {
    let mut desk = Desk::new(
        &[("fog.md", TALK), ("b.md", "主持人：还有一件事要问？\n\n客人：没有别的事了。\n")],
        80,
        30,
    );
    desk.keys("{Enter}{Enter}gg:1.2{Enter}b:2.2{Enter}bqq");
    desk.app.episodes.select(std::path::Path::new("b.md"));
    desk.keys("{Enter}");
    assert_eq!(desk.reader().path.as_os_str(), "b.md");
    desk.rewrite(
        "fog.md",
        &TALK.replace("每三十秒响一次，三公里外都听得见", "每四十秒响一次，三公里外也听得见"),
    );
    desk.keys("B");
    assert_eq!(standings(&desk), ["changed", "ok"]);
    desk.keys("/state:changed{Enter}");
    assert_eq!(rows(&desk), ["1.2"]);
    desk.keys("{Esc}{Esc}");
    desk.remove("fog.md");
    desk.keys("B");
    assert_eq!(standings(&desk), ["no-file", "no-file"]);
}

fn standings(desk: &Desk) -> Vec<&'static str> {
    match desk.app.overlays.last() {
        Some(Overlay::Bookmarks(list)) => list.all().iter().map(|listed| listed.standing.name()).collect(),
        _ => panic!("the list is open"),
    }
}

fn shown_is(desk: &Desk, id: &str) -> bool {
    match desk.app.overlays.last() {
        Some(Overlay::Review(review)) => review.id() == Some(id),
        _ => panic!("the review is open"),
    }
}
