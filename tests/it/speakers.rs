//! Voices as the reader calls them: keys in, names and effects out.

use crate::desk::Desk;
use crate::reading::reading;
use fangtan::app::event::Effect;
use fangtan::app::overlay::Overlay;
use fangtan::episode::model::Role;

fn names(desk: &Desk) -> Vec<&str> {
    desk.reader().episode().speakers.iter().map(|speaker| speaker.name.as_str()).collect()
}

#[test]
fn a_voice_is_renamed_in_the_list_of_voices() {
    let mut desk = reading();
    desk.keys("}}}}");
    let place = (desk.reader().top, desk.reader().place);
    desk.keys("Sja{C-u}老周{Enter}");
    assert!(desk.notice().contains("老周"), "{}", desk.notice());
    assert_eq!(names(&desk), ["陈一鸣", "老周"]);
    assert_eq!((desk.reader().top, desk.reader().place), place, "the page has not moved");
    desk.keys("}}Y");
    let Some(Effect::Cite(citation, _)) = desk.asked.last() else { panic!("nothing cited") };
    assert_eq!(citation.speaker, "老周");
    desk.keys("vGy");
    let Some(Effect::Copy(text)) = desk.asked.last() else { panic!("nothing copied") };
    assert!(text.contains("老周：") && !text.contains("周海生"), "{text}");
    desk.keys("q{Enter}f老周");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("no jump box") };
    assert!(jump.shown().len() > 0, "the new name is found");
    let row = desk.app.episodes.row(std::path::Path::new("lighthouse.md")).unwrap();
    assert_eq!(row.ready().unwrap().summary.speakers[1].name, "老周", "the list knows it too");
}

#[test]
fn an_empty_name_gives_back_the_one_in_the_file() {
    let mut desk = reading();
    desk.keys("Sja{C-u}老周{Enter}Sja{C-u}{Enter}");
    assert_eq!(names(&desk), ["陈一鸣", "周海生"]);
}

#[test]
fn the_name_of_another_voice_joins_the_two() {
    let mut desk = reading();
    desk.keys("Sja{C-u}陈一鸣{Enter}");
    assert_eq!(names(&desk), ["陈一鸣"]);
    assert!(desk.notice().contains("one voice"));
    desk.keys("ggJ");
    assert_eq!(desk.address(), "0.2", "the next turn of the same speaker is the next turn");
}

#[test]
fn a_voice_gets_another_role_and_questions_follow_it() {
    let mut desk = reading();
    desk.keys("SjR");
    assert_eq!(desk.reader().episode().speakers[1].role, Some(Role::Other));
    desk.keys("SjRSR");
    let roles: Vec<_> = desk.reader().episode().speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles, [Some(Role::Guest), Some(Role::Host)]);
    desk.keys("s");
    let page = desk.page().join("\n");
    assert!(
        page.contains("三十一年。我二十岁上岛，那时候灯还要烧煤油。"),
        "the new host's words in full:\n{page}"
    );
}

#[test]
fn a_file_that_changes_is_read_again_in_the_view_one_is_in() {
    let mut desk = reading();
    desk.keys("q");
    let view = desk.app.view();
    desk.happen(fangtan::app::event::Event::FileChanged("lighthouse.md".into()));
    assert_eq!(desk.app.view(), view);
    desk.keys("{Enter}s");
    let rows = desk.reader().rows();
    desk.happen(fangtan::app::event::Event::FileChanged("lighthouse.md".into()));
    assert_eq!(desk.reader().rows(), rows, "still questions only");
}
