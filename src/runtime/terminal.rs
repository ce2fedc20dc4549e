//! The terminal's modes and its picture: entered at the start, always given back.
//!
//! Dropping a [`Screen`] gives the terminal back, so a return, an error and a panic all do. Knows nothing of
//! keys.

use std::io::{self, BufWriter, Stdout, Write};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    BeginSynchronizedUpdate, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;

use super::cells::Cells;
use super::colors;
use crate::app::geometry::Size;
use crate::app::state::App;
use crate::layout::width::WidthPolicy;
use crate::ui;

/// Bytes gathered before they are written: a full frame of a large terminal goes out in one piece.
const FRAME: usize = 1 << 16;

/// Has the terminal remember the window's title (xterm's stack of titles).
const KEEP_TITLE: &str = "\x1b[22;2t";

/// Gives the window the title back that it had.
const TITLE_BEFORE: &str = "\x1b[23;2t";

/// Whether the mouse is the program's or the terminal's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Presses and the wheel are reported.
    Captured,
    /// It selects text as everywhere else.
    Left,
}

impl Mouse {
    /// As the settings have it.
    pub fn wanted(captured: bool) -> Self {
        if captured { Self::Captured } else { Self::Left }
    }
}

/// The terminal's size in cells.
///
/// # Errors
/// If there is no terminal.
pub fn size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Size { width, height })
}

/// Sets the line discipline back without writing anything, which may take for ever.
#[cfg_attr(not(unix), expect(dead_code, reason = "only Unix has signals for it"))]
pub fn reset_line_modes() {
    // The program ends in the next moment.
    let _ = disable_raw_mode();
}

/// The terminal while it is the program's.
pub struct Screen {
    terminal: Terminal<Cells<TerminalOutput>>,
    mouse: Mouse,
    ours: bool,
    /// What the terminal shows is not known.
    stale: bool,
    /// The widths the last frame was drawn with.
    policy: WidthPolicy,
    /// What the window is called; `None` before it was named, or if it cannot be.
    title: Option<String>,
    names_window: bool,
}

impl Screen {
    /// Takes the terminal over: alternate screen, raw keys, pasted text as such, hidden cursor.
    ///
    /// # Errors
    /// If there is no terminal, or it cannot be set.
    pub fn enter(mouse: Mouse) -> io::Result<Self> {
        let names_window = colors::may_be_asked(|name| std::env::var(name).ok());
        let terminal = Terminal::new(Cells::new(TerminalOutput::new()))?;
        let mut screen = Self {
            terminal,
            mouse,
            ours: false,
            stale: true,
            policy: WidthPolicy::default(),
            title: None,
            names_window,
        };
        screen.take()?;
        Ok(screen)
    }

    /// The terminal's size in cells.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn size(&self) -> io::Result<Size> {
        let size = self.terminal.size()?;
        Ok(Size { width: size.width, height: size.height })
    }

    /// Draws what is true; only changed cells are written, as one frame where the terminal knows how.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let policy = app.shape().policy;
        let mistaken = std::mem::replace(&mut self.policy, policy) != policy;
        if std::mem::take(&mut self.stale) || mistaken {
            let size = self.terminal.size()?;
            self.terminal.resize(size.into())?;
        }
        self.name_window(app)?;
        self.terminal.draw(|frame| ui::draw(app, frame))?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    fn name_window(&mut self, app: &App) -> io::Result<()> {
        let title = Some(app.window_title()).filter(|_| self.names_window);
        if title == self.title {
            return Ok(());
        }
        self.title = title;
        self.title.as_ref().map_or(Ok(()), |title| queue!(self.terminal.backend_mut(), SetTitle(title)))
    }

    /// Writes bytes that are no picture: questions to the terminal, text for its clipboard.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let output = self.terminal.backend_mut();
        output.write_all(bytes)?;
        Write::flush(output)
    }

    /// Whose the mouse is.
    pub fn mouse(&self) -> Mouse {
        self.mouse
    }

    /// Takes the mouse, or leaves it to the terminal; returns whose it is now.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn turn_mouse(&mut self) -> io::Result<Mouse> {
        let output = self.terminal.backend_mut();
        self.mouse = match self.mouse {
            Mouse::Captured => {
                execute!(output, RELEASE_MOUSE)?;
                Mouse::Left
            }
            Mouse::Left => {
                execute!(output, CAPTURE_MOUSE)?;
                Mouse::Captured
            }
        };
        Ok(self.mouse)
    }

    /// Everything is written anew by the next [`draw`](Self::draw): what the terminal shows is no longer
    /// known, as after it was made smaller and then as large as before.
    pub fn forget(&mut self) {
        self.stale = true;
    }

    /// Gives the terminal back for as long as `other` runs.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn lend<T>(&mut self, other: impl FnOnce() -> T) -> io::Result<T> {
        self.give_back()?;
        let result = other();
        self.take()?;
        Ok(result)
    }

    /// Sets the modes again after a stop from outside, when somebody else may have changed them, and has
    /// everything drawn anew.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn recover(&mut self) -> io::Result<()> {
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.set_modes()
    }

    fn take(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        self.ours = true;
        queue!(self.terminal.backend_mut(), EnterAlternateScreen)?;
        if self.names_window {
            queue!(self.terminal.backend_mut(), Print(KEEP_TITLE))?;
        }
        self.set_modes()
    }

    fn set_modes(&mut self) -> io::Result<()> {
        // A character that is wider than believed must not run over into the next row.
        queue!(self.terminal.backend_mut(), DisableLineWrap, EnableBracketedPaste, EnableFocusChange)?;
        if self.mouse == Mouse::Captured {
            queue!(self.terminal.backend_mut(), CAPTURE_MOUSE)?;
        }
        self.title = None;
        self.forget();
        self.terminal.hide_cursor()
    }

    fn give_back(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.ours) {
            return Ok(());
        }
        let output = self.terminal.backend_mut();
        queue!(output, EndSynchronizedUpdate, RELEASE_MOUSE, DisableFocusChange, DisableBracketedPaste)?;
        if self.names_window {
            queue!(output, Print(TITLE_BEFORE))?;
        }
        execute!(output, EnableLineWrap, ResetColor, LeaveAlternateScreen, Show)?;
        self.terminal.show_cursor()?;
        disable_raw_mode()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Nobody is left to hear of a terminal that cannot be reached.
        let _ = self.give_back();
    }
}

/// Reports presses and the wheel, not movements: a moved mouse wakes nobody.
const CAPTURE_MOUSE: Print<&str> = Print("\x1b[?1000h\x1b[?1006h");

/// Leaves the mouse to the terminal.
const RELEASE_MOUSE: Print<&str> = Print("\x1b[?1006l\x1b[?1000l");

/// Standard output in large pieces. Once the terminal has hung up, what is written is dropped: the end of its
/// input ends the program, and on the way there the last place is still stored.
struct TerminalOutput {
    inner: BufWriter<Stdout>,
    gone: bool,
}

impl TerminalOutput {
    fn new() -> Self {
        Self { inner: BufWriter::with_capacity(FRAME, io::stdout()), gone: false }
    }

    fn or_gone<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                self.gone = true;
                Ok(instead)
            }
            other => other,
        }
    }
}

impl Write for TerminalOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        let result = self.inner.write(bytes);
        self.or_gone(result, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        let result = self.inner.flush();
        self.or_gone(result, ())
    }
}
