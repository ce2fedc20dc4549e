//! Keys of one's own: sets of keys, keys of a place, and what is said of those that stand in the way of others.

use fangtan::config::model::Config;
use fangtan::config::presets::Preset;
use fangtan::keys::action::{ACTIONS, Action, Place};
use fangtan::keys::binding::KeyChanges;
use fangtan::keys::keymap::Keymap;
use fangtan::messages::{Language, Msg};

/// What is said of settings with these keys.
fn told(text: &str) -> Vec<String> {
    let (config, problems) = Config::read(text);
    assert_eq!(problems, []);
    let (_, told) = Keymap::with(&config.keys.preset.keys().bound, &config.keys.bound);
    told.into_iter().map(|(_, message)| message).collect()
}

#[test]
fn no_set_of_keys_has_a_key_that_is_bound_twice_or_cannot_be_typed() {
    for (name, preset) in Preset::ALL {
        let (_, problems) = Keymap::with(&KeyChanges::new(), &preset.keys().bound);
        assert_eq!(problems, [], "{name}");
    }
}

#[test]
fn no_set_of_keys_takes_an_action_away() {
    for (name, preset) in Preset::ALL {
        let (map, _) = Keymap::with(&preset.keys().bound, &KeyChanges::new());
        for entry in ACTIONS {
            for place in entry.places {
                let usual = Keymap::default().keys_of(entry.action, *place);
                assert!(
                    usual.is_empty() || !map.keys_of(entry.action, *place).is_empty(),
                    "{name}: {} at {place:?}",
                    entry.name
                );
            }
        }
    }
}

#[test]
fn a_key_that_kills_longer_ones_names_them() {
    let found = told("[keys]\nline-down = 'g'\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("“g g” (top)") && found[0].contains("“g /” (search-library)"), "{found:?}");
    let found = told("[keys]\nzen = 'j j'\n");
    assert_eq!(found, ["zen: “j j” can never be typed: “j” is line-down"]);
}

#[test]
fn a_key_that_is_given_twice_names_both_and_one_that_is_taken_its_owner() {
    let found = told("[keys]\nzen = 'Q'\nfocus = 'Q'\n");
    assert!(found.iter().any(|told| told.contains("“Q” is bound to zen too")), "{found:?}");
    let found = told("[keys]\nzen = 'n'\n");
    assert_eq!(found, ["zen: “n” was the only key of next-hit"]);
    assert_eq!(told("[keys]\nzen = 'n'\nnext-hit = 'C-n'\n"), [""; 0], "who moves the owner meant it");
}

#[test]
fn keys_of_a_place_hold_there_alone() {
    let (config, _) = Config::read("[keys]\npreset = 'less'\n[keys.in.reader]\nzen = 'Z'\nfold-all = 'X'\n");
    assert_eq!(config.places["keys.in.reader.zen"], (4, 1));
    let (map, problems) = Keymap::with(&config.keys.preset.keys().bound, &config.keys.bound);
    assert_eq!(problems, []);
    assert_eq!(map.keys_of(Action::Zen, Place::Reader), ["Z"]);
    assert_eq!(map.keys_of(Action::FoldAll, Place::Episodes), ["Z"]);
    assert_eq!(map.keys_of(Action::Top, Place::Episodes), ["g", "Home", "A-<"]);
}

#[test]
fn messages_name_actions_that_there_are_and_no_keys() {
    for msg in Msg::ALL {
        for words in [Language::English, Language::Chinese].map(|language| msg.text(language)) {
            for name in words.split("{@").skip(1).filter_map(|rest| rest.split('}').next()) {
                assert!(Action::named(name).is_some(), "{msg:?} names {name}");
            }
            let ascii = words.split(['按', '用']).skip(1).any(|rest| {
                let key = rest.trim_start().split([' ', '；', '）']).next().unwrap_or_default();
                key.len() == 1 && key.is_ascii()
            });
            assert!(!ascii, "{msg:?} names a key: {words}");
        }
    }
}
