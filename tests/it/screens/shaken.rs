//! Whatever the app is doing, at whatever size: drawing neither fails nor cuts a wide character in two.

use fangtan::app::event::Event;
use fangtan::app::geometry::Size;
use fangtan::messages::Language::{Chinese, English};

use super::super::support::Random;
use super::print::{check, drawn, drawn_at};
use super::script;
use super::stage::Stage;

const KEYS: &[&str] = &[
    "j", "k", "d", "u", "G", "gg", "}", "{", ")", "]", "s", "z", "Z", "v", "l", "f", "#", "钟", "o", "a",
    "{Enter}", "{Esc}", "/", "?", "i", "S", "p", "t", "h", "b", "+", "-", "\\", "T", "gt", "gw", "12", "m",
    ":", "B", "W", "R", "*", "A", "{Tab}", "<",
];

fn shake(mut stage: Stage, random: &mut Random) {
    for step in 0..120 {
        if random.below(6) == 0 {
            let size = Size { width: 1 + random.below(130) as u16, height: 1 + random.below(42) as u16 };
            stage.happen(Event::Resize(size));
        }
        stage = stage.keys(random.one_of(KEYS));
        let (buf, caret) = drawn(&stage.app);
        let about = format!("step {step} at {:?}", stage.app.size);
        check(&buf, stage.app.shape().policy, &about);
        assert!(caret.is_none_or(|at| buf.area.contains(at)), "{about}: caret {caret:?}");
        let (width, height) = (1 + random.below(60) as u16, 1 + random.below(20) as u16);
        let (buf, _) = drawn_at(&stage.app, width, height);
        check(&buf, stage.app.shape().policy, &format!("{about} drawn at {width}x{height}"));
    }
}

#[test]
fn any_state_can_be_drawn_at_any_size() {
    let mut random = Random(7);
    for round in 0..12 {
        let language = if round % 2 == 0 { English } else { Chinese };
        let stage = Stage::new(language, 80, 24);
        let stage = if round % 3 == 0 { stage.wide() } else { stage };
        match round % 4 {
            0 => shake(stage.reading(script::chinese()), &mut random),
            1 => shake(stage.reading(script::english()), &mut random),
            2 => shake(stage.sections(script::chinese()), &mut random),
            _ => shake(stage, &mut random),
        }
    }
}

#[test]
fn every_small_size_of_every_view_can_be_drawn() {
    for width in 1..50 {
        for height in 1..14 {
            for stage in [
                Stage::new(Chinese, width, height),
                Stage::new(Chinese, width, height).sections(script::chinese()),
                Stage::new(Chinese, width, height).reading(script::chinese()),
            ] {
                let (buf, _) = drawn(&stage.app);
                check(&buf, stage.app.shape().policy, &format!("{width}x{height}"));
            }
        }
    }
}
