//! What a process did to its files, as strace wrote it down.

/// One thing that was done, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A file was made, or found.
    Open(String),
    Folder(String),
    Write {
        path: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        path: String,
        length: usize,
    },
    Sync(String),
    Rename {
        from: String,
        to: String,
    },
    Unlink(String),
    /// Something was said on standard output.
    Say(String),
}

/// Reads a log written with `strace -f -y -xx`.
pub(super) fn read(log: &str) -> Vec<Event> {
    let mut unfinished: Vec<(&str, String)> = Vec::new();
    let mut events = Vec::new();
    for line in log.lines() {
        let Some((process, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        // A call that another thread interrupts is written in two parts; it counts when it is done.
        if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
            unfinished.push((process, begun.to_owned()));
            continue;
        }
        let mut call = rest.to_owned();
        if rest.starts_with("<... ") {
            let Some(at) = unfinished.iter().position(|(of, _)| *of == process) else { continue };
            let after = rest.split_once("resumed>").map_or("", |(_, after)| after);
            call = unfinished.remove(at).1 + after;
        }
        events.extend(event(&call));
    }
    events
}

fn event(call: &str) -> Option<Event> {
    let (name, rest) = call.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(") = ")?;
    if result.starts_with('-') {
        return None;
    }
    let strings = quoted(arguments);
    let text = |nth: usize| strings.get(nth).and_then(|bytes| String::from_utf8(bytes.clone()).ok());
    let file = || {
        let (_, rest) = arguments.split_once('<')?;
        String::from_utf8(unescaped(rest.split_once('>')?.0)).ok()
    };
    let last = || arguments.rsplit_once(", ")?.1.parse::<usize>().ok();
    match name {
        "openat" if arguments.contains("O_CREAT") => text(0).map(Event::Open),
        "mkdir" | "mkdirat" => text(0).map(Event::Folder),
        "pwrite64" => Some(Event::Write { path: file()?, at: last()?, bytes: strings.first()?.clone() }),
        "write" if arguments.starts_with("1<") => text(0).map(Event::Say),
        "ftruncate" => Some(Event::Truncate { path: file()?, length: last()? }),
        "fsync" | "fdatasync" => file().map(Event::Sync),
        "rename" | "renameat" | "renameat2" => Some(Event::Rename { from: text(0)?, to: text(1)? }),
        "unlink" | "unlinkat" => text(0).map(Event::Unlink),
        _ => None,
    }
}

/// The strings among the arguments.
fn quoted(arguments: &str) -> Vec<Vec<u8>> {
    arguments.split('"').skip(1).step_by(2).map(unescaped).collect()
}

fn unescaped(text: &str) -> Vec<u8> {
    if !text.contains("\\x") {
        return text.as_bytes().to_vec();
    }
    text.split("\\x").skip(1).filter_map(|hex| u8::from_str_radix(hex.get(..2)?, 16).ok()).collect()
}

#[test]
fn a_log_reads_as_what_was_done() {
    let log = "7 openat(AT_FDCWD<\\x2f>, \"\\x2f\\x61\", O_RDWR|O_CREAT, 0644) = 5<\\x2f\\x61>\n\
               7 pwrite64(5<\\x2f\\x61>, \"\\x01\\xff\", 2, 4096) = 2\n\
               8 fdatasync(5<\\x2f\\x61> <unfinished ...>\n\
               7 write(1<\\x70>, \"\\x6f\\x6b\", 2) = 2\n\
               8 <... fdatasync resumed>) = 0\n\
               7 unlink(\"\\x2f\\x62\") = -1 ENOENT (No such file)\n\
               7 rename(\"\\x2f\\x61\", \"\\x2f\\x62\") = 0\n\
               7 ftruncate(5<\\x2f\\x62>, 10) = 0\n";
    let a = || "/a".to_owned();
    let expected = [
        Event::Open(a()),
        Event::Write { path: a(), at: 4096, bytes: vec![1, 255] },
        Event::Say("ok".into()),
        Event::Sync(a()),
        Event::Rename { from: a(), to: "/b".into() },
        Event::Truncate { path: "/b".into(), length: 10 },
    ];
    assert_eq!(read(log), expected);
}
