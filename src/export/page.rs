//! An interview as one page for a browser, its passages marked: self-contained, light or dark as the reader
//! has it, readable on a phone, without any script. Every section is `#s12`, every turn `#t12.3`.

use std::fmt::Write as _;
use std::ops::Range;

use super::html::{self, escaped};
use super::links::{is_url, timed_source};
use crate::episode::model::{Episode, Paragraph, ParagraphKind, Role, Style, Turn};
use crate::passage::anchor::State;
use crate::passage::codes::{CodeEntry, shown_color};
use crate::passage::marks::Placed;
use crate::text::range::TextRange;
use crate::text::script::is_han;
use crate::text::{clock, language};

/// The words of the page itself, in the reader's language.
#[derive(Clone, Debug, Default)]
pub struct PageWords {
    /// The code of that language.
    pub language: &'static str,
    /// Above where it was published.
    pub source: &'static str,
    /// Above the list of sections.
    pub sections: &'static str,
    /// Above passages that stand nowhere in the text.
    pub lost: &'static str,
    /// Of matter that is folded away.
    pub folded: &'static str,
}

/// The page of an interview.
pub fn page(episode: &Episode, placed: &[Placed], codes: &[CodeEntry], words: &PageWords) -> String {
    let mut standing: Vec<&Placed> = placed.iter().filter(|one| is_standing(one)).collect();
    standing.sort_by_key(|one| (one.resolved.range.start, std::cmp::Reverse(one.resolved.range.end)));
    let mut writer =
        PageWriter { episode, standing, codes, html: String::new(), notes: None, at: String::new() };
    writer.head(words);
    writer.talk(words);
    writer.lost(placed, words);
    let language = language::detected(&episode.text);
    let language = if language.is_empty() { words.language } else { &language };
    html::document(language, episode.title(), &writer.html)
}

/// The turn that a paragraph is of.
fn turn_of(episode: &Episode, paragraph: usize) -> Option<usize> {
    let begun = episode.turns.partition_point(|turn| turn.paragraphs.start <= paragraph);
    let last = begun.checked_sub(1)?;
    episode.turns.get(last).filter(|turn| turn.paragraphs.contains(&paragraph)).map(|_| last)
}

/// What stands between two cells in the reading text.
const PARTING: &str = " │ ";

/// The cells of a row of a table.
fn cells(text: &str, row: TextRange) -> impl Iterator<Item = TextRange> {
    row.of(text).split(PARTING).scan(row.start, |next, cell| {
        let range = TextRange::new(*next, *next + cell.len());
        *next = range.end + PARTING.len();
        Some(range)
    })
}

fn is_standing(placed: &Placed) -> bool {
    let Placed { bookmark, resolved } = placed;
    resolved.state != State::Lost && bookmark.letter.is_none() && bookmark.deleted.is_none()
}

struct PageWriter<'a> {
    episode: &'a Episode,
    standing: Vec<&'a Placed>,
    codes: &'a [CodeEntry],
    html: String,
    /// In a table, the notes on what stands in it: they come behind it.
    notes: Option<String>,
    /// What the first paragraph of a turn begins with.
    at: String,
}

impl PageWriter<'_> {
    fn push(&mut self, part: &str) {
        self.html.push_str(part);
        self.html.push('\n');
    }

    fn head(&mut self, words: &PageWords) {
        let head = &self.episode.head;
        let date = head.date.as_ref().map(|date| escaped(&date.value));
        let source = head.source.as_ref().map(|source| source.value.clone()).filter(|source| is_url(source));
        let source = source.map(|url| format!("<a href=\"{}\">{}</a>", escaped(&url), words.source));
        let people = self.episode.speakers.iter().filter(|speaker| speaker.role != Some(Role::Pseudo));
        let people: Vec<String> =
            people.map(|speaker| format!("<bdi>{}</bdi>", escaped(&speaker.name))).collect();
        let comma = if self.episode.title().contains(is_han) { "、" } else { ", " };
        let people = Some(people.join(comma)).filter(|people| !people.is_empty());
        let series = head.series.as_ref().map(|series| format!("<bdi>{}</bdi>", escaped(series)));
        let facts: Vec<String> = [people, series, date, source].into_iter().flatten().collect();
        let title = escaped(self.episode.title());
        self.push(&format!("<header><h1 dir=\"auto\">{title}</h1><p>{}</p></header>", facts.join(" · ")));
        let titled = |section: &&crate::episode::model::Section| section.title.is_some();
        let sections: Vec<_> = self.episode.sections.iter().filter(titled).collect();
        if sections.len() > 1 {
            let item = |section: &&crate::episode::model::Section| {
                let title = escaped(section.title.as_deref().unwrap_or_default());
                format!("<li dir=\"auto\"><a href=\"#s{}\">{title}</a></li>", section.number)
            };
            let items: String = sections.iter().map(item).collect();
            self.push(&format!("<details><summary>{}</summary><ol>{items}</ol></details>", words.sections));
        }
    }

    fn talk(&mut self, words: &PageWords) {
        let episode = self.episode;
        self.push("<main>");
        // What does not lie in one turn, or in none, is not folded: no element may cross another.
        let is_whole = |paragraphs: &Range<usize>| {
            let turn = turn_of(episode, paragraphs.start);
            paragraphs.clone().all(|index| turn_of(episode, index) == turn)
        };
        let folded: Vec<&Range<usize>> = episode
            .asides
            .iter()
            .map(|aside| &aside.paragraphs)
            .filter(|paragraphs| is_whole(paragraphs))
            .collect();
        let folds = |at: &dyn Fn(&Range<usize>) -> bool| folded.iter().any(|paragraphs| at(paragraphs));
        let mut turn: Option<usize> = None;
        for (index, paragraph) in episode.paragraphs.iter().enumerate() {
            let now = turn_of(episode, index);
            let is_fold = folds(&|paragraphs| paragraphs.start == index);
            if now != turn || is_fold || paragraph.kind != ParagraphKind::Table {
                self.end_table();
            }
            if now != turn {
                self.html.push_str(if turn.is_some() { "</article>\n" } else { "" });
                if let Some(begun) = now.and_then(|now| episode.turns.get(now)) {
                    self.begin_turn(begun);
                }
                turn = now;
            }
            if folds(&|paragraphs| paragraphs.start == index) {
                self.push(&format!("<details><summary>{}</summary>", words.folded));
            }
            self.paragraph(index, paragraph);
            if folds(&|paragraphs| paragraphs.end == index + 1) {
                self.end_table();
                self.push("</details>");
            }
        }
        self.end_table();
        self.html.push_str(if turn.is_some() { "</article>\n" } else { "" });
        self.push("</main>");
    }

    fn begin_turn(&mut self, turn: &Turn) {
        let role = turn.role.map_or("", Role::name);
        self.push(&format!("<article id=\"t{}\" class=\"{role}\">", turn.address));
        self.at = self.at(turn);
    }

    /// The address of a turn, which leads to itself, and its time, which leads to the recording.
    fn at(&self, turn: &Turn) -> String {
        let Turn { address, time, .. } = turn;
        let source = self.episode.head.source.as_ref().map_or("", |source| source.value.as_str());
        let link = timed_source(source, *time);
        let told = match time.map(clock::write) {
            Some(time) if is_url(&link) => format!(" <a href=\"{}\">{time}</a>", escaped(&link)),
            Some(time) => format!(" {time}"),
            None => String::new(),
        };
        format!("<span class=\"at\"><a href=\"#t{address}\">{address}</a>{told}</span>")
    }

    fn end_table(&mut self) {
        if let Some(notes) = self.notes.take() {
            self.push("</table>");
            self.html.push_str(&notes);
        }
    }

    fn paragraph(&mut self, index: usize, paragraph: &Paragraph) {
        let at = std::mem::take(&mut self.at);
        let inside = format!("{at}{}", self.inline(paragraph.range));
        let title =
            self.episode.sections.iter().find(|section| {
                section.paragraphs.start == index && paragraph.kind == ParagraphKind::Heading
            });
        let text = match paragraph.kind {
            ParagraphKind::Heading => match title {
                Some(section) => format!("<h2 dir=\"auto\" id=\"s{}\">{inside}</h2>", section.number),
                None => format!("<h3 dir=\"auto\">{inside}</h3>"),
            },
            ParagraphKind::Label => format!("<p class=\"who\" dir=\"auto\">{inside}</p>"),
            ParagraphKind::Quote => format!("<blockquote dir=\"auto\">{inside}</blockquote>"),
            ParagraphKind::Item => format!("<p class=\"item\" dir=\"auto\">{inside}</p>"),
            ParagraphKind::Code => format!("<pre>{inside}</pre>"),
            ParagraphKind::Table => {
                let cell = |range| format!("<td>{}</td>", self.inline(range));
                let cells: String = cells(&self.episode.text, paragraph.range).map(cell).collect();
                let begins = match self.notes {
                    Some(_) => String::new(),
                    None => format!("{at}<table dir=\"auto\">\n"),
                };
                self.notes.get_or_insert_default();
                format!("{begins}<tr>{cells}</tr>")
            }
            ParagraphKind::Stage => format!("<p class=\"stage\" dir=\"auto\">{inside}</p>"),
            ParagraphKind::Rule => "<hr>".to_owned(),
            ParagraphKind::Body => format!("<p dir=\"auto\">{inside}</p>"),
        };
        self.push(&text);
        let range = paragraph.range;
        let ends_here =
            |one: &&Placed| range.start < one.resolved.range.end && one.resolved.range.end <= range.end;
        let notes: String = self.standing.iter().copied().filter(ends_here).map(note).collect();
        self.notes.as_mut().unwrap_or(&mut self.html).push_str(&notes);
    }

    /// The words of `range` with their styles and the marks of passages. Every stretch between two borders is
    /// marked by itself, so that what overlaps stays well-formed.
    fn inline(&self, range: TextRange) -> String {
        let touches = |other: &TextRange| other.start < range.end && range.start < other.end;
        let spans: Vec<_> = self.episode.spans.iter().filter(|span| touches(&span.range)).collect();
        let passages: Vec<&&Placed> =
            self.standing.iter().filter(|one| touches(&one.resolved.range)).collect();
        let ends = spans.iter().map(|span| span.range).chain(passages.iter().map(|one| one.resolved.range));
        let mut borders: Vec<usize> = ends.flat_map(|range| [range.start, range.end]).collect();
        borders.retain(|at| range.start < *at && *at < range.end);
        borders.extend([range.start, range.end]);
        borders.sort_unstable();
        borders.dedup();
        let mut html = String::new();
        for pair in borders.windows(2) {
            let &[start, end] = pair else { continue };
            let holds = |other: &TextRange| other.start <= start && end <= other.end;
            let mut words = escaped(TextRange::new(start, end).of(&self.episode.text));
            for span in spans.iter().filter(|span| holds(&span.range)) {
                words = self.styled(span.style, &words);
            }
            // The passage that begins last is the innermost.
            if let Some(one) = passages.iter().rev().find(|one| holds(&one.resolved.range)) {
                let color = shown_color(&one.bookmark, self.codes);
                let class =
                    if color.is_empty() { String::new() } else { format!(" class=\"{}\"", escaped(color)) };
                words = format!("<mark{class}>{words}</mark>");
            }
            for one in passages.iter().filter(|one| one.resolved.range.start == start) {
                let _ = write!(html, "<a id=\"p-{}\"></a>", escaped(&one.bookmark.id));
            }
            html.push_str(&words);
        }
        html
    }

    fn styled(&self, style: Style, words: &str) -> String {
        let element = match style {
            Style::Strong => "strong",
            Style::Emphasis => "em",
            Style::Code => "code",
            Style::Strike => "s",
            Style::Highlight => "b",
            Style::Link(index) => {
                let target = self.episode.links.get(index as usize).filter(|target| is_url(target));
                return target.map_or_else(
                    || words.to_owned(),
                    |target| format!("<a href=\"{}\">{words}</a>", escaped(target)),
                );
            }
        };
        format!("<{element}>{words}</{element}>")
    }

    fn lost(&mut self, placed: &[Placed], words: &PageWords) {
        let is_kept = |one: &Placed| one.bookmark.letter.is_none() && one.bookmark.deleted.is_none();
        let is_lost = |one: &&Placed| one.resolved.state == State::Lost && is_kept(one);
        let lost: Vec<&Placed> = placed.iter().filter(is_lost).collect();
        if lost.is_empty() {
            return;
        }
        self.push(&format!("<section><h2>{}</h2>", words.lost));
        for one in lost {
            let quote = escaped(&one.bookmark.words());
            self.push(&format!("<blockquote dir=\"auto\">{quote}</blockquote>"));
            self.html.push_str(&note(one));
        }
        self.push("</section>");
    }
}

/// The note and the tags of a passage; nothing if it has none.
fn note(placed: &Placed) -> String {
    let bookmark = &placed.bookmark;
    if bookmark.note.is_empty() && bookmark.tags.is_empty() {
        return String::new();
    }
    let words = escaped(bookmark.note.trim()).replace('\n', "<br>");
    let tag = |tag: &String| format!("<bdi class=\"tag\">#{}</bdi>", escaped(tag));
    let tags: Vec<String> = bookmark.tags.iter().map(tag).collect();
    let parts = [words, tags.join(" ")].into_iter().filter(|part| !part.is_empty());
    let parts: String = parts.map(|part| format!("<p>{part}</p>")).collect();
    let id = escaped(&bookmark.id);
    format!("<aside class=\"note\" dir=\"auto\"><a href=\"#p-{id}\">¶</a><div>{parts}</div></aside>\n")
}
