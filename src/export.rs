//! Passages for other programs and other machines: data in, text out, the same to the byte every time.
//!
//! [`collect`] turns an episode's placed bookmarks into [`Record`]s in text order; each format is a function
//! from records to text, and [`jsonl`] and [`w3c`] lead back; [`read_annotations`] and
//! [`read_highlights`] read what other programs write. [`merge`] joins what two machines did. Nothing
//! here reads a file, a clock or a database.

mod annotations;
mod bibtex;
mod cite;
mod citing;
mod collect;
mod csl;
mod csv;
mod group;
mod highlights;
pub mod html;
mod jsonl;
mod links;
mod markdown;
mod marked;
mod note;
mod org;
mod page;
mod reading;
mod record;
pub mod refi;
mod shelf_page;
mod sync;
pub mod table;
mod template;
mod times;
mod w3c;

pub use annotations::{ReadAnnotations, read_annotations, read_w3c};
pub use cite::Citation;
pub use citing::{CitationStyle, CitationWriter};
pub use collect::{collect, question_before};
pub use csl::CslStyle;
pub use csv::{csv, is_csv};
pub use group::{By, grouped};
pub use highlights::read_highlights;
pub use jsonl::{jsonl, read_jsonl};
pub use links::{address_link, read_address_link, timed_source};
pub use markdown::{Context, markdown, markdown_in_groups, note};
pub use marked::marked;
pub use note::{ExportedNote, NoteBlock, NoteHead};
pub use org::org;
pub use page::{PageWords, page};
pub use reading::reading;
pub use record::{Problem, Record, Work};
pub use shelf_page::{ShelfWords, shelf_page};
pub use sync::{Merged, SyncHeader, merge, read_sync, sync_file};
pub use template::template;
pub use w3c::w3c;
