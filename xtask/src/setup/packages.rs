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
    needs_administrator: bool,
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
    // macOS has the web view, and Apple's tools bring the compiler: nothing more is missing there today.
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
const BUS_LIBRARY: &str = "how windows talk to the desktop";
const SERVER: &str = "the virtual display";
const DRIVER: &str = "drives the real window";
const BUS: &str = "the session bus that windows expect";
const READERS: &str = "what screen readers are told";
const FONTS: &str = "a fallback font for pictures";

pub(super) const DEBIAN: &[Package] = &[
    core("build-essential", COMPILER),
    window("pkg-config", FLAGS),
    window("libwebkit2gtk-4.1-dev", WEB_VIEW),
    window("libgtk-3-dev", TOOLKIT),
    window("libdbus-1-dev", BUS_LIBRARY),
    display("xvfb", SERVER),
    display("webkit2gtk-driver", DRIVER),
    display("dbus", BUS),
    display("at-spi2-core", READERS),
    display("fonts-dejavu-core", FONTS),
];

const FEDORA: &[Package] = &[
    core("gcc-c++", COMPILER),
    core("make", COMPILER),
    window("pkgconf-pkg-config", FLAGS),
    window("webkit2gtk4.1-devel", WEB_VIEW),
    window("gtk3-devel", TOOLKIT),
    window("dbus-devel", BUS_LIBRARY),
    display("xorg-x11-server-Xvfb", SERVER),
    // Named by the file: which package of WebKitGTK brings it has changed from release to release.
    display("/usr/bin/WebKitWebDriver", DRIVER),
    display("dbus-daemon", BUS),
    display("at-spi2-core", READERS),
    display("dejavu-sans-fonts", FONTS),
];

const SUSE: &[Package] = &[
    core("gcc-c++", COMPILER),
    core("make", COMPILER),
    window("pkg-config", FLAGS),
    window("webkit2gtk3-devel", WEB_VIEW),
    window("gtk3-devel", TOOLKIT),
    window("dbus-1-devel", BUS_LIBRARY),
    display("xorg-x11-server-Xvfb", SERVER),
    display("/usr/bin/WebKitWebDriver", DRIVER),
    display("dbus-1", BUS),
    display("at-spi2-core", READERS),
    display("dejavu-fonts", FONTS),
];

const ARCH: &[Package] = &[
    core("base-devel", COMPILER),
    window("webkit2gtk-4.1", WEB_VIEW),
    window("gtk3", TOOLKIT),
    window("dbus", BUS_LIBRARY),
    display("xorg-server-xvfb", SERVER),
    // Brings the driver for the web views of both window toolkits.
    display("webkitgtk-6.0", DRIVER),
    display("at-spi2-core", READERS),
    display("ttf-dejavu", FONTS),
];

/// What may be done to this machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Rights {
    /// Everything.
    Administrator,
    /// Everything, by asking first.
    Sudo,
    /// Nothing but what belongs to the person.
    Person,
}

/// Keeps Debian's installer from asking questions that nobody may be there to answer.
pub(super) const QUIET: (&str, &str) = ("DEBIAN_FRONTEND", "noninteractive");

impl Manager {
    /// A command of this manager and its arguments as they have to be run, or nothing where the rights for it are
    /// missing.
    pub(super) fn commanded(&self, words: &[&str], more: &[&str], rights: Rights) -> Option<Vec<String>> {
        let mut command = Vec::new();
        if self.needs_administrator {
            match rights {
                Rights::Administrator => {}
                // `env` keeps the setting that sudo would drop.
                Rights::Sudo => {
                    command.extend(["sudo".to_owned(), "env".to_owned(), format!("{}={}", QUIET.0, QUIET.1)]);
                }
                Rights::Person => return None,
            }
        }
        command.extend(words.iter().chain(more).map(|&word| word.to_owned()));
        Some(command)
    }

    /// What to type to install these packages, for the person at the terminal.
    pub(super) fn by_hand(&self, names: &[&str]) -> String {
        let sudo = if self.needs_administrator { "sudo " } else { "" };
        format!("{sudo}{} {}", self.install.join(" "), names.join(" "))
    }

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
        assert_eq!(lacking.iter().map(|package| package.name).collect::<Vec<_>>(), ["build-essential"]);
    }

    /// How every manager installs packages called `a` and `b`.
    fn installing(rights: Rights) -> Vec<String> {
        let commands = MANAGERS.iter().map(|manager| manager.commanded(manager.install, &["a", "b"], rights));
        commands.map(|words| words.map_or_else(|| "-".into(), |words| words.join(" "))).collect()
    }

    #[test]
    fn an_administrator_installs_at_once() {
        assert_eq!(
            installing(Rights::Administrator),
            [
                "apt-get install --yes --no-install-recommends a b",
                "dnf install --assumeyes a b",
                "zypper --non-interactive install a b",
                "pacman --sync --needed --noconfirm a b",
                "brew install a b",
            ]
        );
    }

    #[test]
    fn anybody_else_asks_sudo_where_the_system_is_changed() {
        assert_eq!(
            installing(Rights::Sudo),
            [
                "sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends a b",
                "sudo env DEBIAN_FRONTEND=noninteractive dnf install --assumeyes a b",
                "sudo env DEBIAN_FRONTEND=noninteractive zypper --non-interactive install a b",
                "sudo env DEBIAN_FRONTEND=noninteractive pacman --sync --needed --noconfirm a b",
                "brew install a b",
            ]
        );
    }

    #[test]
    fn without_sudo_only_what_is_the_persons_own_is_changed() {
        assert_eq!(installing(Rights::Person), ["-", "-", "-", "-", "brew install a b"]);
    }

    #[test]
    fn lists_are_refreshed_with_the_same_rights() {
        let refreshing = |rights| {
            let with_lists = MANAGERS.iter().filter_map(|manager| Some((manager, manager.refresh?)));
            let commands = with_lists.map(|(manager, words)| manager.commanded(words, &[], rights));
            commands.flatten().map(|words| words.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(refreshing(Rights::Administrator), ["apt-get update", "pacman --sync --refresh"]);
        let asked = refreshing(Rights::Sudo);
        assert!(asked.iter().all(|words| words.starts_with("sudo env ")), "{asked:?}");
        assert!(refreshing(Rights::Person).is_empty());
    }

    #[test]
    fn what_is_to_be_typed_by_hand_names_everything() {
        let [apt, .., brew] = MANAGERS else { panic!("there are several") };
        assert_eq!(apt.by_hand(&["xvfb"]), "sudo apt-get install --yes --no-install-recommends xvfb");
        assert_eq!(brew.by_hand(&["xvfb"]), "brew install xvfb");
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
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        std::fs::create_dir_all(folder.join("partial")).unwrap();
        assert!(!holds_lists(folder));
        std::fs::write(folder.join("deb.example_dists_stable_main_binary-amd64_Packages.lz4"), "").unwrap();
        assert!(holds_lists(folder));
    }
}
