//! Tables: each row is a block, its cells parted by a line.

use super::Walker;
use crate::parse::block::BlockKind;

impl Walker<'_> {
    /// Begins a row.
    pub(super) fn row(&mut self, header: bool, line: usize) {
        self.cells = 0;
        self.begin(BlockKind::Table, line);
        match &mut self.open {
            Some(open) if header => open.block.columns = self.columns,
            Some(open) => open.block.tight = true,
            None => {}
        }
    }

    /// Begins a cell.
    pub(super) fn cell(&mut self) {
        self.cells += 1;
        if self.cells > 1 {
            self.push(" │ ");
        }
    }
}
