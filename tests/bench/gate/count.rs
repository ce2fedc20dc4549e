//! Instructions of a program, counted by callgrind.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// Only what is done in this function and below it is counted in [`region`].
const REGION: &str = "--toggle-collect=*gate*reader*counted*";

pub fn has_valgrind() -> bool {
    Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Instructions of the whole built program with these arguments, its files below `home`.
pub fn whole<A: AsRef<OsStr>>(home: &Path, arguments: &[A]) -> u64 {
    let mut command = valgrind(home, &[]);
    command.arg(env!("CARGO_BIN_EXE_fangtan")).args(arguments).env("FANGTAN_CACHE_DIR", home.join("cache"));
    command.env("FANGTAN_CONFIG", home.join("none.toml")).env("FANGTAN_DATA_DIR", home.join("data"));
    command.env("LANG", "en_US.UTF-8").env("HOME", home).env("COLUMNS", "80");
    collected(&mut command)
}

/// Instructions of what this program's own `reader NAME FILE` counts.
pub fn region(home: &Path, name: &str, file: &Path) -> u64 {
    let mut command = valgrind(home, &[REGION]);
    collected(command.arg(std::env::current_exe().unwrap()).args(["reader", name]).arg(file))
}

/// One core, one thread of rayon's: the work is the same on every machine.
fn valgrind(home: &Path, options: &[&str]) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", "0", "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]).args(options);
    command.current_dir(home).env("RAYON_NUM_THREADS", "1");
    command
}

fn collected(command: &mut Command) -> u64 {
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let counted = said.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    counted.filter(|count| *count > 0).unwrap_or_else(|| panic!("valgrind counted nothing:\n{said}"))
}
