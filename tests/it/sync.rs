//! What two machines did to the same bookmarks, merged.

use std::collections::BTreeMap;

use fangtan::export::{SyncHeader, merge, read_sync, sync_file};
use fangtan::passage::marks::{Bookmark, Millis};
use proptest::prelude::*;

fn note(id: &str, note: &str, changed: Millis) -> Bookmark {
    Bookmark { id: id.into(), note: note.into(), made: 1, changed, ..Bookmark::default() }
}

fn agreed(ids: &[(&str, Millis)]) -> BTreeMap<String, Millis> {
    ids.iter().map(|(id, time)| ((*id).to_owned(), *time)).collect()
}

#[test]
fn the_side_that_changed_wins() {
    let base = agreed(&[("a", 5)]);
    let merged = merge(&[note("a", "old", 5)], &[note("a", "new", 9)], &base);
    let later = note("a", "new", 9).made_from(&note("a", "old", 5));
    assert_eq!((merged.taken, merged.to_store), (1, vec![later.clone()]));
    let merged = merge(&[note("a", "new", 9)], &[note("a", "old", 5)], &base);
    assert_eq!((merged.taken, merged.to_file), (0, vec![later]));
    let deleted = Bookmark { deleted: Some(9), ..note("a", "old", 9) };
    let merged = merge(&[note("a", "old", 5)], std::slice::from_ref(&deleted), &base);
    let deleted = deleted.made_from(&note("a", "old", 5));
    assert_eq!((merged.to_store, merged.conflicts), (vec![deleted], vec![]));
}

#[test]
fn what_both_changed_is_kept_twice() {
    let base = agreed(&[("a", 5)]);
    let (one, other) = (note("a", "mine", 8), note("a", "theirs", 9));
    let merged = merge(std::slice::from_ref(&one), std::slice::from_ref(&other), &base);
    assert_eq!(merged.conflicts, ["a"]);
    let mut notes: Vec<&str> = merged.to_file.iter().map(|b| b.note.as_str()).collect();
    notes.sort_unstable();
    assert_eq!(notes, ["mine", "theirs"]);
    assert_eq!(merge(&[other], &[one], &base).to_file, merged.to_file, "both machines come to the same");
}

#[test]
fn what_was_made_from_the_other_wins_whatever_the_clocks_say() {
    let first = note("a", "first", 100);
    let second = note("a", "second", 3).made_from(&first);
    let third = Bookmark { deleted: Some(2), ..note("a", "second", 2) }.made_from(&second);
    for base in [agreed(&[]), agreed(&[("a", 100)]), agreed(&[("a", 2)])] {
        let versions = [&first, &second, &third].map(std::slice::from_ref);
        for (older, newer) in [(0, 1), (0, 2), (1, 2)] {
            let [there, back] = [(older, newer), (newer, older)];
            for (ours, theirs) in [there, back] {
                let merged = merge(versions[ours], versions[theirs], &base);
                assert_eq!((merged.to_file.as_slice(), merged.conflicts.len()), (versions[newer], 0));
            }
        }
    }
}

#[test]
fn a_version_made_from_the_one_before_ours_is_kept_beside_ours() {
    let first = note("a", "first", 5);
    let ours = note("a", "ours", 6).made_from(&first);
    let theirs = note("a", "theirs", 9).made_from(&first);
    let merged = merge(&[ours], &[theirs], &agreed(&[("a", 6)]));
    let notes: Vec<&str> = merged.to_file.iter().map(|one| one.note.as_str()).collect();
    assert!(notes.contains(&"ours") && notes.contains(&"theirs"), "{notes:?}");
}

#[test]
fn a_change_beats_a_deletion_made_at_the_same_time() {
    let deleted = Bookmark { deleted: Some(9), ..note("a", "old", 9) };
    let merged = merge(std::slice::from_ref(&deleted), &[note("a", "new", 8)], &agreed(&[("a", 5)]));
    let kept = note("a", "new", 8).made_from(&deleted);
    assert_eq!((merged.to_file, merged.conflicts), (vec![kept], vec![]));
}

#[test]
fn a_sync_file_survives_a_version_control_conflict() {
    let header = SyncHeader { fangtan: 1, title: "风".into(), ..SyncHeader::default() };
    let text = sync_file(&header, &[note("b", "two", 2), note("a", "one", 1)]);
    assert_eq!(text.lines().count(), 3);
    assert_eq!(text, sync_file(&header, &[note("a", "one", 1), note("b", "two", 2)]));
    let torn = text.replace("{\"id\":\"b\"", "<<<<<<< ours\n{\"id\":\"b\"")
        + &sync_file(&header, &[note("b", "later", 3)]);
    let (read, bookmarks, problems) = read_sync(&torn);
    assert_eq!(read, Some(header));
    let later = note("b", "later", 3).made_from(&note("b", "two", 2));
    assert!(bookmarks.contains(&note("a", "one", 1)) && bookmarks.contains(&later));
    let notes: Vec<&str> = bookmarks.iter().map(|bookmark| bookmark.note.as_str()).collect();
    assert!(
        notes.len() == 3 && notes.contains(&"two"),
        "what the other side wrote stays as a copy: {notes:?}"
    );
    assert_eq!(problems.len(), 1);
}

prop_compose! {
    fn any_bookmark()(id in "[a-d]", text in "\\PC{0,8}", time in 0_i64..4, dead in any::<bool>()) -> Bookmark {
        Bookmark { deleted: dead.then_some(time), ..note(&id, &text, time) }
    }
}

fn side() -> impl Strategy<Value = Vec<Bookmark>> {
    proptest::collection::vec(any_bookmark(), 0..4).prop_map(|mut list| {
        list.sort_by(|one, other| one.id.cmp(&other.id));
        list.dedup_by(|one, other| one.id == other.id);
        list
    })
}

proptest! {
    #[test]
    fn merging_is_done_once(ours in side(), theirs in side(), base in 0_i64..4) {
        let base: BTreeMap<String, Millis> = ["a", "b"].map(|id| (id.to_owned(), base)).into();
        let merged = merge(&ours, &theirs, &base);
        let other = merge(&theirs, &ours, &base);
        prop_assert_eq!(&merged.to_file, &other.to_file);
        let again = merge(&merged.to_file, &merged.to_file, &merged.agreed);
        prop_assert_eq!((again.to_store, again.to_file, again.conflicts), (vec![], merged.to_file.clone(), vec![]));
        let late = merge(&merged.to_file, &theirs, &merged.agreed);
        prop_assert_eq!((late.to_store, late.to_file), (vec![], merged.to_file.clone()));
        let notes = |list: &[Bookmark]| list.iter().filter(|b| b.deleted.is_none()).map(|b| b.note.clone()).collect::<Vec<_>>();
        for id in &merged.conflicts {
            let both = [&ours, &theirs].map(|side| side.iter().find(|b| b.id == *id).unwrap().note.clone());
            for note in both {
                prop_assert!(notes(&merged.to_file).contains(&note));
            }
        }
    }
}
