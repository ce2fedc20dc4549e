//! Any settings are read: what is wrong in them is named with its line, and the rest counts.
#![no_main]

use fangtan::config::model::Config;
use fangtan::keys::key::Key;
use fangtan::keys::keymap::Keymap;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (config, problems) = Config::read(text);
    for problem in problems {
        assert!((1..=text.lines().count() + 1).contains(&(problem.line as usize)), "{problem:?}");
        assert!(!problem.message.is_empty());
    }
    let _ = Keymap::with(&Default::default(), &config.keys.bound);
    if let Ok(key) = text.parse::<Key>() {
        assert_eq!(key.to_string().parse(), Ok(key));
    }
});
