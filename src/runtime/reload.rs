//! Settings that change while the program runs.

use std::io;
use std::mem;
use std::path::PathBuf;

use super::pace::Urgency;
use super::session::Session;
use super::settings::{self, located};
use super::terminal::Mouse;
use crate::app::event::Event;
use crate::config::model::Config;
use crate::messages::Msg;

impl Session {
    /// The file of the theme on the screen, if it is one of the user's own.
    pub(super) fn own_theme(&self) -> Option<PathBuf> {
        let settings = &self.app.settings;
        let own = settings.themes.iter().any(|own| own.name == settings.theme);
        let folder = self.places.config.parent().filter(|_| own)?;
        Some(folder.join("themes").join(format!("{}.toml", settings.theme)))
    }

    /// Takes in settings that were changed while the program runs; which folders are listed and what is known
    /// of files wait for the next start.
    pub(super) fn read_settings_again(&mut self) -> io::Result<()> {
        let (config, problems) = Config::load_under(&self.places.config, &self.over);
        let (settings, unusable) = settings::of(&config, &self.places);
        let before = mem::replace(&mut self.config, config);
        if before.mouse != self.config.mouse && self.screen.mouse() != Mouse::wanted(self.config.mouse) {
            self.turn_mouse()?;
        }
        if before.overrides != self.config.overrides || before.library != self.config.library {
            self.reports.say(Msg::AtNextStart, &[]);
        }
        self.happen(Event::Settings(Box::new(settings)), Urgency::Now)?;
        let (file, language) = (&self.places.config, self.app.settings.language);
        let told: Vec<String> =
            problems.iter().map(|problem| located(file, problem, language)).chain(unusable).collect();
        told.into_iter().try_for_each(|problem| self.happen(Event::Notice(problem), Urgency::Now))
    }
}
