//! What programs take of the memory, each page that several of them share counted once: PSS.

/// The proportional share of the memory that the processes have, in bytes. What has ended meanwhile has none.
pub(crate) fn of(processes: &[u32]) -> u64 {
    processes.iter().filter_map(|process| share(*process)).sum()
}

fn share(process: u32) -> Option<u64> {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024)
}
