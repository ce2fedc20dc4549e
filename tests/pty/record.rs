//! The reading record as a screen of its own.

use crate::home::Home;
use crate::session::Start;

const TIDES: &str = "# 潮汐站\n\n**周小满：** 站里用什么？\n\n**林砚秋：** 我们用 Kestrel 记潮汐。\n\n\
    **周小满：** 多旧？\n\n**林砚秋：** 比灯塔还旧。\n";

#[test]
fn what_was_read_has_a_screen_and_leads_to_episode_and_person() {
    let home = Home::new();
    home.write("tides.md", TIDES);
    home.write("lamps.md", "# 灯\n\n**阿木：** 谁点灯？\n\n**老林：** 早先是我。\n");
    let mut session = Start::new(&home, &[&home.text("")]).size(100, 30).go();
    session.see("2 episodes").keys("gr").see("nothing was read yet");
    home.read_for("tides.md", 4000);
    session.keys("gr").see("Reading record").see("1 h 7 min · 0 of 1 episodes");
    session
        .see("Days")
        .see("━━━━━━━━━━━━━━━━  1 h 7 min")
        .see("With")
        .see("林砚秋")
        .see("Episodes")
        .see("tides.md");
    session.keys("/林砚秋\r\r").see("Speaks in").keys("qq").miss("Reading record");
    session.keys("gr").see("With").keys("G\r").see("站里用什么").keys("qQ").end();
}
