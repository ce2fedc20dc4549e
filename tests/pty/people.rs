//! A person over all episodes: their page, and names that are joined and parted.

use crate::home::Home;
use crate::session::{Session, Start};

const TIDES: &str = "# 潮汐站\n\n**周小满：** 站里用什么？\n\n**林砚秋：** 我们用 Kestrel 记潮汐，Kestrel 很旧。\n\n\
    **周小满：** 多旧？\n\n**林砚秋：** 比灯塔还旧，可是 Kestrel 不停。\n\n**周小满：** 谢谢。\n";
const LAMPS: &str = "# 灯\n\n**阿木：** 谁点灯？\n\n**老林：** 早先是我点，后来是钟点。\n\n**阿木：** 钟？\n\n\
    **老林：** 一只走得慢的钟。\n\n**阿木：** 好。\n";

fn library(home: &Home) -> Session {
    home.write("lamps.md", LAMPS);
    home.write("tides.md", TIDES);
    Start::new(home, &[&home.text("")]).size(100, 30).go()
}

#[test]
fn a_person_has_a_page_and_is_joined_to_another_name() {
    let home = Home::new();
    let mut session = library(&home);
    session
        .see("2 episodes")
        .keys("j\r")
        .see("站里用什么")
        .keys("}b")
        .see("kept")
        .keys("h")
        .see("2 episodes");
    session.keys("gp").see("老林").keys("/林砚秋\r\r").see("Speaks in").see("1 episode · 2 turns");
    session.see("Asked by     周小满").see("Speaks of").see("Kestrel").see("Bookmarked").see("潮汐站");
    session.keys("G\r").see("The same person as").keys("/老林\r\r").see("one person now");
    session.see("2 episodes · 4 turns").see("Also called  老林").keys("q").see("林砚秋  2 episodes");
    session.keys("qq").end();
    let people = home.run(&["people", "--json", &home.text("").to_string_lossy()]);
    assert!(people.contains(r#""name":"林砚秋","aliases":["老林"]"#), "{people}");
    let mut session = library(&home);
    session
        .see("灯")
        .see("潮汐站")
        .keys("gp")
        .see("林砚秋  2 episodes")
        .keys("/老林\r\r")
        .see("Also called  老林");
    session.keys("Gk\r").see("a person of their own").see("1 episode · 2 turns");
    session.keys("U").see("2 episodes · 4 turns").keys("Gk\r").see("1 episode · 2 turns").keys("qqq").end();
    let people = home.run(&["people", "--json", &home.text("").to_string_lossy()]);
    assert!(people.contains(r#""name":"老林","aliases":[]"#), "{people}");
}

#[test]
fn the_jump_box_leads_to_a_person_by_pinyin() {
    let home = Home::new();
    let mut session = library(&home);
    session.see("2 episodes").see("潮汐站").keys("flinyanqiu").see("林砚秋").see("speaker").keys("\r");
    session.see("Speaks in").see("1 episode · 2 turns").keys("q").miss("Speaks in");
    session
        .keys("j\r")
        .see("站里用什么")
        .keys("f@laolin")
        .see("1 episode")
        .keys("\r")
        .see("Speaks in")
        .see("灯");
    session.keys("qQ").end();
}
