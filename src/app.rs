//! What is true now and what happens: a state machine of three views.
//!
//! [`update::update`] takes the state and one [`event::Event`] and gives back the [`event::Effect`]s the
//! world is asked for. Pure: no files, no threads, no clock, no terminal. Of two panes side by side the one
//! with the focus is the app's own reader, and the other rests in a [`pane::Pane`].

pub mod act;
pub mod alarms;
pub mod align;
pub mod attention;
pub mod bookmarks;
pub mod command;
pub mod cross;
pub mod deferred;
pub mod episodes;
pub mod event;
pub mod find;
pub mod focus;
pub mod folds;
pub mod geometry;
pub mod goal;
pub mod help;
pub mod history;
pub mod input;
pub mod item;
pub mod jump;
pub mod kept_filter;
pub mod lesson;
pub mod library;
pub mod list;
pub mod listed;
pub mod listening;
pub mod menu;
pub mod motion;
mod noted;
pub mod offers;
pub mod opened;
pub mod overlay;
pub mod pane;
pub mod person;
pub mod press;
pub mod progress;
pub mod reader;
pub mod recall;
pub mod record;
pub mod request;
pub mod review;
mod scrolling;
pub mod sections;
pub mod settings;
pub mod state;
pub mod stretch;
pub mod tag_line;
pub mod tally;
pub mod themes;
pub mod ticket;
pub mod title_page;
pub mod tour;
pub mod undo;
pub mod update;
pub mod views;
