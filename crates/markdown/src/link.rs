//! Where links lead, and where they may.

use url::Url;

/// Longer addresses are no address that a person could judge.
const LONGEST: usize = 2048;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a heading of the same text, by its anchor.
    Heading(String),
    /// To a page beside the text.
    Page {
        /// Its path as the text names it, always relative and never with a scheme.
        path: String,
        /// The anchor of a heading there; empty where none is named.
        heading: String,
    },
    /// Out of Foreland.
    Outside(Outside),
    /// Nowhere: the address is of a kind that is not followed.
    Nowhere,
}

/// An address outside of Foreland, of one of the kinds that may be opened: http, https, mailto.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The whole address in its normal form: letters that only look like others are spelt out.
    pub address: String,
    /// The machine it leads to, or whom it writes to.
    pub host: String,
}

/// Reads what stands between the parentheses of a link.
pub(crate) fn target(written: &str) -> Target {
    let written = written.trim();
    if let Some(heading) = written.strip_prefix('#') {
        return if plain(heading) { Target::Heading(heading.to_owned()) } else { Target::Nowhere };
    }
    if has_scheme(written) {
        return outside(written).map_or(Target::Nowhere, Target::Outside);
    }
    let (path, heading) = written.split_once('#').unwrap_or((written, ""));
    // `//host/page` and `\\host\page` would leave by the back door, `/page` would begin at nobody knows what.
    if path.is_empty() || path.starts_with('/') || path.contains('\\') || !plain(written) {
        return Target::Nowhere;
    }
    Target::Page { path: path.to_owned(), heading: heading.to_owned() }
}

/// The address, if it is one that may be opened; nothing for every other kind.
#[must_use]
pub fn outside(address: &str) -> Option<Outside> {
    // The standard would quietly drop tabs and line ends, and so make of a text an address that it does not show.
    if address.len() > LONGEST || !plain(address) {
        return None;
    }
    let url = Url::parse(address).ok()?;
    let host = match url.scheme() {
        "http" | "https" => url.host_str().filter(|host| !host.is_empty())?.to_owned(),
        "mailto" if url.path().contains('@') => url.path().to_owned(),
        _ => return None,
    };
    Some(Outside { address: url.into(), host })
}

/// Whether it is one visible word.
fn plain(address: &str) -> bool {
    !address.chars().any(|sign| sign.is_control() || sign.is_whitespace())
}

/// Whether an address begins with the name of a scheme, such as `https:`.
fn has_scheme(address: &str) -> bool {
    let name = address.split(':').next().unwrap_or_default();
    name.len() < address.len()
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_headings_pages_and_three_kinds_of_address() {
        assert_eq!(target("#more"), Target::Heading("more".into()));
        let page = |path: &str, heading: &str| Target::Page { path: path.into(), heading: heading.into() };
        assert_eq!(target("canvas.md"), page("canvas.md", ""));
        assert_eq!(target("../a/canvas.md#zoom"), page("../a/canvas.md", "zoom"));
        let out = |address: &str, host: &str| {
            Target::Outside(Outside { address: address.into(), host: host.into() })
        };
        assert_eq!(target("HTTPS://Example.org"), out("https://example.org/", "example.org"));
        assert_eq!(target("mailto:ada@example.org"), out("mailto:ada@example.org", "ada@example.org"));
        // Whoever writes a bank's name before the @ still leads elsewhere, and letters that look alike are spelt out.
        assert_eq!(
            target("https://bank.example@evil.example/"),
            out("https://bank.example@evil.example/", "evil.example")
        );
        assert_eq!(
            target("https://b\u{430}nk.example"),
            out("https://xn--bnk-6cd.example/", "xn--bnk-6cd.example")
        );
    }

    #[test]
    fn every_other_address_leads_nowhere() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://example.org/",
            "tauri://localhost/",
            "blob:https://example.org/1",
            "//example.org/",
            "\\\\example.org\\share",
            "/etc/passwd",
            "https://",
            "https://example.org/a b",
            "https://exa\nmple.org/",
            "http:",
            "mailto:",
            "",
            "#a b",
            "a b.md",
        ] {
            assert_eq!(target(address), Target::Nowhere, "{address:?}");
        }
        assert_eq!(outside(&format!("https://example.org/{}", "a".repeat(LONGEST))), None);
    }
}
