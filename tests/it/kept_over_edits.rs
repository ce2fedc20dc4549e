//! What is kept while a text is edited again and again: anchors that are renewed, and the texts that doubtful
//! ones need.

use fangtan::passage::anchor::{Ages, Anchor, State, text_hash};
use fangtan::passage::marks::{Bookmark, EpisodeId};
use fangtan::store::{FileEvidence, Store};
use fangtan::text::range::TextRange;

use crate::anchors::texts::episode_of;

const FIRST: &str = "# 起风\n问：你怎样开始写这本书？\n答：先是一个问题，为什么有的城市让人愿意步行，有的却不。\n\
                     问：后来呢？\n答：我走了三年，记下每一条街的长椅、树荫和路口的等待时间，晚上回家抄成表。";

/// A store that knows one episode.
fn known() -> (Store, EpisodeId) {
    let mut store = Store::in_memory().unwrap();
    let episode =
        store.identify(&FileEvidence { path: "/walk.md".into(), ..FileEvidence::default() }).unwrap();
    (store, episode)
}

fn keep(store: &mut Store, episode: EpisodeId, text: &str, words: &str) -> Bookmark {
    let start = text.find(words).unwrap();
    let anchor = Anchor::of(&episode_of(text), TextRange::new(start, start + words.len()));
    let bookmark = Bookmark { id: Store::new_id(1), episode, anchor, changed: 5, ..Bookmark::default() };
    store.put_bookmark(&bookmark).unwrap();
    store.keep_text(episode, text).unwrap();
    bookmark
}

/// Opens the text as the reader does: places what is kept, and renews what was found beyond doubt.
fn read(store: &mut Store, episode: EpisodeId, text: &str) -> Vec<(State, String)> {
    let now = episode_of(text);
    let kept = store.kept_texts(episode).unwrap();
    let ages = Ages::new(&now, text_hash(&now.text), &kept);
    let mut states = Vec::new();
    for mut bookmark in store.bookmarks(episode).unwrap() {
        let found = ages.resolve(&bookmark.anchor);
        states.push((found.state, found.range.of(text).to_owned()));
        if matches!(found.state, State::Ok | State::Moved) {
            bookmark.anchor = Anchor::of(&now, found.range);
            store.renew_anchors([&bookmark]).unwrap();
        }
    }
    store.keep_text(episode, text).unwrap();
    states
}

#[test]
fn a_passage_changed_by_every_edit_is_still_told_as_changed() {
    let (mut store, episode) = known();
    keep(&mut store, episode, FIRST, "为什么有的城市让人愿意步行，有的却不");
    let second = FIRST.replace("愿意步行", "喜欢走路").replace("我走了三年", "我走了四年");
    let third = second.replace("问：后来呢？", "问：那么后来呢？").replace("抄成表", "抄成一张表");
    assert_eq!(read(&mut store, episode, &second)[0].0, State::Changed);
    let words = "为什么有的城市让人喜欢走路，有的却不";
    assert_eq!(read(&mut store, episode, &third), [(State::Changed, words.to_owned())]);
    assert_eq!(store.kept_texts(episode).unwrap(), [third.as_str(), FIRST], "the words it was kept in stay");
}

#[test]
fn a_passage_that_stands_goes_along_and_old_texts_are_let_go() {
    let (mut store, episode) = known();
    let made = keep(&mut store, episode, FIRST, "记下每一条街的长椅");
    let mut text = FIRST.to_owned();
    for round in 0..6 {
        text = format!("# 序{round}\n新加的第{round}段话，写在前面。\n{text}");
        assert_eq!(read(&mut store, episode, &text)[0], (State::Ok, "记下每一条街的长椅".to_owned()));
    }
    let now = store.bookmark(&made.id).unwrap().unwrap();
    assert_eq!(
        (now.anchor.text_hash, now.changed),
        (text_hash(&text), 5),
        "renewed, and not changed by the reader"
    );
    assert_eq!(store.kept_texts(episode).unwrap(), [text]);
}

#[test]
fn an_anchor_is_not_renewed_over_a_change() {
    let (mut store, episode) = known();
    let old = keep(&mut store, episode, FIRST, "记下每一条街的长椅");
    let before = old.clone();
    let newer = Bookmark { note: "x".into(), changed: 9, ..old.clone() };
    store.put_bookmark(&newer).unwrap();
    store.renew_anchors([&Bookmark { anchor: Anchor::default(), ..old }]).unwrap();
    assert_eq!(store.bookmark(&newer.id).unwrap(), Some(newer.made_from(&before)));
}
