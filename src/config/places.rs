//! Where settings, marks and caches are kept: XDG folders on every system, unless the environment says
//! otherwise.

use std::env;
use std::path::PathBuf;

use etcetera::base_strategy::{BaseStrategy, Xdg};

/// Files and folders of this program. None of them need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The settings file: `FANGTAN_CONFIG`, else `$XDG_CONFIG_HOME/fangtan/config.toml`.
    pub config: PathBuf,
    /// The folder of marks and progress: `FANGTAN_DATA_DIR`, else `$XDG_DATA_HOME/fangtan`.
    pub data: PathBuf,
    /// The folder of what can always be made again: `FANGTAN_CACHE_DIR`, else `$XDG_CACHE_HOME/fangtan`.
    pub cache: PathBuf,
    /// The folder of the log: `$XDG_STATE_HOME/fangtan`.
    pub state: PathBuf,
}

impl Places {
    /// Asks the environment.
    ///
    /// # Errors
    /// A message if no home folder can be found.
    pub fn from_env() -> Result<Self, String> {
        let xdg = Xdg::new().map_err(|error| format!("no home folder: {error}"))?;
        let own = |folder: PathBuf| folder.join("fangtan");
        let named =
            |variable: &str| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
        let state = xdg.state_dir().unwrap_or_else(|| xdg.data_dir());
        Ok(Self {
            config: named("FANGTAN_CONFIG").unwrap_or_else(|| own(xdg.config_dir()).join("config.toml")),
            data: named("FANGTAN_DATA_DIR").unwrap_or_else(|| own(xdg.data_dir())),
            cache: named("FANGTAN_CACHE_DIR").unwrap_or_else(|| own(xdg.cache_dir())),
            state: own(state),
        })
    }

    /// The file of what is kept when it is read as one text, made anew each time.
    pub fn kept_text(&self) -> PathBuf {
        self.cache.join("kept.md")
    }
}

/// `~/…` as a path in the home folder; anything else as it is.
pub fn expand_home(text: &str) -> PathBuf {
    let rest = if text == "~" { Some("") } else { text.strip_prefix("~/") };
    match (rest, etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}
