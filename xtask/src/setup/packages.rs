//! Which system packages are needed, what for, and how each package manager is asked.

use std::path::Path;
use std::process::Command;

use super::For;

/// A system package.
#[derive(Debug, PartialEq)]
pub(super) struct Package {
    pub(super) name: &'static str,
    pub(super) purpose: For,
    /// What it brings, for the person whose machine it is installed on.
    pub(super) why: &'static str,
}

const fn core(name: &'static str, why: &'static str) -> Package {
    Package { name, purpose: For::Core, why }
}
const fn window(name: &'static str, why: &'static str) -> Package {
    Package { name, purpose: For::Window, why }
}
const fn display(name: &'static str, why: &'static str) -> Package {
    Package { name, purpose: For::Display, why }
}

/// A package manager.
pub(super) struct Manager {
    pub(super) program: &'static str,
    /// The command that installs, up to the names.
    pub(super) install: &'static [&'static str],
    /// The command that brings its lists up to date, where it does not do that by itself.
    pub(super) refresh: Option<&'static [&'static str]>,
    /// The command that succeeds when one package is installed, up to the name.
    query: &'static [&'static str],
    pub(super) needs_administrator: bool,
    packages: &'static [Package],
}

/// In the order in which they are looked for: a system's own before one added to it.
pub(super) const MANAGERS: &[Manager] = &[
    Manager {
        program: "apt-get",
        install: &["apt-get", "install", "--yes", "--no-install-recommends"],
        refresh: Some(&["apt-get", "update"]),
        query: &["dpkg-query", "--show", "--showformat=${db:Status-Status}"],
        needs_administrator: true,
        packages: DEBIAN,
    },
    Manager {
        program: "dnf",
        install: &["dnf", "install", "--assumeyes"],
        refresh: None,
        query: &["rpm", "--query", "--whatprovides"],
        needs_administrator: true,
        packages: FEDORA,
    },
    Manager {
        program: "zypper",
        install: &["zypper", "--non-interactive", "install"],
        refresh: None,
        query: &["rpm", "--query", "--whatprovides"],
        needs_administrator: true,
        packages: SUSE,
    },
    Manager {
        program: "pacman",
        install: &["pacman", "--sync", "--needed", "--noconfirm"],
        refresh: Some(&["pacman", "--sync", "--refresh"]),
        query: &["pacman", "--query"],
        needs_administrator: true,
        packages: ARCH,
    },
    Manager {
        program: "brew",
        install: &["brew", "install"],
        refresh: None,
        query: &["brew", "list", "--versions"],
        needs_administrator: false,
        packages: &[],
    },
];

const COMPILER: &str = "the compiler and linker";
const FLAGS: &str = "finds libraries at build time";
const WEB_VIEW: &str = "the web view the window is made of";
const TOOLKIT: &str = "the window toolkit";
const SVG: &str = "icons";
const TLS: &str = "required by the web view's bindings";
const KEYS: &str = "keyboard access for menus";
const KIND: &str = "tells kinds of file apart when packaging";
const SERVER: &str = "the virtual display";
const ACCESS: &str = "access to the virtual display";
const DRIVER: &str = "drives the real window";
const BUS: &str = "the session bus that windows expect";
const READERS: &str = "what screen readers are told";
const FONTS: &str = "a fallback font for pictures";
const INPUT: &str = "real key presses and pointer moves";

pub(super) const DEBIAN: &[Package] = &[
    core("build-essential", COMPILER),
    core("pkg-config", FLAGS),
    window("libwebkit2gtk-4.1-dev", WEB_VIEW),
    window("libgtk-3-dev", TOOLKIT),
    window("librsvg2-dev", SVG),
    window("libssl-dev", TLS),
    window("libxdo-dev", KEYS),
    window("file", KIND),
    display("xvfb", SERVER),
    display("xauth", ACCESS),
    display("webkit2gtk-driver", DRIVER),
    display("dbus", BUS),
    display("dbus-x11", BUS),
    display("at-spi2-core", READERS),
    display("fonts-dejavu-core", FONTS),
    display("xdotool", INPUT),
];

const FEDORA: &[Package] = &[
    core("gcc-c++", COMPILER),
    core("make", COMPILER),
    core("pkgconf-pkg-config", FLAGS),
    window("webkit2gtk4.1-devel", WEB_VIEW),
    window("gtk3-devel", TOOLKIT),
    window("librsvg2-devel", SVG),
    window("openssl-devel", TLS),
    window("libxdo-devel", KEYS),
    window("file", KIND),
    display("xorg-x11-server-Xvfb", SERVER),
    display("xorg-x11-xauth", ACCESS),
    // Named by the file: which package of WebKitGTK brings it has changed from release to release.
    display("/usr/bin/WebKitWebDriver", DRIVER),
    display("dbus-daemon", BUS),
    display("at-spi2-core", READERS),
    display("dejavu-sans-fonts", FONTS),
    display("xdotool", INPUT),
];

const SUSE: &[Package] = &[
    core("gcc-c++", COMPILER),
    core("make", COMPILER),
    core("pkg-config", FLAGS),
    window("webkit2gtk3-devel", WEB_VIEW),
    window("gtk3-devel", TOOLKIT),
    window("librsvg-devel", SVG),
    window("libopenssl-devel", TLS),
    window("xdotool-devel", KEYS),
    window("file", KIND),
    display("xorg-x11-server-Xvfb", SERVER),
    display("xauth", ACCESS),
    display("/usr/bin/WebKitWebDriver", DRIVER),
    display("dbus-1", BUS),
    display("at-spi2-core", READERS),
    display("dejavu-fonts", FONTS),
    display("xdotool", INPUT),
];

const ARCH: &[Package] = &[
    core("base-devel", COMPILER),
    window("webkit2gtk-4.1", WEB_VIEW),
    window("gtk3", TOOLKIT),
    window("librsvg", SVG),
    window("openssl", TLS),
    window("xdotool", KEYS),
    window("file", KIND),
    display("xorg-server-xvfb", SERVER),
    display("xorg-xauth", ACCESS),
    display("dbus", BUS),
    display("at-spi2-core", READERS),
    display("ttf-dejavu", FONTS),
];

impl Manager {
    /// The packages these purposes need that are not installed.
    pub(super) fn missing(&self, purposes: &[For]) -> Vec<&'static Package> {
        let wanted = self.packages.iter().filter(|package| purposes.contains(&package.purpose));
        wanted.filter(|package| !self.is_installed(package.name)).collect()
    }

    fn is_installed(&self, name: &str) -> bool {
        let Some((program, arguments)) = self.query.split_first() else { return false };
        let Ok(answer) = Command::new(program).args(arguments).arg(name).output() else { return false };
        // dpkg-query also succeeds for a package that was removed but left its settings behind.
        answer.status.success() && (self.program != "apt-get" || answer.stdout == b"installed")
    }

    /// Whether the lists from which packages are installed have ever been fetched.
    pub(super) fn has_lists(&self) -> bool {
        self.program != "apt-get" || holds_lists(Path::new("/var/lib/apt/lists"))
    }
}

fn holds_lists(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manager(query: &'static [&'static str]) -> Manager {
        Manager {
            program: "test",
            install: &["test"],
            refresh: None,
            query,
            needs_administrator: false,
            packages: DEBIAN,
        }
    }

    #[test]
    #[cfg(unix)]
    fn only_what_the_purposes_need_and_the_machine_lacks_is_missing() {
        assert!(manager(&["true"]).missing(&[For::Core, For::Window, For::Display]).is_empty());
        let lacking = manager(&["false"]).missing(&[For::Core]);
        assert_eq!(
            lacking.iter().map(|package| package.name).collect::<Vec<_>>(),
            ["build-essential", "pkg-config"]
        );
    }

    #[test]
    fn no_package_is_listed_twice() {
        for list in [DEBIAN, FEDORA, SUSE, ARCH] {
            let mut names: Vec<&str> = list.iter().map(|package| package.name).collect();
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{names:?}");
        }
    }

    #[test]
    fn empty_lists_are_noticed() {
        let folder = std::env::temp_dir().join(format!("xtask-lists-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("partial")).unwrap();
        assert!(!holds_lists(&folder));
        std::fs::write(folder.join("deb.example_dists_stable_main_binary-amd64_Packages.lz4"), "").unwrap();
        assert!(holds_lists(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
