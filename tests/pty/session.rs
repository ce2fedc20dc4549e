//! The program in a terminal of its own: keys go in, the picture comes out.
//!
//! Nothing here sleeps: every wait is for something to be seen, and fails with the picture when it is not.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Parser};

use crate::home::Home;

/// Long enough for a loaded machine; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_mins(1);
/// Longer than anything that blinks or ticks waits.
const SILENCE: Duration = Duration::from_secs(2);

pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    terminal: Parser,
    /// All bytes the program wrote.
    pub written: Vec<u8>,
    line_modes: String,
}

/// How a session is started.
pub struct Start<'a> {
    home: &'a Home,
    columns: u16,
    rows: u16,
    command: CommandBuilder,
}

impl<'a> Start<'a> {
    /// The program with `arguments`, in an 80 by 24 terminal.
    pub fn new(home: &'a Home, arguments: &[&dyn AsRef<OsStr>]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments);
        Self::of(home, command)
    }

    /// A line of shell, in which `$FANGTAN` is the program.
    pub fn shell(home: &'a Home, line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line]);
        command.env("FANGTAN", env!("CARGO_BIN_EXE_fangtan"));
        Self::of(home, command)
    }

    fn of(home: &'a Home, mut command: CommandBuilder) -> Self {
        let fangtan = command.get_env("FANGTAN").map(OsStr::to_owned);
        command.env_clear();
        if let Some(fangtan) = fangtan {
            command.env("FANGTAN", fangtan);
        }
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        command.cwd(home.path().join("texts"));
        Self { home, columns: 80, rows: 24, command }
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn go(self) -> Session {
        let _ = self.home;
        let size = PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let line_modes = modes(&*pair.master);
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Session {
            child,
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            output,
            terminal: Parser::new(cells(self.rows), cells(self.columns), 0),
            written: Vec::new(),
            line_modes,
        }
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn modes(master: &dyn MasterPty) -> String {
    let termios = master.get_termios().unwrap();
    format!("{:?} {:?} {:?}", termios.input_flags, termios.output_flags, termios.local_flags)
}

impl Session {
    /// Types `keys` as a terminal sends them.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Waits until `text` is seen.
    pub fn see(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("“{text}” to be seen"), |screen| screen.contains(text))
    }

    /// Waits until `text` is no longer seen.
    pub fn miss(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("“{text}” to be gone"), |screen| !screen.contains(text))
    }

    /// Waits until the picture, rows joined by line ends, is as `wanted`.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !wanted(&self.screen()) {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => panic!("ended before {what}:\n{}", self.screen()),
                Err(RecvTimeoutError::Timeout) => panic!("waited in vain for {what}:\n{}", self.screen()),
            }
        }
        self
    }

    /// Waits until the cursor is seen in a row with these words.
    pub fn wait_for_cursor_on(&mut self, words: &str) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        loop {
            let screen = self.terminal.screen();
            let (row, _) = screen.cursor_position();
            let has_it = screen
                .rows(0, screen.size().1.get())
                .nth(usize::from(row))
                .is_some_and(|row| row.contains(words));
            if has_it && !screen.hide_cursor() {
                return self;
            }
            let left = until.saturating_duration_since(Instant::now());
            let bytes = self.output.recv_timeout(left);
            let bytes = bytes.unwrap_or_else(|_| panic!("no cursor on “{words}”:\n{}", self.screen()));
            self.take(&bytes);
        }
    }

    /// Waits until nothing was written for as long as a person takes to read a line.
    pub fn fall_silent(&mut self) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while let Ok(bytes) = self.output.recv_timeout(SILENCE) {
            self.take(&bytes);
            assert!(Instant::now() < until, "it never stops writing:\n{}", self.screen());
        }
        self
    }

    /// Waits until the terminal is the program's (`true`), or given back to the last mode (`false`).
    pub fn wait_for_alternate_screen(&mut self, on: bool) -> &mut Self {
        self.wait_for_terminal(|session| session.has_settled(on))
    }

    /// Waits until presses of the mouse are the program's (`true`), or the terminal's.
    pub fn wait_for_mouse(&mut self, on: bool) -> &mut Self {
        self.wait_for_terminal(|session| {
            (session.terminal.screen().mouse_protocol_mode() != MouseProtocolMode::None) == on
        })
    }

    fn wait_for_terminal(&mut self, settled: impl Fn(&Self) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !settled(self) {
            assert!(Instant::now() < until, "the terminal did not change hands:\n{}", self.screen());
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(5)) {
                self.take(&bytes);
            }
        }
        self
    }

    fn has_settled(&self, on: bool) -> bool {
        let screen = self.terminal.screen();
        let given_back = || !screen.hide_cursor() && modes(&*self.master) == self.line_modes;
        screen.alternate_screen() == on && (on || given_back())
    }

    fn take(&mut self, bytes: &[u8]) {
        self.terminal.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// The picture, rows joined by line ends.
    pub fn screen(&self) -> String {
        self.terminal.screen().contents()
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.terminal.screen_mut().set_size(cells(rows), cells(columns));
        self
    }

    /// Sends a signal by its name.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
        self
    }

    /// Waits for the end of the program; everything it wrote has been seen then.
    pub fn end(&mut self) -> ExitStatus {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap(),
                Err(RecvTimeoutError::Timeout) => panic!("it does not end:\n{}", self.screen()),
            }
        }
    }

    /// Presses `Q` and expects a good end with the terminal as it was.
    pub fn quit(&mut self) {
        self.keys("Q");
        let status = self.end();
        assert!(status.success(), "{status:?}\n{}", self.screen());
        self.expect_restored();
    }

    /// Everything the program set is as it was before.
    pub fn expect_restored(&self) {
        let screen = self.terminal.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pasted text is still bracketed");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is still captured");
        let last = |mode: &[u8]| self.written.windows(mode.len()).rposition(|bytes| bytes == mode);
        assert!(last(b"\x1b[?1004l") >= last(b"\x1b[?1004h"), "focus is still reported");
        assert_eq!(modes(&*self.master), self.line_modes, "the line discipline was left changed");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed half-way must not leave the program behind.
        let _ = self.child.kill();
    }
}

/// Waits for something that shows on no screen.
pub fn wait_until(what: &str, happened: impl Fn() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !happened() {
        assert!(Instant::now() < until, "waited in vain for {what}");
        thread::yield_now();
    }
}

/// Opens `path` in an 80 by 24 terminal.
pub fn open(home: &Home, path: &Path) -> Session {
    Start::new(home, &[&path]).go()
}
