//! `FILE#ADDRESS` into a file that was read and a place in it.

use std::io;
use std::path::{Path, PathBuf};

use super::context::RunContext;
use super::moved;
use super::outcome::Failure;
use super::output::Output;
use crate::cli::address::split_address;
use crate::episode::locate::locate;
use crate::episode::model::{Address, Episode};
use crate::export::read_address_link;
use crate::library::builtin;
use crate::library::load::{self, LoadOptions, Loaded};
use crate::messages::Msg;

/// A file and, where asked for, a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTarget {
    /// The file.
    pub path: PathBuf,
    /// The address as written.
    pub address: Option<String>,
}

impl FileTarget {
    /// Reads an argument, which may be a link as exports have them. A file that exists under the whole name
    /// wins over an address.
    pub fn of(argument: &Path) -> Self {
        if let Some((path, address)) = argument.to_str().and_then(read_address_link) {
            return Self { path: path.into(), address };
        }
        match split_address(argument) {
            Some((path, address)) if !exists(argument) => Self { path, address: Some(address) },
            _ => Self { path: argument.to_owned(), address: None },
        }
    }

    /// The same where the file is now: one that is gone is looked for by the words it had.
    pub fn now(self, context: &RunContext, output: &mut Output) -> Result<Self, Failure> {
        if self.is_there() {
            return Ok(self);
        }
        let path = moved::now_at(&self.path, context, output)?.unwrap_or(self.path);
        Ok(Self { path, ..self })
    }

    /// Whether there is anything to read.
    pub fn is_there(&self) -> bool {
        self.path == Path::new("-") || exists(&self.path)
    }

    /// Reads the file; `-` is standard input.
    pub fn load(&self, options: &LoadOptions) -> Result<Loaded, Failure> {
        if self.path == Path::new("-") {
            return Ok(load::load_stream(io::stdin().lock(), options)?);
        }
        Ok(load::load(&self.path, options)?)
    }

    /// The place that is asked for: `12`, `12.3`, `40%` or `0:12:34`.
    pub fn place(&self, episode: &Episode) -> Result<Option<Address>, Failure> {
        let Some(written) = &self.address else { return Ok(None) };
        let missing = || Failure::said(Msg::NoSuchPlace, &[&self.path.display(), written]);
        let there = locate(episode, written).map(|at| match written.parse() {
            Ok(address) => address,
            Err(()) => episode.address_at(at),
        });
        there.map(Some).ok_or_else(missing)
    }
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok() || builtin::find(path).is_some()
}
