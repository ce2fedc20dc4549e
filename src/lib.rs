//! fangtan（访谈）: a terminal reader for long-form interviews.
//!
//! Files of text go in at the bottom; cells on a screen come out at the top. Every room knows only the rooms
//! under it; `tests/it/house.rs` reads the imports, holds the table, and finds circles of files.
//!
//! | floor | rooms | what they do |
//! |---|---|---|
//! | 7 | [`commands`], [`cli`] | arguments in; text, JSON or an exit code out |
//! | 6 | [`runtime`] | terminal, threads, the loop |
//! | 5 | [`ui`] | draws `&App` into cells; changes nothing |
//! | 4 | [`app`] | what is true now, what happens: a state machine of three views ([`app::views`]); pure |
//! | 3 | [`catalog`] | work over many files, for the program and the command line: search, terms, placing |
//! | 2 | [`layout`] [`search`] [`keys`] [`library`] [`store`] [`export`] | tools that do not know each other |
//! | 1 | [`parse`] [`passage`] [`wording`] | how a file is read (only `library` may ask), how kept words stay, how what is odd is told |
//! | 0 | [`episode`] [`lexicon`] [`text`] [`config`] [`messages`] [`palette`] | what an interview is, which words carry meaning in it, what text is, what the user chose, colours by role |
//!
//! # Three nouns for place
//!
//! - An **offset** is a byte in the loaded *reading text* ([`text::range`]), always at a grapheme cluster's
//!   start. Cheap; everything in memory uses it.
//! - An **anchor** ([`passage::anchor`]) is a position that survives edits: a quote with the words around it,
//!   its section, turn and speaker, and a fingerprint of the text. Only anchors are stored.
//! - A **row** is a line on the page at today's width ([`layout::flow`]). It is derived, never kept in the
//!   app's state, never stored. So a resize cannot lose the place.
//!
//! For people and scripts there is the **address**, `12.3`: turn 3 of section 12.
//!
//! # From file to screen
//!
//! ```text
//! bytes ─decode─▶ source ─read─▶ blocks ─structure─▶ Episode ─segments─▶ Segments ─flow─▶ lines ─paint─▶ cells
//! ```
//!
//! - Parsing never fails ([`parse`]): it gives an episode and diagnostics. Every format (Markdown, plain
//!   text, subtitles, JSON, HTML) becomes the same blocks; who speaks, and where sections begin, is decided
//!   over blocks, per file, by evidence over the whole of it.
//! - Layout has two phases: [`layout::segments`] finds break chances and widths once; [`layout::flow`] fills
//!   lines for one measure and one set of folds, fast enough to be done again at every change.
//! - A long text has its first pages shown while the rest is read ([`app::opened::Opened::beginning`]). They
//!   are parsed as if the text ended with them; nothing is stored of them, and what needs the whole waits for
//!   it ([`app::act::waiting`]). All that takes long is done before the app sees a text ([`app::opened`]).
//! - Only [`layout::width`] knows how wide a cluster is; the painter asks it too.
//!
//! # What happens
//!
//! An [`app::event::Event`] goes into [`app::update::update`]; [`app::event::Effect`]s come out. The
//! [`runtime`] carries effects out on its threads and sends what comes of them back as events, with the
//! ticket of their request, so that an answer that comes too late is dropped. After the queue is drained the
//! app is drawn.
//!
//! A key goes to the layer that has the keys: a view, or the overlay on top ([`app::act::top`], the one place
//! that tells them apart). Each layer is a file that implements [`app::act::layer::KeyTarget`] and has a
//! column of its own in the table of actions, [`keys::action::ACTIONS`]; keymap, help, the names and the
//! example in the settings are all made from that table.
//!
//! # What never happens
//!
//! - `app` never touches threads, the clock, the disk or the terminal. `ui` never changes the app.
//! - Below `runtime` only the files that `tests/it/house.rs` names touch the disk, the clock or threads, and
//!   only those it names work on all cores.
//! - Only `library` imports `parse`, only `parse` the `lexicon`; only `store` knows `SQLite`; only `runtime`
//!   writes to the terminal.
//! - Nobody but [`app::views`] changes the view on the screen. No room but `layout` measures text, none keeps
//!   a row as a place.
//! - Interview files are never written to. Passages are never dropped, and never moved without a word.
//! - A broken file, config or database never costs more than its own contents: a message says what and where.
//! - No cache outlives a change of the parser: [`parse::PARSER_VERSION`] is part of each.

#![deny(clippy::allow_attributes)]

pub mod app;
pub mod catalog;
pub mod cli;
pub mod commands;
pub mod config;
pub mod episode;
pub mod export;
pub mod keys;
pub mod layout;
pub mod lexicon;
pub mod library;
pub mod messages;
pub mod palette;
pub mod parse;
pub mod passage;
pub mod runtime;
pub mod search;
pub mod store;
pub mod text;
pub mod ui;
pub mod wording;
