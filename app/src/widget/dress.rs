//! The colours, fonts and measures that a host chooses, as custom properties of the frame's page.

use yew::prelude::*;

use super::host;
use super::options::Options;
use crate::shell;
use crate::state::Theme;
use referral_host::colors::{Chosen, palette};

/// Dresses the frame's page as the host wants.
#[hook]
pub fn use_dress(options: &Options, theme: Theme) {
    let worn = use_mut_ref(Vec::new);
    use_effect_with((options.clone(), theme), move |(options, theme)| {
        let now = properties(options);
        host::dress(&worn.borrow(), &now);
        *worn.borrow_mut() = now;
        shell::paint(of_ground(options, *theme));
        for (name, set) in [("data-radius", options.radius.is_some()), ("data-size", options.size.is_some())] {
            host::mark(name, set.then_some("own"));
        }
    });
}

/// A ground that the host chooses decides whether all on it is light or dark.
fn of_ground(options: &Options, theme: Theme) -> Theme {
    options.background.map_or(theme, |ground| if ground.is_dark() { Theme::Dark } else { Theme::Light })
}

/// The custom properties.
fn properties(options: &Options) -> Vec<(&'static str, String)> {
    let chosen = Chosen { accent: options.accent, background: options.background, text: options.text };
    // The same names in the same order.
    let both = match options.background {
        Some(ground) => {
            let one = palette(chosen, ground.is_dark());
            one.iter().copied().zip(one.clone()).collect::<Vec<_>>()
        }
        None => palette(chosen, false).into_iter().zip(palette(chosen, true)).collect(),
    };
    let colors = both
        .into_iter()
        .map(|((name, light), (_, dark))| (name, format!("light-dark({}, {})", light.css(), dark.css())));
    let mut all: Vec<(&'static str, String)> = colors.collect();
    if !options.font.is_empty() {
        all.extend(["--sans", "--serif"].map(|name| (name, format!("{}, system-ui, sans-serif", options.font))));
    }
    all.extend(options.radius.map(|radius| ("--own-radius", format!("{radius}px"))));
    all.extend(options.size.map(|size| ("--own-size", format!("{size}px"))));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use referral_host::colors::Color;

    #[test]
    fn what_is_not_chosen_is_the_pages_own() {
        assert_eq!(properties(&Options::default()), []);
        let accent = Options { accent: Color::parse("#0d6b52"), ..Options::default() };
        let names: Vec<_> = properties(&accent).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["--accent", "--accent-wash", "--on-accent"]);
        assert!(properties(&accent)[0].1.starts_with("light-dark(#0d6b52, #"), "{:?}", properties(&accent));
    }

    #[test]
    fn a_ground_decides_the_theme() {
        let on = |ground: &str| Options { background: Color::parse(ground), ..Options::default() };
        assert_eq!(of_ground(&on("#102030"), Theme::Light), Theme::Dark);
        assert_eq!(of_ground(&on("#fff"), Theme::Auto), Theme::Light);
        assert_eq!(of_ground(&Options::default(), Theme::Auto), Theme::Auto);
        let paper = properties(&on("#102030")).into_iter().find(|(name, _)| *name == "--paper");
        assert_eq!(paper, Some(("--paper", "light-dark(#102030, #102030)".to_owned())));
    }
}
