//! Folding: asides, answers, other people's words; the question a place answers.

use crate::app::folds::{FoldMode, Foldable};
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::motion;
use crate::app::overlay::Overlay;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::{Role, Speaker};
use crate::episode::questions;
use crate::layout::flow::LineKind;
use crate::messages::Msg;

/// Questions only, or the whole text again.
pub fn questions_only(app: &mut App) {
    let Some(reader) = &mut app.reader else { return };
    let episode = reader.opened.episode.clone();
    if reader.folds.mode() == FoldMode::Questions {
        return set_mode(app, FoldMode::All, Msg::AllShown);
    }
    if !episode.turns.iter().any(questions::asks(&episode)) {
        return app.say(Msg::NoQuestions, &[]);
    }
    let msg = if questions::has_host(&episode) { Msg::QuestionsShown } else { Msg::QuestionsByMark };
    set_mode(app, FoldMode::Questions, msg);
}

fn set_mode(app: &mut App, mode: FoldMode, msg: Msg) {
    if let Some(reader) = &mut app.reader {
        reader.fold(|folds, _| folds.set_mode(mode));
    }
    app.say(msg, &[]);
}

/// Asks whose words to show; with one speaker shown already, shows everybody's again.
pub fn choose_speaker(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    if matches!(reader.folds.mode(), FoldMode::Speaker(_)) {
        return set_mode(app, FoldMode::All, Msg::AllShown);
    }
    let speakers = &reader.episode().speakers;
    if speakers.is_empty() {
        return app.say(Msg::NoSpeakers, &[]);
    }
    let total = speakers.iter().map(|s| u64::from(s.chars)).sum::<u64>().max(1);
    let items = speakers.iter().enumerate().map(|(index, speaker)| {
        let turns = Msg::TurnCount.with(app.settings.language, &[&speaker.turns]);
        let share = u64::from(speaker.chars) * 100 / total;
        Item {
            label: speaker.name.clone(),
            detail: format!("{turns} · {share}%{}", role(app, speaker)),
            choice: Choice::Speaker(Some(index)),
            ..Item::default()
        }
    });
    let everybody = Item {
        label: app.words(Msg::AllSpeakers).to_owned(),
        choice: Choice::Speaker(None),
        ..Item::default()
    };
    let items = items.chain([everybody]).collect();
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Speakers, items))));
}

/// What a speaker does in the talk, if known, as the end of a row.
fn role(app: &App, speaker: &Speaker) -> String {
    let word = match speaker.role {
        Some(Role::Host) => Msg::Host,
        Some(Role::Guest) => Msg::Guest,
        Some(Role::Other) => Msg::OtherRole,
        Some(Role::Pseudo) | None => return String::new(),
    };
    format!(" · {}", app.words(word))
}

/// Shows one speaker's words, or everybody's.
pub fn show_speaker(app: &mut App, speaker: Option<usize>) {
    let Some(index) = speaker else { return set_mode(app, FoldMode::All, Msg::AllShown) };
    let Some(name) =
        app.reader.as_ref().and_then(|r| r.episode().speakers.get(index)).map(|s| s.name.clone())
    else {
        return;
    };
    set_mode(app, FoldMode::Speaker(index), Msg::AllShown);
    app.say(Msg::SpeakerShown, &[&name]);
}

/// Folds what was opened at the place; else opens the first folded line from there on; else folds this turn.
pub fn fold(app: &mut App) {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return };
    let opened = reader.foldable().filter(|what| reader.folds.was_opened(reader.episode(), *what));
    let what = opened.or_else(|| stub_in_sight(reader, page)).or_else(|| reader.foldable());
    match what {
        Some(what) => toggle(reader, what),
        None => app.say(Msg::NothingToFold, &[]),
    }
}

/// Enter: opens the first folded line from the place on.
pub fn unfold(app: &mut App) {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return };
    if let Some(what) = stub_in_sight(reader, page) {
        toggle(reader, what);
    }
}

fn toggle(reader: &mut Reader, what: Foldable) {
    let start = what.start(reader.episode());
    reader.fold(|folds, _| folds.toggle(what));
    reader.place = start.max(reader.top);
}

/// What the first stub on the page at or after the place stands for.
fn stub_in_sight(reader: &Reader, page: usize) -> Option<Foldable> {
    let lines = reader.page(page);
    let from = reader.place_line().clamp(lines.start, lines.end.max(lines.start));
    let shown = reader.flow().lines().get(from..lines.end)?;
    let stub = shown.iter().find(|line| line.kind == LineKind::Stub)?;
    let episode = reader.episode();
    reader.folds.hider(episode, stub.paragraph as usize)
}

/// Folds or opens everything of the kind at the place: all originals, all end matter, all turns.
pub fn fold_all(app: &mut App) {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return };
    let what = stub_in_sight(reader, page).or_else(|| reader.foldable());
    let Some(what) = what else { return app.say(Msg::NothingToFold, &[]) };
    reader.fold(|folds, episode| match what {
        Foldable::Aside(index) => {
            if let Some(aside) = episode.asides.get(index) {
                folds.toggle_kind(episode, aside.kind);
            }
        }
        Foldable::Turn(_) => folds.toggle_turns(episode),
    });
}

/// Goes to the question this place answers.
pub fn go_to_question(app: &mut App) {
    let Some(turn) = question(app) else { return app.say(Msg::NoQuestionBefore, &[]) };
    app.leave_mark();
    let Some(reader) = &mut app.reader else { return };
    let start =
        reader.episode().turns.get(turn).map(|turn| reader.episode().range_of(&turn.paragraphs).start);
    if let Some(start) = start {
        reader.go_to(start);
    }
}

fn question(app: &App) -> Option<usize> {
    let reader = app.reader.as_ref()?;
    motion::question_before(reader.episode(), reader.place)
}
