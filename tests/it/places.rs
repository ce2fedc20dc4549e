//! Where keys mean something: whatever the table of actions names for a place does something there.

use crate::desk::Desk;
use fangtan::app::act::try_act;
use fangtan::keys::action::{ACTIONS, Place};

const TALK: &str = "---\npeople: [林一]\norganisations: [海鸥社]\n---\n### 雾与光\n\n\
    **陈一鸣：** 雾天怎么办，林一在海鸥社的时候，靠什么知道岸在哪里？\n\n\
    **周海生：** 雾天看不见光，就靠声音，每三十秒响一次，林一听得见。\n\n\
    ### 海图\n\n\
    **陈一鸣：** 您画过海图吗，画在什么上面，又送给了谁？\n\n\
    **周海生：** 画过，画在烟盒上，送给路过的渔民，他们贴在舱里。\n";

/// Every place, and the keys that lead there from the list of episodes.
const WAYS: &[(Place, &str)] = &[
    (Place::Episodes, ""),
    (Place::Sections, "{Enter}"),
    (Place::Reader, "{Enter}{Enter}"),
    (Place::Select, "{Enter}{Enter}v"),
    (Place::Bookmarks, "{Enter}{Enter}bB"),
    (Place::Hits, "g/雾{Enter}"),
    (Place::Themes, "T"),
    (Place::Menu, "{Enter}gi"),
    (Place::Speakers, "{Enter}{Enter}S"),
    (Place::Kept, "{Enter}{Enter}bb"),
    (Place::Codes, "{Enter}{Enter}bC雾{Enter}gb"),
    (Place::Cross, "{Enter}{Enter}bC雾{Enter}gx"),
    (Place::Card, "i"),
    (Place::Peek, "{Enter}{Enter}:1.2{Enter}p"),
    (Place::Line, "f"),
];

fn at(keys: &str) -> Desk {
    let mut desk = Desk::new(&[("fog.md", TALK)], 80, 30);
    desk.keys(keys);
    desk
}

fn on_shelves() -> Desk {
    at("/fog{Tab}wseen{Enter}S")
}

fn in_review() -> Desk {
    let mut desk = at("{Enter}{Enter}:1.2{Enter}b");
    desk.rewrite("fog.md", &TALK.replace("每三十秒响一次", "每四十秒响两次"));
    desk.keys("rBv");
    desk
}

fn assert_all_actions_do_something(place: Place, desk: impl Fn() -> Desk) {
    assert_eq!(desk().app.place(), place);
    for entry in ACTIONS.iter().filter(|entry| entry.places.contains(&place)) {
        let done = try_act(&mut desk().app, entry.action, None);
        assert!(done.is_some(), "{} does nothing at {place:?}, yet the list of keys names it", entry.name);
    }
}

#[test]
fn what_the_list_of_keys_names_does_something_there() {
    for (place, keys) in WAYS {
        assert_all_actions_do_something(*place, || at(keys));
    }
    assert_all_actions_do_something(Place::Review, in_review);
    assert_all_actions_do_something(Place::Shelves, on_shelves);
}

#[test]
fn what_a_place_has_no_key_for_is_not_in_its_list_of_keys() {
    let has =
        |place, name: &str| ACTIONS.iter().any(|entry| entry.name == name && entry.places.contains(&place));
    for name in ["delete", "edit-tags", "next-color", "sort", "accept", "review"] {
        assert!(!has(Place::Menu, name) && !has(Place::Card, name), "{name}");
        assert!(!has(Place::Hits, name) || name == "sort", "{name}");
    }
    assert!(has(Place::Speakers, "next-role") && !has(Place::Bookmarks, "next-role"));
}
