//! The words before a colon by which a line tells a date or a source.

use crate::lexicon::{self, HeadKey};
use crate::text::range::TextRange;
use crate::text::script::is_han_or_kana;

/// What stands behind a key that tells one of `wanted`, anywhere in a short line: `访谈发布时间:…`,
/// `作者：X 日期：…`, `**節目**：…`. A date may stand without a colon: `Published on …`.
pub fn value_of<'a>(line: &'a str, wanted: &[HeadKey]) -> Option<&'a str> {
    let by_colon = colons(line).filter_map(|colon| {
        let key = line.get(..colon.start)?.trim_end_matches(['*', '_', ' ', '】', ']']);
        let value = line.get(colon.end..)?.trim_start_matches(['*', '_', ' ', '\u{3000}']);
        tells(key, wanted).then_some(value)
    });
    let dated = wanted.contains(&HeadKey::Date);
    by_colon.chain(dated.then(|| lexicon::behind_dated(opening(line))).flatten()).next()
}

fn opening(line: &str) -> &str {
    line.trim_start_matches(|c: char| !c.is_alphanumeric())
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

/// Most characters of a key: what is longer is a sentence.
const LONGEST: usize = 40;
/// Most Han characters before the word that tells: `访谈|发布时间`.
const LEADING: usize = 4;

/// Whether the end of `before` is a key that tells one of `wanted`: words of letters whole, words in Han with
/// a few others before them.
fn tells(before: &str, wanted: &[HeadKey]) -> bool {
    let key = before.rsplit(['\n', '|', '｜', '\u{3000}', '，', '。', '•']).next().unwrap_or_default();
    let key = key.trim_matches(|c: char| !c.is_alphanumeric());
    if key.is_empty() || key.chars().nth(LONGEST).is_some() {
        return false;
    }
    let is = |word: &str| lexicon::head_key(word).is_some_and(|told| wanted.contains(&told));
    if !key.ends_with(is_han_or_kana) {
        return is(key.rsplit(" - ").next().unwrap_or(key));
    }
    let last = key.rsplit([' ', '/', '(', '（', '-']).next().unwrap_or_default();
    let ends = last.char_indices().take(LEADING + 1).filter_map(|(at, _)| last.get(at..));
    ends.filter(|end| end.chars().nth(1).is_some()).any(is)
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
