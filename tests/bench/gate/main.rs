//! Work counted in instructions, so that it is the same on a busy machine and on an idle one.
//!
//! `cargo bench --bench gate` checks both halves and fails if one does not hold; it needs valgrind.
//! - A dozen journeys of a reader against `gate.tsv`: none may take 10 % more than it says there.
//! - Texts made to be slow: four times the text takes four times the work, not sixteen times.
//!
//! `cargo bench --bench gate -- renew` writes `gate.tsv` anew; `-- journeys NAME` and `-- linear NAME` check
//! what has `NAME` in its name and nothing else.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

use std::process::ExitCode;

mod count;
mod journeys;
mod linear;
mod reader;
mod samples;

#[allow(dead_code)]
#[path = "../../it/desk.rs"]
mod desk;
#[allow(dead_code)]
#[path = "../../it/support.rs"]
mod support;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["reader", name, file] = words.as_slice() {
        reader::run(name, file.as_ref());
        return ExitCode::SUCCESS;
    }
    if !count::has_valgrind() {
        eprintln!("skipped: instructions are counted by valgrind, which is not here (apt install valgrind)");
        return ExitCode::SUCCESS;
    }
    let name = words.get(1).copied().unwrap_or_default();
    let holds = match words.first().copied() {
        None => journeys::check("") & linear::check(""),
        Some("journeys") => journeys::check(name),
        Some("linear") => linear::check(name),
        Some("renew") => journeys::renew(),
        Some(other) => panic!("{other}: not one of renew, journeys, linear"),
    };
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
