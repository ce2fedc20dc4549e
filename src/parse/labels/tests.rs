//! Without a shape, exactly the samples that name it are read otherwise.

use std::path::{Path, PathBuf};

use super::{Known, LabelShape, SHAPES, decide_by};
use crate::parse::block::BodyPlace;
use crate::parse::overrides::Overrides;
use crate::parse::{front_matter, headed, rows};

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/conventions");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt")).collect()
}

/// What `shapes` make of a sample: its labels by line, and how they are written.
fn read(path: &Path, shapes: &[&'static LabelShape]) -> (Vec<(usize, String)>, Vec<String>) {
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let front = front_matter::split(&text);
    let place = BodyPlace { byte: front.body, line: front.lines, clean: false };
    let (_, mut blocks, _) = crate::parse::read(&text, place, &name);
    headed::join(&mut blocks);
    rows::join(&mut blocks);
    let labels =
        decide_by(shapes, &blocks, &mut Known::of(&front.head, &front.overrides), &Overrides::default());
    let names = labels.lines.iter().filter_map(|line| Some(line.shape?.name.to_owned())).collect();
    (labels.lines.into_iter().map(|line| (line.block, line.name)).collect(), names)
}

#[test]
fn without_a_shape_the_samples_that_have_it_change_and_no_others() {
    let whole: Vec<_> = samples().into_iter().map(|path| (read(&path, SHAPES), path)).collect();
    for shape in SHAPES {
        let others: Vec<&'static LabelShape> =
            SHAPES.iter().copied().filter(|other| other.name != shape.name).collect();
        let mut named = 0;
        for (before, path) in &whole {
            let has = before.1.iter().any(|name| name == shape.name);
            let same = read(path, &others) == *before;
            assert_ne!(has, same, "{} without {}", path.display(), shape.name);
            named += usize::from(has);
        }
        assert!(named > 0 || shape.name == "format", "no sample has the shape {}", shape.name);
    }
}
