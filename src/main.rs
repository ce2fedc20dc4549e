//! The command: arguments in, a reading session or text or JSON out.

use std::process::ExitCode;

fn main() -> ExitCode {
    fangtan::commands::run(std::env::args_os())
}
