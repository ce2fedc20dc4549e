//! The words before a colon by which a line tells a date or a source.

use crate::text::range::TextRange;

/// Words at the end of a key that tell a date.
pub const DATE: &[&str] = &[
    "发布时间",
    "发布日期",
    "發布時間",
    "發布日期",
    "播出时间",
    "播出日期",
    "采访时间",
    "采访日期",
    "访谈时间",
    "访谈日期",
    "录制时间",
    "錄製時間",
    "上线时间",
    "更新时间",
    "时间",
    "時間",
    "日期",
    "公開日",
    "配信日",
    "日付",
    "date",
    "published",
    "published on",
    "publish date",
    "release date",
    "released",
    "recorded",
    "recorded on",
    "aired",
    "posted",
    "posted on",
    "발행일",
];

/// Words at the end of a key that tell a source.
pub const SOURCE: &[&str] = &[
    "视频地址",
    "視頻地址",
    "原视频",
    "视频链接",
    "影片連結",
    "影片",
    "原文链接",
    "原文連結",
    "原文地址",
    "原文",
    "节目链接",
    "节目地址",
    "链接",
    "連結",
    "地址",
    "来源",
    "來源",
    "出处",
    "出處",
    "节目",
    "節目",
    "出典",
    "元動画",
    "source",
    "original",
    "video",
    "link",
    "url",
    "youtube",
    "media",
    "audio",
    "episode",
    "출처",
];

/// Words that begin a line without a colon: `Published on April 18, 2024`, `发布于2024年4月18日`.
const OPENINGS: &[&str] = &[
    "published on ",
    "published ",
    "posted on ",
    "recorded on ",
    "released on ",
    "aired on ",
    "发布于",
    "發布於",
    "发表于",
    "播出于",
];

/// What stands behind a key whose end is one of `words`, anywhere in a short line: `访谈发布时间:…`, `作者：X 日期：…`,
/// `**節目**：…`.
pub fn value_of<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    let by_colon = colons(line).filter_map(|colon| {
        let key = line.get(..colon.start)?.trim_end_matches(['*', '_', ' ', '】', ']']);
        let value = line.get(colon.end..)?.trim_start_matches(['*', '_', ' ', '\u{3000}']);
        ends_in(key, words).then_some(value)
    });
    by_colon.chain((words == DATE).then(|| behind_opening(line)).flatten()).next()
}

/// The colons of `line`, of either width.
fn colons(line: &str) -> impl Iterator<Item = TextRange> {
    const LAST: u8 = "：".as_bytes()[2];
    memchr::memchr2_iter(b':', LAST, line.as_bytes()).filter_map(|at| match line.as_bytes().get(at)? {
        b':' => Some(TextRange::new(at, at + 1)),
        _ => {
            let start = at.checked_sub(2)?;
            line.get(start..)?.starts_with('：').then(|| TextRange::new(start, at + 1))
        }
    })
}

fn behind_opening(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    OPENINGS.iter().find_map(|opening| {
        let start = line.get(..opening.len())?;
        start.eq_ignore_ascii_case(opening).then(|| line.get(opening.len()..))?
    })
}

/// Whether a key ends in one of `words`; Latin words whole, and only short keys: others are sentences.
fn ends_in(key: &str, words: &[&str]) -> bool {
    let letters = key.trim_end_matches(|c: char| !c.is_alphanumeric()).as_bytes();
    words.iter().any(|word| {
        if word.is_ascii() {
            let end = letters.get(letters.len().saturating_sub(word.len())..);
            end.is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes())) && is_whole(key, word)
        } else {
            key.ends_with(word) && is_short_with(key, word)
        }
    })
}

/// Whether a Latin word is all of a key.
fn is_whole(key: &str, word: &str) -> bool {
    let whole = key.rsplit(['|', '｜', '\u{3000}', '，', '。', '-', '•']).next().unwrap_or_default();
    whole.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case(word)
}

/// Whether a key ends in `word` and has little before it.
fn is_short_with(key: &str, word: &str) -> bool {
    let short =
        key.rsplit(['\n', '|', '｜', ' ', '\u{3000}', '，', '。', '/', '(', '（']).next().unwrap_or_default();
    short.ends_with(word) && short.chars().count() <= word.chars().count() + 4
}

/// Whether a link's text says that it leads to the source: `英文原文`, `Original video`.
pub fn names_source(text: &str) -> bool {
    const NAMES: [&str; 14] = [
        "原文",
        "原视频",
        "原視頻",
        "完整视频",
        "节目链接",
        "视频链接",
        "影片連結",
        "元動画",
        "original",
        "source",
        "watch on youtube",
        "youtube",
        "listen",
        "full episode",
    ];
    let text = text.to_lowercase();
    text.chars().count() <= 30 && NAMES.iter().any(|name| text.contains(name))
}

/// Whether an address is one where talks are published.
pub fn is_where_talks_are_published(address: &str) -> bool {
    const PLACES: [&str; 11] = [
        "youtube.com/watch",
        "youtu.be/",
        "bilibili.com/video",
        "b23.tv/",
        "xiaoyuzhoufm.com/episode",
        "podcasts.apple.com",
        "open.spotify.com/episode",
        "vimeo.com/",
        "ximalaya.com/sound",
        "soundcloud.com/",
        "mp.weixin.qq.com/s",
    ];
    PLACES.iter().any(|place| address.contains(place))
}
