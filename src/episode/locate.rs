//! Where a place that a person wrote is: an address, a share of the text, a time of the recording.

use super::model::{Address, Episode};
use crate::text::clock;
use crate::text::range::Offset;

/// The offset that `written` names in `episode`: `12`, `12.3`, `40%` or `0:12:34`; `None` if there is
/// none.
///
/// ```
/// use fangtan::episode::locate::locate;
/// use fangtan::parse::{Hints, parse};
///
/// let talk = "**甲：** 灯塔还亮吗？\n\n**乙：** 还亮着。\n\n**甲：** 谁在看着它？\n\n**乙：** 我看着，一夜不停。\n";
/// let (episode, _) = parse(talk.as_bytes(), &Hints::default());
/// let answer = locate(&episode, "0.2").unwrap();
/// assert!(episode.text[answer..].starts_with("乙"));
/// assert_eq!(locate(&episode, "7.1"), None);
/// ```
pub fn locate(episode: &Episode, written: &str) -> Option<Offset> {
    let written = written.trim().trim_start_matches('#');
    if let Some(share) = written.strip_suffix(['%', '％']) {
        return at_share(episode, share.trim().parse().ok()?);
    }
    if written.contains([':', '：']) {
        return at_time(episode, clock::read(written)?);
    }
    episode.offset_of(written.parse::<Address>().ok()?)
}

/// The paragraph at a share of the text, in per cent.
fn at_share(episode: &Episode, share: f64) -> Option<Offset> {
    let at = (0.0..=100.0).contains(&share).then(|| (episode.text.len() as f64 * share / 100.0) as usize)?;
    episode.paragraphs.get(episode.paragraph_at(at)).map(|paragraph| paragraph.range.start)
}

/// What was said at a time; before the first mark, the first.
fn at_time(episode: &Episode, seconds: u32) -> Option<Offset> {
    let index = episode.times.partition_point(|mark| mark.seconds <= seconds).saturating_sub(1);
    episode.times.get(index).map(|mark| mark.at)
}
