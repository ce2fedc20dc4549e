//! The two interviews the reader was first made for.

use fangtan::episode::model::{AsideKind, Role};

use crate::corpus::{corpus, read};

#[test]
fn bold_labels_with_a_role_before_them() {
    let Some(folder) = corpus() else { return };
    let (_, episode) = read(&folder.join("seeds/zuckerberg-2024-llama3.md"));
    assert_eq!(episode.sections.len(), 27);
    assert_eq!(episode.sections.iter().filter(|s| s.title.is_some()).count(), 26);
    assert_eq!(episode.sections[0].number, 0);
    assert_eq!(episode.labels.len(), 104);
    assert_eq!(episode.turns.len(), 102);
    let mut names: Vec<(Option<usize>, Option<Role>)> =
        episode.turns.iter().map(|t| (t.speaker, t.role)).collect();
    names.dedup();
    assert_eq!(names.len(), 98);
    let voices: Vec<(&str, Option<Role>)> =
        episode.speakers.iter().map(|s| (s.name.as_str(), s.role)).collect();
    assert_eq!(
        voices,
        [
            ("Dwarkesh Patel", Some(Role::Host)),
            ("Mark Zuckerberg", Some(Role::Guest)),
            ("Zuckerberg", Some(Role::Host)),
        ]
    );
    let odd = episode.turns.iter().find(|t| t.speaker == Some(2)).unwrap();
    assert_eq!((odd.line, odd.role), (185, Some(Role::Host)));
    assert!(!episode.text.contains("**"));
}

#[test]
fn pasted_text_with_its_advertising() {
    let Some(folder) = corpus() else { return };
    let (_, episode) = read(&folder.join("seeds/zuckerberg-2025-llama4.txt"));
    let titles: Vec<&str> = episode.sections.iter().filter_map(|s| s.title.as_deref()).collect();
    assert_eq!(titles.len(), 6, "{titles:?}");
    assert_eq!(titles[0], "Llama与MetaAI的最新进展");
    assert_eq!(episode.turns.len(), 12);
    let voices: Vec<(&str, Option<Role>)> =
        episode.speakers.iter().map(|s| (s.name.as_str(), s.role)).collect();
    assert_eq!(voices, [("主持人", Some(Role::Host)), ("扎克伯格", Some(Role::Guest))]);
    let end = episode.asides.iter().find(|a| a.kind == AsideKind::EndMatter).unwrap();
    let first = episode.paragraphs[end.paragraphs.start].range.of(&episode.text);
    assert_eq!(first, "关于本期访谈");
    assert_eq!(end.paragraphs.end, episode.paragraphs.len());
    assert_eq!(episode.text.matches("AI未来发展受两大因素限制|").count(), 0);
}
