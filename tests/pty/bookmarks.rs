//! Passages kept, marks set, and found again after the file was edited and renamed.

use std::fs;

use fangtan::store::Store;

use crate::home::{Home, interview};
use crate::reader::reading;
use crate::session::{Start, open, wait_until};

#[test]
fn passages_and_marks_stand_on_the_same_words_after_an_edit_and_a_new_name() {
    let home = Home::with_interview().reads_at_a_glance();
    let mut session = reading(&home);
    session.keys(":3.2\r").see("回答乙32").keys("b").see("kept 3.2");
    session.keys(":6.1\r").see("问题甲61").keys("mx").see("mark x set at 6.1");
    session.keys(":7.3\r").see("问题甲73").see(" 7.3 ");
    wait_until("the place to be stored", || {
        home.stored_place().is_some_and(|place| place.starts_with("7.3 "))
    });
    session.quit();

    let (head, body) = {
        let text = interview();
        let at = text.find("\n### 第1").unwrap();
        (text[..at].to_owned(), text[at..].to_owned())
    };
    let added = "\n新的一段。\n\n又是新的一段。\n\n第三段新的话。\n";
    fs::remove_file(home.text("talk.md")).unwrap();
    let renamed = home.write("renamed.md", head + added + &body);

    let mut session = open(&home, &renamed);
    session.see("问题甲73");
    session.keys("'x").see("问题甲61").see("6/8");
    session.keys("B").see("Bookmarks").see("回答乙32");
    session.keys("/乙32").keys("\r").keys("\r").see(" 3.2 ").miss("Bookmarks").see("回答乙32");
    session.quit();
}

#[test]
fn a_file_that_moved_is_found_from_the_list_of_passages_whatever_is_open() {
    let home = Home::with_interview();
    let other = home.write("other.md", "# 别的\n\n**甲：** 天气怎么样？\n\n**乙：** 下雨，一直下到晚上。\n");
    home.run(&["bookmarks", "add", "talk.md#3.2"]);
    fs::remove_file(home.text("talk.md")).unwrap();
    fs::create_dir(home.text("sub")).unwrap();
    home.write("sub/next.md", interview().replace("问题甲11", "新的问题甲11"));
    let mut session = open(&home, &other);
    session.see("下雨").keys("B").see("回答乙32");
    wait_until("the new place to be written down", || is_known(&home, "sub/next.md"));
    session.keys("\r").see(" 3.2 ").see("回答乙32");
    session.quit();
}

#[test]
fn what_another_person_keeps_is_kept_once_more_and_stays_theirs() {
    let home = Home::with_interview();
    let folder = home.path().join("config/fangtan");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "author = 'Ada'\n").unwrap();
    home.run(&["bookmarks", "add", "talk.md#3.2"]);
    fs::write(folder.join("config.toml"), "author = 'Bo'\n").unwrap();
    let mut session = reading(&home);
    session.keys(":3.2\r").see("回答乙32").keys("b").see("kept 3.2");
    session.quit();
    let kept = home.run(&["bookmarks", "list", "--json"]);
    let authors: Vec<_> =
        kept.lines().map(|line| (line.contains("\"Ada\""), line.contains("\"Bo\""))).collect();
    assert_eq!(authors, [(true, false), (false, true)], "{kept}");
}

/// Whether the store knows the file under this name.
fn is_known(home: &Home, name: &str) -> bool {
    let store = Store::open(&home.path().join("data/fangtan"), |_| true);
    store.is_ok_and(|(store, _)| store.episode_by_path(&home.text(name)).unwrap().is_some())
}

#[test]
fn one_goes_on_reading_in_a_file_that_has_another_name_or_another_file_in_its_place() {
    let rain = "# 别的\n\n**甲：** 天气怎么样？\n\n**乙：** 下雨，一直下到晚上。\n";
    for in_its_place in [None, Some(rain)] {
        let home = Home::with_interview();
        home.write("other.md", rain);
        let mut session = reading(&home);
        session.keys(":3.1\r").see("问题甲31").see(" 3.1 ");
        wait_until("the place to be stored", || {
            home.stored_place().is_some_and(|place| place.starts_with("3.1 "))
        });
        session.quit();
        fs::remove_file(home.text("talk.md")).unwrap();
        if let Some(text) = in_its_place {
            home.write("talk.md", text.replace("下雨", "下雪"));
        }
        fs::create_dir(home.text("sub")).unwrap();
        home.write("sub/next.md", interview().replace("问题甲11", "新的问题甲11"));
        let mut session = Start::new(&home, &[&"--continue", &home.text("")]).go();
        session.see("问题甲31").see(" 3.1 ");
        session.quit();
    }
}

#[test]
fn a_listed_file_that_moves_while_one_looks_at_the_list_is_opened_where_it_is() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#3.2"]);
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("1 episode").see("河边的访谈");
    fs::create_dir(home.text("sub")).unwrap();
    home.write("sub/next.md", interview().replace("问题甲11", "新的问题甲11"));
    fs::remove_file(home.text("talk.md")).unwrap();
    session.keys("\r").see("sections").keys(":3.2\r").see("回答乙32").see(" 3.2 ");
    session.quit();
}

#[test]
fn a_list_of_the_new_place_is_enough_to_know_a_moved_file_that_was_corrected() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#3.2"]);
    fs::remove_file(home.text("talk.md")).unwrap();
    home.write("next.md", interview().replace("问题甲11", "新的问题甲11"));
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("1 episode");
    wait_until("the new place to be known", || is_known(&home, "next.md"));
    session.quit();
}

#[test]
fn words_that_went_to_another_file_are_taken_over_there_as_the_reader_says() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#6.2", "--note", "先看水"]);
    let (one, two) = {
        let text = interview();
        let (head, body) = text.split_at(text.find("### 第1").unwrap());
        let middle = body.find("### 第5").unwrap();
        (format!("{head}{}", &body[..middle]), format!("{head}{}", &body[middle..]))
    };
    fs::remove_file(home.text("talk.md")).unwrap();
    home.write("a.md", one);
    home.write("b.md", two);
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("2 episodes").keys("B").see("先看水").see("lost");
    session.keys("w").see("Where is it now?").see("b.md").keys("\r").see("it is in").miss("lost");
    session.keys("\r").see("回答乙62");
    session.quit();
    let listed = home.run(&["bookmarks", "list", "--json"]);
    assert!(listed.contains("b.md") && listed.contains("先看水") && listed.contains("\"ok\""), "{listed}");
}

#[test]
fn a_changed_passage_of_a_file_that_is_not_open_is_reviewed_and_taken_back() {
    let home = Home::with_interview();
    let other = home.write("other.md", "# 别的\n\n**甲：** 天气怎么样？\n\n**乙：** 下雨，一直下到晚上。\n");
    home.run(&["bookmarks", "add", "talk.md#3.2"]);
    home.write("talk.md", interview().replace("回答乙32。旧桥每年", "回答乙32。旧桥每两年"));
    let mut session = open(&home, &other);
    session
        .see("下雨")
        .keys("B")
        .see("河边的访谈")
        .wait("its state", |screen| screen.matches("changed").count() > 1)
        .keys("v")
        .see("then")
        .see("now")
        .see("每两年");
    session.keys("y").see("accepted");
    let stands = || home.run(&["bookmarks", "list", "--json"]).contains("\"ok\"");
    wait_until("the words that are there now to be stored", stands);
    session.keys("U").see("taken back");
    session.quit();
    assert!(home.run(&["bookmarks", "list", "--json"]).contains("\"changed\""));
}

#[test]
fn a_note_is_kept_changed_deleted_and_brought_back() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("a").see("─ Note ─").keys("要点：先看水").keys("\r").see("kept 1.1");
    session.keys("B").see("▸").see("要点：先看水");
    session.keys("a").see("─ Note ─").keys("再看木头").keys("\r").see("要点：先看水再看木头");
    session.keys("D").miss("要点：").see("deleted").keys("U").see("要点：先看水再看木头");
    session.quit();
    let mut session = open(&home, &home.text("talk.md"));
    session.see("1/8").keys("B").see("要点：先看水再看木头");
    session.quit();
}

#[test]
fn what_another_process_keeps_or_deletes_is_seen_without_a_key() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.miss("▎");
    home.run(&["bookmarks", "add", "talk.md#1.1", "--note", "别处记的"]);
    session.see("▎");
    session.keys("B").see("别处记的");
    let kept = home.run(&["bookmarks", "list", "--json"]);
    let id = kept.split('"').nth(3).unwrap();
    home.run(&["bookmarks", "rm", id]);
    session.miss("别处记的");
    session.keys("q").miss("Bookmarks").miss("▎");
    session.quit();
}

#[test]
fn the_list_of_episodes_counts_what_another_process_keeps_without_a_key() {
    let home = Home::with_interview();
    home.write("other.md", interview().replace("河边的访谈", "山上的访谈").replace("旧桥", "新路"));
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("2 episodes").see("山上的访谈").miss("▎");
    home.run(&["bookmarks", "add", "talk.md#1.1"]);
    session.see("▎1");
    home.run(&["bookmarks", "add", "talk.md#1.3"]);
    session.see("▎2").quit();
}

#[test]
fn what_two_readers_change_of_one_passage_at_once_is_all_kept() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#1.1", "--note", "原来的"]);
    let mut one = reading(&home);
    one.keys("B").see("▸").see("原来的").keys("t").see("parted by blanks");
    let mut other = open(&home, &home.text("talk.md"));
    other.see("第1个话题").keys("B").see("▸").see("原来的");
    other.keys("a").see("─ Note ─").keys("，又想了想\r").see("原来的，又想了想");
    one.keys("桥\r").see("#桥").see("原来的，又想了想");
    other.see("#桥").quit();
    one.quit();
    let kept = home.run(&["bookmarks", "list", "--json"]);
    assert!(kept.contains("原来的，又想了想") && kept.contains("\"tags\":[\"桥\"]"), "{kept}");
}

#[test]
fn what_could_not_be_saved_is_saved_as_soon_as_it_can_be() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#7.1"]);
    let mut session = reading(&home);
    let database = home.path().join("data/fangtan/fangtan.db");
    let blocking = rusqlite::Connection::open(database).unwrap();
    blocking.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.keys("a").see("─ Note ─").keys("不能丢的话\r").see("what you do waits");
    blocking.execute_batch("ROLLBACK").unwrap();
    session.see("kept 1.1").quit();
    assert!(home.run(&["bookmarks", "list"]).contains("不能丢的话"));
}

#[test]
fn two_copies_share_their_passages_or_not_as_the_reader_likes() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#1.1", "--note", "原来的"]);
    let copy = home.write("copy.md", interview());
    let mut session = Start::new(&home, &[&copy]).size(140, 24).go();
    session.see("shares its passages with").keys("gc").see("shared").see("talk.md");
    session.keys("\r").see("keeps passages of its own").quit();
    assert!(home.run(&["bookmarks", "list", "copy.md"]).contains("原来的"));
    assert!(home.run(&["bookmarks", "copies", "talk.md"]).starts_with("apart"));

    home.run(&["bookmarks", "add", "talk.md#1.3", "--note", "另一份的"]);
    home.run(&["bookmarks", "join", "copy.md", "talk.md"]);
    for file in ["copy.md", "talk.md"] {
        let listed = home.run(&["bookmarks", "list", file]);
        assert!(listed.contains("原来的") && listed.contains("另一份的"), "{listed}");
    }
}

#[test]
fn tags_are_given_where_one_reads_and_stand_in_the_list_that_begins_there() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#3.2", "--tag", "水/河"]);
    home.run(&["bookmarks", "add", "talk.md#5.2"]);
    let mut session = reading(&home);
    session.keys(":5.2\r").see("回答乙52").keys("C").see("Tags").see("1 水/河");
    session.keys("1船").see("水/河 船").keys("\r").see("tags saved");
    session.keys(":6.2\r").see("回答乙62").keys("C水\t\r").see("kept 6.2");
    session.keys("B").see("#水/河 #船").keys("\r").see(" 6.2 ");
    session.keys("c").see("color: yellow").keys("D").see("deleted").keys("U").see("brought back");
    session.quit();
    let kept = home.run(&["bookmarks", "export", "--format", "csv"]);
    assert!(kept.contains("水/河; 船") && kept.contains("yellow"), "{kept}");
}

#[test]
fn the_code_book_is_kept_in_order_on_the_screen_and_all_of_it_is_taken_back() {
    let home = Home::with_interview();
    for (place, tags) in [("3.2", ["桥/修", "水"]), ("4.2", ["桥", "木"]), ("5.2", ["桥/旧", "木"])] {
        home.run(&["bookmarks", "add", &format!("talk.md#{place}"), "--tag", tags[0], "--tag", tags[1]]);
    }
    let codes = || home.run(&["codes", "--json"]);
    let mut session = reading(&home);
    // The tree, with how many passages stand below each tag.
    session.keys("gb").see("Code book").see("桥").see("  修").see("3");
    session.keys("/修\r").see("桥/修").keys("r\u{15}工/修桥\r").see("1 passage changed");
    assert!(codes().contains("工/修桥"), "{}", codes());
    session.keys("\u{1b}").see("  修桥").keys("/木\r").keys("m").see("Make it one with");
    session.keys("/水\r\r").see("2 passages changed").see("Code book");
    assert!(!codes().contains("木"), "{}", codes());
    session.keys("U").see("taken back");
    wait_until("the merge to be taken back", || codes().contains("木"));
    session.keys("a").see("What the tag is for").keys("木头的用处\r").see("木头的用处");
    session.keys("c").see("color: yellow");
    wait_until("the colour to be stored", || codes().contains("yellow"));
    session.keys("UU").see("taken back").miss("木头的用处");
    session.keys("D").see("nothing matches").keys("U").see("taken back").miss("nothing matches");
    // Enter lists the passages of a tag and of those below it; one of them is read.
    session
        .keys("\u{1b}")
        .see("  旧")
        .keys("/桥\r")
        .keys("\r")
        .see("Bookmarks")
        .see("回答乙42")
        .see("回答乙52");
    session.keys("j\r").see(" 5.2 ").see("回答乙52");
    // The table of tags with speakers, and the passages of its first cell.
    session.keys("gx").see("Tags with tags").keys("\t").see("Tags with speakers").see("周若");
    session.keys("G").see("水 × 周若  1").keys("\r").see("回答乙32").keys("\r").see(" 3.2 ");
    session.quit();
    assert!(codes().contains("\"name\":\"木\",\"description\":\"\",\"color\":\"\""), "{}", codes());
}

#[test]
fn the_screen_takes_back_its_own_change_of_tags_and_not_that_of_another_program() {
    let home = Home::with_interview();
    for (place, tag) in [("3.2", "水"), ("4.2", "木")] {
        home.run(&["bookmarks", "add", &format!("talk.md#{place}"), "--tag", tag]);
    }
    let codes = || home.run(&["codes"]);
    let mut session = reading(&home);
    session.keys("gb").see("Code book").see("水").keys("/水\r").keys("r\u{15}河\r").see("1 passage changed");
    home.run(&["codes", "rename", "木", "竹"]);
    session.keys("U").see("taken back");
    wait_until("the own step to be taken back", || codes().contains("水") && codes().contains("竹"));
    session.keys("\u{1b}").see("竹").keys("/水\r").keys("r\u{15}河\r").see("1 passage changed");
    home.run(&["codes", "undo"]);
    session.keys("U").see("another program took it back");
    session.quit();
    assert!(codes().contains("水") && codes().contains("竹"), "{}", codes());
}

#[test]
fn the_memo_of_an_episode_is_seen_where_it_is_read_and_lasts() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session
        .keys("ga")
        .see("Memo")
        .keys("值得重读\r")
        .see("memo saved")
        .keys("i")
        .see("值得重读")
        .keys("\x1b")
        .miss("值得重读");
    session
        .keys("gg")
        .see("Memo: 值得重读")
        .keys("ga")
        .see("Memo")
        .keys("，秋天再来\r")
        .see("Memo: 值得重读，秋天再来");
    session.quit();
    let mut session = open(&home, &home.text("talk.md"));
    session
        .see("值得重读，秋天再来")
        .keys("i")
        .see("Speakers")
        .keys("\x1b")
        .miss("Speakers")
        .keys("ga")
        .see("Enter keeps it");
    session.keys("\x15\r").see("memo saved").keys("i").see("Speakers").miss("值得重读");
    session.keys("\x1b").miss("Speakers").quit();
    home.run(&["memos", "set", "of all"]);
    assert_eq!(home.run(&["memos", "--json"]).lines().count(), 1, "a memo without words is none");
}

#[test]
fn what_is_kept_is_read_as_one_text_with_the_way_to_each_place_and_back() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    for address in ["6.1", "4.2"] {
        session.keys(&format!(":{address}\r")).see(&format!(" {address} ")).keys("b");
        session.see(&format!("kept {address}"));
    }
    let made = home.path().join("cache/fangtan/kept.md");
    fs::create_dir_all(made.parent().unwrap()).unwrap();
    fs::write(&made, "as it was written before").unwrap();
    session.keys("Br").see("by speaker").keys("jj\r").see("— 河边的访谈 4.2").see("— 河边的访谈 6.1");
    session.keys("b").see("not kept");
    session.keys("}o").see("4/8").see(" 4.2 ").keys("<").see("— 河边的访谈 6.1");
    session.keys("}}o").see("6/8").see(" 6.1 ").keys("<").see("— 河边的访谈 6.1");
    session.keys("B/甲61\r").see("问题甲61").keys("r").see("by tag").keys("j\r").see("甲61").miss("乙42");
    session.quit();
    // It is no text to go on with, and none that the store knows or others may read.
    Start::new(&home, &[&"--continue"]).go().see("/8 第").quit();
    let (store, _) = Store::open(&home.path().join("data/fangtan"), |_| true).unwrap();
    assert_eq!(store.episode_by_path(&made).unwrap(), None);
    assert_eq!(store.all_bookmarks().unwrap().len(), 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&made).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
