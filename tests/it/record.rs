//! The reading record, as `stats` tells it.

use std::process::Command;

use crate::desk::Desk;
use fangtan::app::event::{Effect, Event};
use fangtan::app::request::Request;
use fangtan::app::update::update;
use fangtan::passage::anchor::Shingles;
use fangtan::passage::marks::Progress;
use fangtan::store::{FileEvidence, Store};
use jiff::{ToSpan, Zoned};
use serde_json::Value;

#[test]
fn time_and_days_are_told_with_bars_and_as_json() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("a.md"), "# Wind\n\nWords about wind.\n").unwrap();
    let (mut store, _) = Store::open(&home.path().join("data"), |_| true).unwrap();
    let today = Zoned::now().date();
    for (name, seconds, finished) in [("a.md", 3600, true), ("b.md", 900, false)] {
        let evidence = FileEvidence {
            path: home.path().join(name),
            title: name.into(),
            text_hash: seconds,
            shingles: Shingles::of(&name.repeat(50)),
            ..FileEvidence::default()
        };
        let episode = store.identify(&evidence).unwrap();
        let progress = Progress { fraction: 0.5, read_at: 1, finished, ..Progress::default() };
        store.put_progress(episode, &progress).unwrap();
        for back in 0..2 {
            let day = today.checked_sub(i64::from(back).days()).unwrap().to_string();
            store.add_reading(episode, &day, seconds).unwrap();
        }
    }
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments).current_dir(home.path());
        command.env("FANGTAN_DATA_DIR", home.path().join("data"));
        command.env("FANGTAN_CONFIG", home.path().join("config.toml"));
        command.env("FANGTAN_CACHE_DIR", home.path().join("cache"));
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let told: Value = serde_json::from_str(&run(&["stats", ".", "--json"])).unwrap();
    let record = &told["reading"];
    assert_eq!((&record["seconds"], &record["days_in_a_row"]), (&9000.into(), &2.into()));
    assert_eq!((&record["begun"], &record["finished"]), (&2.into(), &1.into()));
    assert_eq!(record["days"].as_array().unwrap().len(), 2);
    assert_eq!(record["episodes"][0]["title"], "a.md");
    let one: Value = serde_json::from_str(&run(&["stats", "a.md", "--json"])).unwrap();
    assert_eq!(one["reading"]["seconds"], 7200, "only what was asked for");

    let shown = run(&["stats", "."]);
    assert!(shown.contains("2:30 h read, 1 of 2 finished"), "{shown}");
    assert!(shown.contains("··██ the last 28 days, 2 days in a row"), "{shown}");
    assert!(shown.contains("2:00 h ████████████  50 %  a.md"), "{shown}");
}

#[test]
fn an_open_record_is_told_anew_when_all_files_are_known() {
    let mut desk = Desk::new(&[("a.md", "# Wind\n\n**Ana:** Wind?\n\n**Bo:** Always.\n")], 80, 24);
    let asks = |desk: &mut Desk| {
        let effects = update(&mut desk.app, Event::ScanDone(Vec::new()));
        effects.iter().any(|effect| matches!(effect, Effect::Store(Request::Record)))
    };
    assert!(!asks(&mut desk), "nobody looks at it");
    desk.keys("gr");
    assert!(asks(&mut desk));
    desk.keys("/wi");
    assert!(!asks(&mut desk), "what is typed is not disturbed");
}
