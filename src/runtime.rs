//! The reading session: the terminal, the clock, the threads, and the loop that joins them to the app.
//!
//! The only room that touches the world's clock and screen. It decides nothing about reading: keys and
//! answers become events, the app's effects are carried out, and what is true is drawn. Others take [`run`]
//! and [`cells`].

mod arrangement;
pub mod cells;
mod chosen;
pub mod citing;
mod clipboard;
mod colors;
mod editor;
mod effects;
mod file_reader;
mod finder;
mod folders;
mod input;
mod loader;
mod log;
mod looker;
mod matcher;
mod message;
mod opener;
mod pace;
mod pipe;
mod player;
mod probe;
mod reload;
mod scanner;
mod searcher;
mod seeker;
mod session;
pub mod settings;
#[cfg_attr(not(unix), path = "runtime/size.rs")]
mod signals;
mod spoken;
mod start;
mod store_thread;
mod strays;
mod terminal;
mod terms;
mod typed;
mod watch;
mod worker;
mod workers;

pub use file_reader::file_reader;
pub use session::run;
pub use settings::{author, language};
pub use start::{Start, ToRead};
pub use store_thread::store_problem;
