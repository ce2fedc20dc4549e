//! How a file is read: bytes in, an [`Episode`] out.
//!
//! Parsing never fails: what is wrong becomes a diagnostic. Decode, split the head off, read blocks, decide
//! how labels and sections are written, put it all together. Knows neither disk nor screen; only `library`
//! opens this room.

pub mod block;
pub mod clean;
#[doc(hidden)]
pub mod coverage;
pub mod dates;
pub mod decode;
pub mod documents;
pub mod extension;
pub mod formats;
pub mod front_matter;
pub mod glossary;
pub mod metadata;
pub mod overrides;

mod asides;
mod assemble;
mod beginning;
mod definition;
mod gap;
mod headed;
mod hyphen;
mod inline;
mod labels;
mod markdown;
mod pages;
mod plain;
mod rows;
mod run_in;
mod sections;
mod speakers;
mod stacked;
mod stamp;
mod times;
mod xml;

use foldhash::{HashSet, HashSetExt};

use crate::episode::head::{Format, Found, Head, Origin};
use crate::episode::model::Episode;
use crate::episode::oddity::{Diagnostic, Oddity, Severity};
use crate::lexicon;
use crate::text::marks;
use assemble::Plan;
use block::{Block, BlockKind, BodyPlace};
use coverage::{Source, SourcePiece};
use decode::Decoded;
use labels::{Known, LabelKind, Labels};
use overrides::Overrides;
use sections::Outline;

/// Names what the parser finds: part of every cache of what was found. A test says when it has to be raised.
pub const PARSER_VERSION: u32 = 8;

/// What the caller knows about a file, and what its user overrides.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The file's name without its folder; for its extension, and as a title of last resort.
    pub file_name: String,
    /// The encoding to read it in, by name; detected where absent.
    pub encoding: Option<String>,
    /// How the user says such files are written; the file's own front matter wins over it.
    pub overrides: Overrides,
}

/// Parses the bytes of a file.
///
/// ```
/// use fangtan::parse::{Hints, parse};
///
/// let talk = "**甲：** 灯塔还亮吗？\n\n**乙：** 还亮着。\n\n**甲：** 谁在看着它？\n\n**乙：** 我看着，一夜不停。\n";
/// let (episode, _) = parse(talk.as_bytes(), &Hints::default());
/// assert_eq!(episode.turns.len(), 4);
/// assert_eq!(episode.speakers[1].name, "乙");
/// ```
pub fn parse(bytes: &[u8], hints: &Hints) -> (Episode, Vec<Diagnostic>) {
    parse_decoded(decode::decode(bytes, hints.encoding.as_deref()), hints)
}

/// Parses a file that was decoded already.
pub fn parse_decoded(decoded: Decoded<'_>, hints: &Hints) -> (Episode, Vec<Diagnostic>) {
    parse_seen(decoded, hints, |_| {})
}

/// Whether a speaker's name is a word for a role, a number or a letter, which many bear: `问`, `Host`, `Speaker 1`,
/// `嘉宾B`.
///
/// ```
/// use fangtan::parse::is_generic_name;
///
/// assert!(["主持人", "旁白", "Speaker A", "主持人B"].into_iter().all(is_generic_name));
/// assert!(["Malcolm X", "林砚秋", "陈B"].into_iter().all(|name| !is_generic_name(name)));
/// ```
pub fn is_generic_name(name: &str) -> bool {
    let name = lexicon::fold(name.trim());
    let is_generic =
        |name: &str| lexicon::role(name).is_some() || lexicon::is_anyone(name) || lexicon::look(name).mark;
    is_generic(&name) || unlettered(&name).is_some_and(is_generic)
}

/// A name without the letter by which its bearer is told from others who bear it, if it has one.
fn unlettered(name: &str) -> Option<&str> {
    let rest = name.strip_suffix(|c: char| c.is_ascii_alphabetic())?;
    let is_apart = rest.ends_with(|c: char| c.is_whitespace() || !c.is_ascii());
    is_apart.then(|| rest.trim_end())
}

/// Whether a key of a front matter names people who talk: `guest`, `嘉宾`, `speakers`.
pub fn names_who_talks(key: &str) -> bool {
    use lexicon::HeadKey::{Guest, Host, People};
    matches!(lexicon::head_key(key), Some(Guest | Host | People))
}

/// Parses the first pages of a long text, about `size` bytes of it, as if it ended there. `None` if they
/// cannot be told from the rest.
pub fn parse_beginning(bytes: &[u8], hints: &Hints, size: usize) -> Option<Episode> {
    let decoded = decode::decode(bytes, hints.encoding.as_deref());
    let text = beginning::of(&decoded.text, &hints.file_name, size)?;
    let decoded = Decoded { text: text.into(), encoding: decoded.encoding, ..Decoded::default() };
    Some(parse_decoded(decoded, hints).0)
}

/// As [`parse`], with what became of every byte of the decoded source (what [`decode::decode`] gives):
/// stretches that follow each other without a gap from its first byte to its last. Takes about twice the
/// time. Public for the tests and the fuzz targets that hold reading to lose nothing; the program does without.
#[doc(hidden)]
pub fn parse_with_map(bytes: &[u8], hints: &Hints) -> (Episode, Vec<Diagnostic>, Vec<SourcePiece>) {
    let mut map = Vec::new();
    let decoded = decode::decode(bytes, hints.encoding.as_deref());
    let (episode, diagnostics) = parse_seen(decoded, hints, |source| map = coverage::map(source));
    (episode, diagnostics, map)
}

/// Parses, and shows `look` what was decided.
fn parse_seen(
    decoded: Decoded<'_>,
    hints: &Hints,
    look: impl FnOnce(&Source<'_>),
) -> (Episode, Vec<Diagnostic>) {
    let Decoded { text, encoding, mut diagnostics, document } = decoded;
    let clean = clean::is_clean(&text);
    diagnostics.extend((!clean).then(|| clean::diagnostic(&text)).flatten());
    let front = front_matter::split(&text);
    diagnostics.extend(front.diagnostics);
    let mut head = front.head;
    let place = BodyPlace { byte: front.body, line: front.lines, clean };
    let (format, mut blocks, found) = read(&text, place, &hints.file_name);
    headed::join(&mut blocks);
    rows::join(&mut blocks);
    run_in::part(&mut blocks);
    diagnostics.extend(found);
    let overrides = merged(&hints.overrides, front.overrides);
    let file = File { blocks: &blocks, format, overrides: &overrides, name: &hints.file_name };
    let look = |plan: &Plan<'_>| look(&Source { text: &text, body: place.byte, format, plan });
    let mut episode = structure(&file, &mut head, &mut diagnostics, look);
    episode.head = head;
    episode.format = document.unwrap_or(format);
    episode.encoding = encoding;
    episode.glossary = glossary::collect(&episode);
    diagnostics.sort_by_key(|diagnostic| diagnostic.line);
    (episode, diagnostics)
}

/// A file in blocks, and what its user says about it.
struct File<'f> {
    blocks: &'f [Block],
    format: Format,
    overrides: &'f Overrides,
    name: &'f str,
}

/// The file's own word wins over the configuration's.
fn merged(config: &Overrides, file: Overrides) -> Overrides {
    Overrides {
        label: file.label.or_else(|| config.label.clone()),
        section: file.section.or_else(|| config.section.clone()),
        aliases: file.aliases.into_iter().chain(config.aliases.iter().cloned()).collect(),
        roles: file.roles.into_iter().chain(config.roles.iter().cloned()).collect(),
        host: file.host.or_else(|| config.host.clone()),
    }
}

/// The blocks of `text`, by its content first and its name second.
fn read(text: &str, place: BodyPlace, file_name: &str) -> (Format, Vec<Block>, Vec<Diagnostic>) {
    if place.byte == 0
        && let Some((format, blocks)) = formats::read(text, file_name)
    {
        let fault = formats::fault(text, format, &blocks);
        return (format, blocks, fault.into_iter().collect());
    }
    let body = text.get(place.byte..).unwrap_or_default();
    if plain::is_markdown(body, file_name) {
        let (blocks, diagnostics) = markdown::blocks(body, place);
        return (Format::Markdown, blocks, diagnostics);
    }
    (Format::Plain, plain::blocks(body, place), Vec::new())
}

/// Decides what the blocks mean, shows the decisions to `look` and builds the episode.
fn structure(
    file: &File<'_>,
    head: &mut Head,
    diagnostics: &mut Vec<Diagnostic>,
    look: impl FnOnce(&Plan<'_>),
) -> Episode {
    let File { blocks, format, overrides, name } = *file;
    let mut known = Known::of(head, overrides);
    let mut labels = labels::decide(blocks, &mut known, overrides);
    diagnostics.append(&mut labels.diagnostics);
    let starts: Vec<usize> = labels.lines.iter().map(|label| label.block).collect();
    let mut taken: HashSet<usize> = starts.iter().chain(&labels.head).copied().collect();
    let claimed = taken.union(&sections::by_pattern(blocks, overrides)).copied().collect();
    let titles = titles(blocks, head, &claimed, name);
    taken.extend(&titles);
    let outline = sections::find(blocks, &labels, &taken, overrides);
    diagnostics.extend(outline.diagnostics.iter().cloned());
    let lines: Vec<u32> =
        starts.iter().map(|&index| blocks.get(index).map_or(0, |block| block.line)).collect();
    let cast = speakers::cast(&labels.lines, &lines, &known, overrides);
    diagnostics.extend(cast.diagnostics.iter().cloned());
    diagnostics.extend(refused(&labels));
    let nameless = labels.lines.iter().all(|label| lexicon::look(&label.key).mark);
    let nature = if nameless { asides::Nature::Questions } else { asides::Nature::Talk };
    let talk = asides::bound(blocks, &spoken(&labels), &titles, outline.openings.keys().copied(), nature);
    let timed = is_timed(blocks, &labels);
    let reflow = format != Format::Markdown || is_wrapped(blocks);
    let plan =
        Plan { blocks, labels: &labels, cast, outline: &outline, titles: &titles, talk, reflow, timed };
    look(&plan);
    let mut episode = assemble::build(&plan, overrides);
    evidence(&mut episode, labels, outline);
    episode
}

/// The blocks that somebody's speech begins with, in order; none if nobody is named.
fn spoken(decided: &Labels) -> Vec<usize> {
    let labels = decided.lines.iter().map(|label| label.block);
    let asked = decided.questions.iter().filter(|_| !decided.lines.is_empty());
    let mut spoken: Vec<usize> =
        labels.chain(asked.flat_map(|questions| questions.asked.iter().copied())).collect();
    spoken.sort_unstable();
    spoken
}

/// Completes the head and finds the blocks that give the title.
fn titles(blocks: &[Block], head: &mut Head, labels: &HashSet<usize>, file_name: &str) -> HashSet<usize> {
    if head.title.is_none() {
        match sections::title_block(blocks, labels).and_then(|index| blocks.get(index)) {
            Some(block) => {
                let value = block.text.trim().to_owned();
                head.title = Some(Found { value, origin: Origin::Line(block.line) });
            }
            None if blocks.is_empty() => {}
            None => head.title = by_file_name(file_name),
        }
    }
    metadata::complete(head, blocks, file_name);
    let Some(title) = &head.title else { return HashSet::new() };
    let found = sections::titles(blocks, &title.value).difference(labels).copied().collect();
    sections::without_text(blocks, found)
}

/// The file's name as a title.
fn by_file_name(file_name: &str) -> Option<Found> {
    let mut head = Head::default();
    metadata::complete(&mut head, &[], file_name);
    head.title
}

/// Refused look-alikes as notes.
fn refused(labels: &Labels) -> Vec<Diagnostic> {
    let note = |refused: &crate::episode::findings::Refused| Diagnostic {
        line: refused.line,
        column: None,
        severity: Severity::Note,
        oddity: Oddity::NoLabel { text: refused.text.clone(), why: refused.why.clone() },
    };
    labels.refused.iter().map(note).collect()
}

/// Whether the recording's clock stands in the text itself.
fn is_timed(blocks: &[Block], labels: &Labels) -> bool {
    let clocked = |label: &&labels::Candidate| {
        label.time.is_some() && !label.is(|shape| shape.kind == LabelKind::Format)
    };
    let timed_labels = labels.lines.iter().filter(clocked).count();
    let in_text = |block: &&Block| {
        let text = block.text.get(usize::from(block.marker)..).unwrap_or_default();
        let styled = times::styled(block, usize::from(block.marker)).is_some();
        let inner = memchr::memchr_iter(b'[', text.as_bytes())
            .take(8)
            .any(|at| text.get(at..).and_then(times::read).is_some());
        styled || inner || times::read(text).is_some_and(|clock| clock.bracketed || clock.len >= 7)
    };
    timed_labels >= 2
        || rows::are_under_clocks(blocks)
        || blocks.iter().filter(|block| block.aside.is_none()).filter(in_text).take(3).count() >= 3
}

/// Whether broken lines of this Markdown are one paragraph: not where each is long and a whole paragraph
/// itself.
fn is_wrapped(blocks: &[Block]) -> bool {
    let mut broken = 0;
    let mut whole = 0;
    for pair in blocks.windows(2) {
        if let [above, below] = pair
            && below.joins
            && above.kind == BlockKind::Paragraph
        {
            broken += 1;
            let ends = marks::ends_sentence(&above.text) || above.text.ends_with(['”', '」', '"']);
            whole += usize::from(ends && above.text.len() > 240);
        }
    }
    whole * 2 <= broken
}

fn evidence(episode: &mut Episode, labels: Labels, outline: Outline) {
    episode.evidence.labels = labels.described;
    episode.evidence.sections = outline.described;
    episode.evidence.weighed = labels.weighed;
    episode.evidence.refused = labels.refused;
}
