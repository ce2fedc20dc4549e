//! Markdown to blocks, one block for each line of a paragraph: whether a line break is the writer's or the
//! editor's is decided later, over the whole file.
//!
//! `CommonMark` with tables, strikethrough, footnotes and the emphasis rules for Han text
//! (markdown-cjk-friendly). The files of this folder are the only ones that know comrak. Nobody here asks who
//! is speaking.

use std::borrow::Cow;

use rayon::prelude::*;

use super::block::{Block, BodyPlace};
use crate::episode::oddity::Diagnostic;
use crate::text::range::TextRange;

mod callouts;
mod columns;
mod extensions;
mod fences;
mod folds;
mod headings;
mod lines;
mod marks;
mod pieces;
mod prose;
mod tags;
mod talk;
mod walk;

pub use folds::is_original;
pub use tags::read as tag;

/// The blocks of `body`, which stands at `place` in the source, in the order of the source.
pub fn blocks(body: &str, place: BodyPlace) -> (Vec<Block>, Vec<Diagnostic>) {
    let lines = lines::LineStarts::of(body);
    let prepared = folds::prepare(body, &lines, place);
    let folded = matches!(prepared.text, Cow::Owned(_));
    let mut blocks = read(&walk::MarkdownSource::new(&prepared.text, &lines, place, folded), &prepared.text);
    prepared.mark(&mut blocks);
    headings::without_blank(&mut blocks);
    (blocks, prepared.diagnostics)
}

/// The blocks of a text without folds, its pieces read on all cores.
fn read(source: &walk::MarkdownSource<'_>, text: &str) -> Vec<Block> {
    if pieces::reaches_far(text) {
        return walk::whole(source);
    }
    let read = |piece: &TextRange| walk::piece(source, *piece);
    match pieces::of(text).as_slice() {
        [whole] => read(whole),
        pieces => pieces.par_iter().flat_map_iter(read).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BodyPlace, lines::LineStarts, pieces, read, walk};

    /// What a text in pieces and groups gives, and what its tree gives.
    fn both(text: &str) -> [Vec<super::Block>; 2] {
        let lines = LineStarts::of(text);
        let source = walk::MarkdownSource::new(text, &lines, BodyPlace::default(), false);
        [read(&source, text), walk::whole(&source)]
    }

    #[test]
    fn a_text_read_in_pieces_has_the_blocks_of_the_whole() {
        let turn = "### 灯塔与海\n\n主持人 **林夏**：你怎么看？\n\n**周远**：要从*很久*以前说起，\n那时候没有电。\n\n\
                    - 一盏灯\n\n  还有一盏\n- 两盏灯\n\n> 守灯人说\n>\n> 夜里冷\n\n1. 先上去\n2. 再点灯\n\n| 年 | 灯 |\n|---|---|\n\
                    | 1890 | 油 |\n\nLamp oil\n---\n\n    缩进的一行\n\n最后一句（见[这里](https://example.org)）。\n\n";
        let [pieces, whole] = both(&turn.repeat(2000));
        assert!(pieces == whole);
    }

    /// Scraps of prose.
    const PROSE: &[&str] =
        &["\n", "\n\n", " ", "**", "灯塔", "，", "：", "“", "a", "Bc", "7", ":", ".", "（", "### ", "é", "—"];
    /// Scraps of Markdown, of which some mean nothing where they stand.
    const MARKUP: &[&str] = &[
        "    ", "*", "_", "#", "[", "]", "(x)", "12. ", "3) ", "- ", "+ ", "# ", "> ", ":::", "!", "|",
        "---", "===", ":-:", "<", "<b>", "</b>", "<br>", "&", "&amp;", "\\", "~", "`", "=", "\u{3000}", "ⓐ",
        "😀", "\u{fe01}", "\u{200b}", "==", "[[", "]]", "^", "^2^", "~2~", ":smile:", ":", "[!note]",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn plain_paragraphs_mean_what_markdown_means(
            scraps in proptest::collection::vec(
                prop_oneof![8 => proptest::sample::select(PROSE), 1 => proptest::sample::select(MARKUP)],
                0..30,
            )
        ) {
            let text = scraps.concat();
            prop_assume!(!pieces::reaches_far(&text));
            let [groups, whole] = both(&text);
            prop_assert_eq!(groups, whole, "{:?}", text);
        }
    }

    #[test]
    fn real_texts_mean_the_same_in_groups() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
        let files = walkdir::WalkDir::new(&folder).into_iter().flatten();
        let mut read = 0;
        for file in files.filter(|file| file.path().extension().is_some_and(|ending| ending == "md")) {
            let text = String::from_utf8_lossy(&std::fs::read(file.path()).unwrap()).into_owned();
            let [groups, whole] = both(&text);
            assert!(groups == whole, "{}", file.path().display());
            read += 1;
        }
        if read == 0 {
            eprintln!("skipped: no real interviews at {}", folder.display());
        }
    }
}
