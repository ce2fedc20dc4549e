//! What hands do that are used to vim, less and fzf.

use crate::desk::Desk;
use crate::screens::print::text;
use fangtan::app::event::Event;
use fangtan::app::overlay::Overlay;
use fangtan::app::views::View;
use fangtan::keys::action::Place;

const TALK: &str = "# The lamp\n\n## Fog\n\n**Ann:** What does fog sound like from the gallery?\n\n\
    **Bo:** Like wool. The horn answers the fog, and the fog never answers back.\n\n\
    ## Glass\n\n**Ann:** Who cleans the glass of the lamp?\n\n\
    **Bo:** I do, with vinegar, before the fog comes in again.\n";

fn reading() -> Desk {
    let mut desk = Desk::new(&[("lamp.md", TALK), ("mast.md", &TALK.replace("lamp", "mast"))], 80, 24);
    desk.keys("{Enter}{Enter}");
    assert_eq!(desk.app.view(), View::Reader);
    desk
}

fn at_hit(desk: &Desk) -> usize {
    desk.app.reader.as_ref().unwrap().find.as_ref().unwrap().hit().unwrap().start
}

fn selected(desk: &Desk) -> String {
    let reader = desk.app.reader.as_ref().unwrap();
    reader.selected().unwrap().of(&reader.episode().text).to_owned()
}

#[test]
fn a_search_backward_goes_up_and_n_goes_on_so() {
    let mut desk = reading();
    desk.keys("G?fog{Enter}");
    let last = at_hit(&desk);
    desk.keys("n");
    let before = at_hit(&desk);
    assert!(before < last, "{before} {last}");
    desk.keys("N");
    assert_eq!(at_hit(&desk), last);
    desk.keys("{Esc}");
    assert!(desk.app.reader.as_ref().unwrap().find.is_none(), "Esc clears the search");
    assert_eq!(desk.app.view(), View::Reader, "and stays");
    desk.keys("??");
    assert!(matches!(desk.app.overlays.last(), Some(Overlay::Help(_))));
}

#[test]
fn the_word_at_hand_is_searched_for_both_ways() {
    let mut desk = reading();
    desk.keys("/wool{Enter}{Esc}ve*");
    assert_eq!(desk.app.place(), Place::Reader, "the selection is dropped");
    desk.keys("gg/fog, and{Enter}{Esc}");
    desk.keys("#");
    let back = at_hit(&desk);
    desk.keys("N");
    assert!(at_hit(&desk) > back);
}

#[test]
fn words_and_lines_are_walked_while_selecting() {
    let mut desk = reading();
    desk.keys("/wool{Enter}{Esc}ve");
    assert_eq!(selected(&desk), "wool");
    desk.keys("w");
    assert_eq!(selected(&desk), "wool. T");
    desk.keys("B");
    assert_eq!(selected(&desk), "w");
    desk.keys("$");
    assert!(selected(&desk).starts_with("wool. The horn"), "{}", selected(&desk));
    desk.keys("{Esc}V");
    assert!(
        selected(&desk).contains("Like wool.") && selected(&desk).ends_with("back."),
        "{}",
        selected(&desk)
    );
}

#[test]
fn two_quotes_lead_back() {
    let mut desk = reading();
    desk.keys(":2{Enter}");
    let there = desk.app.reader.as_ref().unwrap().place;
    desk.keys("''");
    assert!(desk.app.reader.as_ref().unwrap().place < there);
}

#[test]
fn up_brings_back_what_was_typed() {
    let mut desk = reading();
    desk.keys("/horn{Enter}/vinegar{Enter}/{Up}{Up}");
    assert_eq!(desk.app.reader.as_ref().unwrap().find.as_ref().unwrap().input.text(), "horn");
    desk.keys("{Down}{Enter}");
    assert_eq!(desk.app.reader.as_ref().unwrap().find.as_ref().unwrap().input.text(), "vinegar");
    desk.keys("{Esc}fglass{Enter}f{Up}");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("no jump box") };
    assert_eq!(jump.input.text(), "glass");
}

#[test]
fn a_command_is_completed_and_found_by_what_it_does() {
    let mut desk = reading();
    desk.keys(":zen{Enter}");
    assert!(desk.app.zen);
    desk.keys(":ze{Tab}{Enter}");
    assert!(!desk.app.zen);
    desk.keys(":theme sep{Tab}{Enter}");
    assert_eq!(desk.app.settings.theme, "sepia");
    desk.keys(":Glass{Enter}");
    assert_eq!(
        desk.app
            .reader
            .as_ref()
            .unwrap()
            .episode()
            .address_at(desk.app.reader.as_ref().unwrap().place)
            .to_string(),
        "2"
    );
    desk.keys(":n{Enter}");
    assert!(desk.app.reader.as_ref().unwrap().path.ends_with("mast.md"));
    desk.keys(":p{Enter}");
    assert!(desk.app.reader.as_ref().unwrap().path.ends_with("lamp.md"));
    desk.keys(":qqqq{Enter}");
    assert!(desk.notice().contains("qqqq"));
}

#[test]
fn what_can_follow_a_key_is_shown_after_a_while_and_until_the_next_key() {
    let mut desk = reading();
    desk.keys("g");
    assert!(!desk.app.pending.is_explained(), "who types on is not disturbed");
    desk.happen(Event::Woken);
    assert!(desk.app.pending.is_explained());
    desk.keys("g");
    assert!(!desk.app.pending.is_explained());
    desk.happen(Event::Woken);
    assert!(!desk.app.pending.is_explained(), "nothing has begun");
}

#[test]
fn keys_for_which_the_box_has_no_room_are_not_passed_over_in_silence() {
    for (height, is_cut) in [(12, true), (50, false)] {
        let mut desk = Desk::new(&[("lamp.md", TALK)], 40, height);
        desk.keys("{Enter}{Enter}g").happen(Event::Woken);
        let page = text(&desk.app);
        assert!(page.contains("to the beginning"), "{page}");
        let has_more = page.lines().any(|line| line.ends_with("  … │"));
        assert_eq!(has_more, is_cut, "{page}");
    }
}

#[test]
fn a_key_that_means_nothing_says_so_once() {
    let mut desk = reading();
    desk.keys("E");
    assert!(desk.notice().contains("E is not bound"), "{}", desk.notice());
    desk.keys("jE");
    assert!(desk.app.notice.is_none());
}

#[test]
fn the_line_of_the_place_goes_where_it_is_wanted() {
    let long: String =
        (0..40).map(|n| format!("**Ann:** Question {n}?\n\n**Bo:** Answer {n}.\n\n")).collect();
    let mut desk = Desk::new(&[("long.md", &format!("# Long\n\n## One\n\n{long}"))], 80, 24);
    desk.keys("{Enter}{Enter}/Answer 20{Enter}zt");
    let reader = |desk: &Desk| desk.app.reader.clone().unwrap();
    let (place, line) = (reader(&desk).place, reader(&desk).place_line());
    assert_eq!(reader(&desk).top_line(), line);
    desk.keys("zb");
    assert_eq!(reader(&desk).top_line(), line + 1 - desk.app.page());
    desk.keys("zz");
    assert_eq!((reader(&desk).top_line(), reader(&desk).place), (line - desk.app.page() / 2, place));
}

#[test]
fn lists_are_walked_with_control_too() {
    let mut desk = reading();
    desk.keys("gi{Esc}T{C-n}{C-n}{C-p}");
    let Some(Overlay::Themes(themes)) = desk.app.overlays.last() else { panic!("no themes") };
    assert_eq!(themes.list.selected, 1);
    desk.keys("{Esc}f{C-j}{C-j}{C-k}");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("no jump box") };
    assert_eq!(jump.list.selected, 1);
}
