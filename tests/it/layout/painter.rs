//! What the painter advances for a cluster is what the layout counts for it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use fangtan::app::geometry::{self, Size};
use fangtan::app::opened::Opened;
use fangtan::app::reader::Reader;
use fangtan::app::settings::Settings;
use fangtan::app::state::App;
use fangtan::layout::segments::Segments;
use fangtan::layout::width::{Joining, Presentation, WidthPolicy, cell_width, drawn};
use fangtan::parse::{Hints, parse};
use fangtan::passage::anchor::text_hash;
use fangtan::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::corpus::files;
use super::sample::prose;
use crate::cells::cluster;
use crate::corpus::read;

const SIZE: Size = Size { width: 40, height: 400 };

/// Representatives of the classes of Unicode's emoji test file, made from ranges.
fn emoji() -> String {
    let mut made: Vec<String> =
        ('\u{1F300}'..='\u{1FAFF}').chain('\u{2600}'..='\u{27BF}').map(String::from).collect();
    made.extend("©®‼⁉™ℹ↔↩⌚⌨⏏Ⓜ▪▶◻☀☎☝♀♻⚕✂✔❤➡⤴⬅〰〽㊗㊙🅰🈂🌡🏋🖐".chars().map(|c| format!("{c}\u{FE0F}")));
    made.extend("0123456789#*".chars().map(|c| format!("{c}\u{FE0F}\u{20E3}")));
    let letters = || '\u{1F1E6}'..='\u{1F1FF}';
    made.extend(letters().zip(letters().rev()).map(|(a, b)| format!("{a}{b}")));
    for tone in '\u{1F3FB}'..='\u{1F3FF}' {
        made.extend("☝✊✋👂👍💪🕺🙏🤝🧑🫱".chars().map(|c| format!("{c}{tone}")));
        made.extend("⚕✈🚀🌾💻🦰".chars().map(|c| format!("🧑{tone}\u{200D}{c}")));
    }
    for joined in ["👨👩👧👦", "👩❤💋👨", "🐻❄", "🏴☠", "❤🔥", "😵💫", "🧑🤝🧑", "👁🗨", "🏃♀➡", "🏳🌈"]
    {
        let parts: Vec<String> = joined.chars().map(String::from).collect();
        made.extend([parts.join("\u{200D}"), parts.join("\u{FE0F}\u{200D}") + "\u{FE0F}"]);
    }
    made.push("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}".to_owned());
    let text = made.join("\n\n");
    parse(text.as_bytes(), &Hints { file_name: "emoji.txt".to_owned(), ..Hints::default() }).0.text
}

/// An app that reads these lines, nothing around them.
fn reading(lines: &[String], policy: WidthPolicy) -> App {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut episode = prose(&lines);
    episode.paragraphs.iter_mut().for_each(|paragraph| paragraph.tight = true);
    let segments = Segments::of(&episode, policy);
    let mut app = App::new(Settings::default(), SIZE);
    (app.policy, app.zen) = (policy, true);
    app.views.show_text();
    let hash = text_hash(&episode.text);
    let opened = Opened::new(episode, segments, hash, app.look());
    app.reader = Some(Reader::new(PathBuf::from("clusters"), Arc::new(opened), app.shape()));
    app
}

#[test]
fn every_cluster_takes_the_cells_it_is_counted_for() {
    let mut texts: Vec<String> = files().iter().map(|path| read(path).1.text).collect();
    texts.push(emoji());
    let clusters: BTreeSet<&str> = texts.iter().flat_map(|text| text.graphemes(true)).collect();
    let alone = |cluster: &&&str| format!("a{cluster}z").graphemes(true).eq(["a", cluster, "z"]);
    let clusters: Vec<&str> = clusters.iter().filter(|c| **c != "\n").filter(alone).copied().collect();
    let lines: Vec<String> = clusters.iter().map(|cluster| format!("a{cluster}z")).collect();
    let narrow = WidthPolicy::default();
    let old = WidthPolicy { vs16: Presentation::Narrow, keycap: Presentation::Narrow, ..narrow };
    let new = WidthPolicy { families: Joining::Joined, skin_tones: Joining::Joined, ..narrow };
    for policy in [narrow, WidthPolicy { wide_ambiguous: true, ..narrow }, old, new] {
        painted(&clusters, &lines, policy);
    }
}

/// Every line shows `a`, its cluster, and `z` right after the columns of the cluster.
fn painted(clusters: &[&str], lines: &[String], policy: WidthPolicy) {
    let mut app = reading(lines, policy);
    let area = Rect::new(0, 0, SIZE.width, SIZE.height);
    let mut buffer = Buffer::empty(area);
    for (page, shown) in clusters.chunks(SIZE.height.into()).enumerate() {
        app.reader.as_mut().unwrap().go_to_line(page * usize::from(SIZE.height));
        buffer.reset();
        ui::draw_buffer(&app, &mut buffer, area);
        let left = geometry::left_margin(SIZE, app.shape().measure);
        for (y, text) in (0..).zip(shown) {
            let at = |x: u16| cluster(buffer[(x, y)].symbol());
            let width = cell_width(text, policy) as u16;
            assert_eq!(
                (at(left), at(left + 1 + width)),
                ("a", "z"),
                "{text:?} takes {width} under {policy:?}"
            );
            if width > 0 && !text.contains(char::is_whitespace) {
                assert_eq!(at(left + 1), drawn(text, policy), "{policy:?}");
            }
        }
    }
}
