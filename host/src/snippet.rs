//! What one copies into a page: the tag for each kind of system, and the lines for the page's policy.

use std::fmt::Write as _;

use referral_statement::Word;

use crate::escape;
use crate::options::Options;
use crate::place::Place;
use crate::vocabulary::Attribute;

/// The name of the element.
pub const TAG: &str = "referral-calculator";

/// Into what a snippet goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page of HTML.
    Html,
    /// A page that allows no scripts: the frame alone.
    Iframe,
    /// A block of `WordPress` for HTML of one's own.
    WordPress,
    /// A component of React.
    React,
    /// A component of Vue.
    Vue,
}

impl Word for Form {
    const ALL: &'static [Self] = &[Self::Html, Self::Iframe, Self::WordPress, Self::React, Self::Vue];

    fn word(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Iframe => "iframe",
            Self::WordPress => "wordpress",
            Self::React => "react",
            Self::Vue => "vue",
        }
    }
}

/// What a visitor sees where no script runs: rates as a table, and a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fallback {
    /// What the table shows.
    pub caption: String,
    /// The names of its columns; no table without them.
    pub head: Vec<String>,
    /// Its rows, the first cell of each being its name.
    pub rows: Vec<Vec<String>>,
    /// The words of the link.
    pub link: String,
    /// Where it leads.
    pub href: String,
}

/// The tag of the loader: of this version with its hash where that is known, else the one that stays compatible.
pub fn loader_tag(place: &Place, pinned: bool) -> String {
    let integrity = place.integrity().filter(|_| pinned);
    let src = escape::attribute(&place.loader(pinned));
    let hash = integrity.map(|hash| format!(" integrity=\"{}\" crossorigin=\"anonymous\"", escape::attribute(hash)));
    format!("<script async src=\"{src}\"{}></script>", hash.unwrap_or_default())
}

/// What one copies.
pub fn snippet(form: Form, place: &Place, options: &Options, fallback: &Fallback, pinned: bool) -> String {
    match form {
        Form::Html => format!("{}\n{}\n", loader_tag(place, pinned), element(options, fallback, escape::text, "")),
        Form::Iframe => iframe(place, options, fallback),
        Form::WordPress => {
            let inner = element(options, fallback, escape::text, "");
            format!("<!-- wp:html -->\n{}\n{inner}\n<!-- /wp:html -->\n", loader_tag(place, pinned))
        }
        Form::React => react(place, options, fallback, pinned),
        Form::Vue => vue(place, options, fallback, pinned),
    }
}

/// The element with what it shows where no script runs. Writing to a text cannot fail, here and below.
fn element(options: &Options, fallback: &Fallback, text: fn(&str) -> String, indent: &str) -> String {
    let mut out = format!("{indent}<{TAG}{}>\n", attributes(options));
    out += &content(fallback, text, &format!("{indent}  "));
    let _ = write!(out, "{indent}</{TAG}>");
    out
}

fn attributes(options: &Options) -> String {
    let one =
        |(attribute, value): (Attribute, String)| format!(" {}=\"{}\"", attribute.word(), escape::attribute(&value));
    options.attributes().into_iter().map(one).collect()
}

/// The table and the link. No blank lines: some systems make paragraphs of them.
fn content(fallback: &Fallback, text: fn(&str) -> String, indent: &str) -> String {
    let mut out = String::new();
    if !fallback.head.is_empty() && !fallback.rows.is_empty() {
        let _ = writeln!(out, "{indent}<table>\n{indent}  <caption>{}</caption>", text(&fallback.caption));
        let cells = |cells: &[String], name: &str, scope: &str| {
            let cell = |cell: &String| format!("<{name}{scope}>{}</{name}>", text(cell));
            cells.iter().map(cell).collect::<String>()
        };
        let head = cells(&fallback.head, "th", " scope=\"col\"");
        let _ = writeln!(out, "{indent}  <thead><tr>{head}</tr></thead>\n{indent}  <tbody>");
        for row in fallback.rows.iter().filter(|row| !row.is_empty()) {
            let (first, rest) = (cells(&row[..1], "th", " scope=\"row\""), cells(&row[1..], "td", ""));
            let _ = writeln!(out, "{indent}    <tr>{first}{rest}</tr>");
        }
        let _ = writeln!(out, "{indent}  </tbody>\n{indent}</table>");
    }
    if !fallback.href.is_empty() {
        let (href, link) = (escape::attribute(&fallback.href), text(&fallback.link));
        let _ = writeln!(out, "{indent}<p><a href=\"{href}\">{link}</a></p>");
    }
    out
}

fn iframe(place: &Place, options: &Options, fallback: &Fallback) -> String {
    let src = escape::attribute(&format!("{}{}", place.frame(), options.query()));
    let title = escape::attribute(&fallback.link);
    let loading = if options.loading == "lazy" { " loading=\"lazy\"" } else { "" };
    let mut out = format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"{}\"{loading}\n  \
         sandbox=\"{}\" allow=\"clipboard-write; web-share\"\n  referrerpolicy=\"no-referrer\"></iframe>\n",
        options.pixels(),
        crate::csp::ALLOWED.join(" "),
    );
    if !fallback.href.is_empty() {
        let (href, link) = (escape::attribute(&fallback.href), escape::text(&fallback.link));
        let _ = writeln!(out, "<p><a href=\"{href}\">{link}</a></p>");
    }
    out
}

/// The statements that put the loader into the page, once.
fn load(place: &Place, pinned: bool, indent: &str) -> String {
    let mut out = format!("{indent}if (customElements.get(\"{TAG}\")) return;\n");
    let _ = writeln!(out, "{indent}const script = document.createElement(\"script\");");
    if let Some(hash) = place.integrity().filter(|_| pinned) {
        let _ = write!(
            out,
            "{indent}script.integrity = {};\n{indent}script.crossOrigin = \"anonymous\";\n",
            escape::script(hash)
        );
    }
    let _ = writeln!(out, "{indent}script.src = {};", escape::script(&place.loader(pinned)));
    let _ = writeln!(out, "{indent}document.head.append(script);");
    out
}

fn react(place: &Place, options: &Options, fallback: &Fallback, pinned: bool) -> String {
    let names = Attribute::ALL.iter().map(|attribute| {
        let name = attribute.word();
        let sign = if *attribute == Attribute::Program { "" } else { "?" };
        if name.contains('-') { format!("\"{name}\"{sign}: string; ") } else { format!("{name}{sign}: string; ") }
    });
    let names: String = names.filter(|name| !name.starts_with("lang")).collect();
    format!(
        "import {{ useEffect, type DetailedHTMLProps, type HTMLAttributes }} from \"react\";\n\n\
         type Options = {{ {}}};\n\n\
         declare module \"react\" {{\n  namespace JSX {{\n    interface IntrinsicElements {{\n      \
         \"{TAG}\": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Options;\n    }}\n  }}\n}}\n\n\
         export function ReferralCalculator() {{\n  useEffect(() => {{\n{}  }}, []);\n  return (\n{}\n  );\n}}\n",
        names,
        load(place, pinned, "    "),
        element(options, fallback, escape::jsx, "    "),
    )
}

fn vue(place: &Place, options: &Options, fallback: &Fallback, pinned: bool) -> String {
    format!(
        "// vite.config.js: Vue leaves the tag alone\nimport vue from \"@vitejs/plugin-vue\";\n\n\
         export default {{\n  plugins: [vue({{ template: {{ compilerOptions: {{ isCustomElement: (tag) => tag === \"{TAG}\" }} }} }})],\n}};\n\n\
         <!-- ReferralCalculator.vue -->\n<script setup>\nimport {{ onMounted }} from \"vue\";\n\nonMounted(() => {{\n{}}});\n</script>\n\n\
         <template>\n{}\n</template>\n",
        load(place, pinned, "  "),
        element(options, fallback, escape::vue, "  "),
    )
}

/// What a page's policy must have for this snippet, a directive a line. Each is to be added to what stands there.
pub fn policy_lines(place: &Place, form: Form) -> Vec<String> {
    let origin = place.origin();
    let frame = format!("frame-src {origin}");
    if form == Form::Iframe { vec![frame] } else { vec![format!("script-src {origin}"), frame] }
}
