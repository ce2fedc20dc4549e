//! Where the lines of a source begin.

/// Line starts of one text; a line ends at `\n`, `\r` or `\r\n`, as in `CommonMark`.
pub struct LineStarts {
    starts: Vec<usize>,
    end: usize,
}

impl LineStarts {
    /// Finds the lines of `text`.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend(
            memchr::memchr2_iter(b'\n', b'\r', bytes)
                .filter(|&at| bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'))
                .map(|at| at + 1),
        );
        if starts.last() == Some(&text.len()) && starts.len() > 1 {
            starts.pop();
        }
        Self { starts, end: text.len() }
    }

    /// First byte of the line with this index (from 0), the text's end behind the last.
    pub fn start(&self, index: usize) -> usize {
        self.starts.get(index).copied().unwrap_or(self.end)
    }

    /// Number of lines.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Index of the line that holds `byte`.
    pub fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }
}
