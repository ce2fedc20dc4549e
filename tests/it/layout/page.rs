//! The white of a page: blank lines, indents, folds.

use fangtan::episode::model::{Address, Episode, Paragraph, ParagraphKind, Turn};
use fangtan::layout::flow::{Flow, LineKind, ParagraphStyle, Shape, Show};
use fangtan::layout::gap::Gap;
use fangtan::layout::segments::Segments;
use fangtan::text::range::TextRange;

use super::sample::episode;
use ParagraphKind::{Body, Code, Heading, Item, Label, Quote, Table};

/// The page as a reader sees it: indents as dots, stubs as the text they stand for in brackets.
fn page(episode: &Episode, shape: Shape, show: &[Show]) -> String {
    let segments = Segments::of(episode, shape.policy);
    let flow = Flow::new(episode, &segments, shape, show);
    let rows = flow.lines().iter().map(|line| {
        let text = line.range.of(&episode.text);
        let text = if line.kind == LineKind::Stub {
            format!("[{}]", text.replace('\n', "/"))
        } else {
            text.to_owned()
        };
        ".".repeat(usize::from(line.indent)) + &text
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn narrow(style: ParagraphStyle) -> Shape {
    Shape { measure: 20, style, ..Shape::default() }
}

/// Two turns in a section, the second of two paragraphs.
fn talk() -> Episode {
    let mut talk = episode([
        (Heading, "第一节"),
        (Label, "问"),
        (Body, "你们是怎么开始的？"),
        (Label, "答"),
        (Body, "一开始只有两个人，在一间很小的办公室里。"),
        (Body, "后来慢慢多了起来。"),
        (Heading, "第二节"),
    ]);
    for (turn, paragraphs) in [(1, 1..3), (2, 3..6)] {
        let label = Some(paragraphs.start);
        let address = Address { section: 1, turn };
        talk.turns.push(Turn {
            address,
            section: 0,
            speaker: None,
            role: None,
            paragraphs,
            label,
            line: 1,
            time: None,
        });
    }
    talk
}

fn change(episode: &mut Episode, index: usize, with: impl FnOnce(&mut Paragraph)) {
    with(&mut episode.paragraphs[index]);
}

#[test]
fn spaced_paragraphs_have_a_blank_line_between_them_but_none_after_a_label() {
    let expected = "第一节\n\n问\n你们是怎么开始的？\n\n答\n一开始只有两个人，在\n一间很小的办公室里。\n\n后来慢慢多了起来。\n\n第二节";
    assert_eq!(page(&talk(), narrow(ParagraphStyle::Spaced), &[]), expected);
}

#[test]
fn indented_paragraphs_need_no_blank_line_within_a_turn() {
    let expected = "第一节\n\n问\n....你们是怎么开\n始的？\n\n答\n....一开始只有两个\n人，在一间很小的办公\n室里。\n....后来慢慢多了\n起来。\n\n第二节";
    assert_eq!(page(&talk(), narrow(ParagraphStyle::Indented), &[]), expected);
}

#[test]
fn turns_without_labels_are_told_apart_by_a_blank_line() {
    let mut talk = episode([(Body, "问题。"), (Body, "回答。"), (Body, "还有。")]);
    for paragraphs in [0..1, 1..3] {
        let address = Address::default();
        talk.turns.push(Turn {
            address,
            section: 0,
            speaker: None,
            role: None,
            paragraphs,
            label: None,
            line: 1,
            time: None,
        });
    }
    assert_eq!(page(&talk, narrow(ParagraphStyle::Indented), &[]), "....问题。\n\n....回答。\n....还有。");
}

#[test]
fn a_folded_turn_is_one_line_under_its_label() {
    let show = [Show::Full, Show::Full, Show::Full, Show::Full, Show::Stub, Show::Hidden, Show::Full];
    let expected = "第一节\n\n问\n你们是怎么开始的？\n\n答\n[一开始只有两个人，在一间很小的办公室里。/后来慢慢多了起来。]\n\n第二节";
    assert_eq!(page(&talk(), narrow(ParagraphStyle::Spaced), &show), expected);
}

#[test]
fn a_lead_is_followed_by_its_stub() {
    let talk = talk();
    let start = talk.paragraphs[4].range.start;
    let cut = start + "一开始只有两个人，".len();
    let mut show = [Show::Full; 7];
    show[4] = Show::Lead(cut);
    show[5] = Show::Hidden;
    let shape = narrow(ParagraphStyle::Spaced);
    let text = page(&talk, shape, &show);
    assert!(
        text.contains("答\n一开始只有两个人，\n[在一间很小的办公室里。/后来慢慢多了起来。]\n\n第二节"),
        "{text}"
    );
    let flow = Flow::new(&talk, &Segments::of(&talk, shape.policy), shape, &show);
    let stub = flow.lines().iter().position(|line| line.kind == LineKind::Stub).unwrap();
    assert_eq!(flow.line_at(talk.paragraphs[5].range.start + 3), stub);
    assert_eq!(flow.line_at(cut - 3), stub - 1);
}

#[test]
fn a_lead_that_leaves_nothing_out_has_no_stub() {
    let talk = episode([(Body, "全文。"), (Body, "下一段。")]);
    let end = talk.paragraphs[0].range.end;
    assert_eq!(page(&talk, Shape::default(), &[Show::Lead(end)]), "全文。\n\n下一段。");
    assert_eq!(page(&talk, Shape::default(), &[Show::Lead(end), Show::Hidden]), "全文。\n[/下一段。]");
}

#[test]
fn hidden_paragraphs_leave_no_blank_lines_behind() {
    let hidden = [Show::Hidden, Show::Full, Show::Hidden, Show::Hidden, Show::Full];
    let talk = episode([(Heading, "题"), (Body, "一"), (Heading, "隐"), (Body, "隐"), (Body, "二")]);
    assert_eq!(page(&talk, Shape::default(), &hidden), "一\n\n二");
}

#[test]
fn list_items_hang_behind_their_markers() {
    let mut list = episode([
        (Item, "- 第一项的文字比一行要长一些"),
        (Item, "10. 第二层的文字也比一行要长"),
        (Item, "还是第二层"),
    ]);
    change(&mut list, 0, |item| (item.depth, item.marker) = (1, 2));
    change(&mut list, 1, |item| (item.depth, item.marker, item.tight) = (2, 4, true));
    change(&mut list, 2, |item| (item.depth, item.tight) = (2, true));
    let expected =
        "- 第一项的文字比一行\n..要长一些\n..10. 第二层的文字也\n......比一行要长\n......还是第二层";
    assert_eq!(page(&list, narrow(ParagraphStyle::Spaced), &[]), expected);
}

#[test]
fn a_list_within_an_item_stands_below_its_words() {
    let mut list = episode([(Item, "1. 第一项"), (Item, "- 里面"), (Item, "还是里面"), (Item, "2. 第二项")]);
    change(&mut list, 0, |item| (item.depth, item.marker) = (1, 3));
    change(&mut list, 1, |item| (item.depth, item.marker, item.tight) = (2, 2, true));
    change(&mut list, 2, |item| (item.depth, item.tight) = (2, true));
    change(&mut list, 3, |item| (item.depth, item.marker, item.tight) = (1, 3, true));
    let expected = "1. 第一项\n...- 里面\n.....还是里面\n2. 第二项";
    assert_eq!(page(&list, narrow(ParagraphStyle::Spaced), &[]), expected);
}

#[test]
fn quotes_are_set_in_and_code_and_tables_are_not_wrapped() {
    let mut mixed = episode([
        (Quote, "引文比一行要长一些才看得出"),
        (Code, "let answer = the_question().unwrap();"),
        (Table, "| a | b | c | d | e | f |"),
    ]);
    change(&mut mixed, 0, |quote| quote.depth = 1);
    let expected = "..引文比一行要长一些\n..才看得出\n\nlet answer = the_question().unwrap();\n\n| a | b | c | d | e | f |";
    assert_eq!(page(&mixed, narrow(ParagraphStyle::Spaced), &[]), expected);
}

#[test]
fn an_empty_paragraph_is_blank_enough() {
    let gappy = episode([(Body, "上"), (Body, ""), (Body, "下")]);
    assert_eq!(page(&gappy, Shape::default(), &[]), "上\n\n下");
}

#[test]
fn the_gap_between_han_and_latin_takes_its_column() {
    let talk = episode([(Body, "他在用iPhone打字的时候用了Rust写的程序")]);
    let without = Shape { measure: 20, ..Shape::default() };
    assert_eq!(page(&talk, without, &[]), "他在用iPhone打字的时\n候用了Rust写的程序");
    let shown = Shape { gap: Gap::Shown, ..without };
    assert_eq!(page(&talk, shown, &[]), "他在用iPhone打字的\n时候用了Rust写的\n程序");
}

#[test]
fn rows_are_found_by_range_and_know_what_they_continue() {
    let talk = talk();
    let flow =
        Flow::new(&talk, &Segments::of(&talk, Shape::default().policy), narrow(ParagraphStyle::Spaced), &[]);
    let answer = talk.paragraphs[4].range;
    assert_eq!(flow.rows_of(answer), 6..8);
    assert_eq!(flow.rows_of(TextRange::at(answer.start)), 6..7);
    assert!(flow.is_continued(7) && !flow.is_continued(6) && !flow.is_continued(0));
    assert_eq!(flow.rows(), flow.lines().len());
}

#[test]
fn a_line_is_small() {
    assert!(size_of::<fangtan::layout::flow::Line>() <= 24);
}

#[test]
fn notes_have_rows_of_their_own_and_taking_them_out_leaves_the_page_as_it_was() {
    let mut talk = talk();
    for index in 0..talk.paragraphs.len() {
        change(&mut talk, index, |paragraph| paragraph.tight = index % 3 == 2);
    }
    for (measure, names_beside) in [(8, false), (20, false), (64, false), (20, true)] {
        let shape = Shape { measure, names_beside, ..Shape::default() };
        let segments = Segments::of(&talk, shape.policy);
        let bare = Flow::new(&talk, &segments, shape, &[]);
        for noted in [&[2][..], &[4, 5], &[0, 1, 2, 3, 4, 5, 6]] {
            let mut flow = bare.clone();
            flow.set_notes(&talk, noted);
            let starts: Vec<usize> = flow.lines().iter().map(|line| line.range.start).collect();
            assert!(starts.is_sorted_by(|one, next| one < next), "{measure} {noted:?} {starts:?}");
            let notes = flow.lines().iter().filter(|line| line.kind == LineKind::Note);
            let below: Vec<u32> = notes.map(|line| line.paragraph).collect();
            let is_noted = |index: &&u32| noted.contains(index);
            assert!(below.iter().all(|index| is_noted(&index)) && below.contains(noted.last().unwrap()));
            let words = flow.lines().iter().filter(|line| line.kind != LineKind::Note);
            assert!(words.eq(bare.lines()), "{measure} {noted:?}");
            flow.set_notes(&talk, &[]);
            assert_eq!(flow.lines(), bare.lines());
        }
    }
}

#[test]
fn a_note_below_a_line_of_one_character_takes_the_place_of_the_blank() {
    let talk = episode([(Body, "好"), (Body, "那么再见。")]);
    let segments = Segments::of(&talk, Shape::default().policy);
    let mut flow = Flow::new(&talk, &segments, Shape::default(), &[]);
    let kinds = |flow: &Flow| flow.lines().iter().map(|line| line.kind).collect::<Vec<_>>();
    flow.set_notes(&talk, &[0]);
    assert_eq!(kinds(&flow), [LineKind::Text, LineKind::Note, LineKind::Text]);
    flow.set_notes(&talk, &[1]);
    assert_eq!(kinds(&flow), [LineKind::Text, LineKind::Blank, LineKind::Text, LineKind::Note]);
}
