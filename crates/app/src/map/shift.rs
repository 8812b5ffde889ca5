//! Where places of a text stand after it was changed: findings far from the change are the same, only further on.

use super::wire::count;
use contract::{Finding, FindingFix, Shift};

/// What takes places of `old` that stand behind the changed part to where they stand in `new`.
pub(super) fn between(old: &str, new: &str) -> Shift {
    let start = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    let start = (0..=start).rev().find(|&at| old.is_char_boundary(at)).unwrap_or_default();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(|(old, new)| old == new).count();
    let end =
        (0..=end).rev().find(|&end| old_rest.is_char_boundary(old_rest.len() - end)).unwrap_or_default();
    let (gone, come) = (&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]);
    let units = |text: &str| count(text.encode_utf16().count());
    let lines = |text: &str| count(text.matches('\n').count());
    let more = |come: u32, gone: u32| come.cast_signed().wrapping_sub(gone.cast_signed());
    Shift {
        after: units(&old[..start]) + units(gone),
        by: more(units(come), units(gone)),
        lines: more(lines(come), lines(gone)),
    }
}

/// Takes a finding to where it stands now.
pub(super) fn follow(finding: &mut Finding, shift: Shift) {
    if finding.from >= shift.after {
        finding.line = finding.line.saturating_add_signed(shift.lines);
    }
    let moved = |place: &mut u32| {
        if *place >= shift.after {
            *place = place.saturating_add_signed(shift.by);
        }
    };
    moved(&mut finding.from);
    moved(&mut finding.to);
    let fixes = [&mut finding.fix, &mut finding.silence];
    for FindingFix { edits, .. } in fixes.into_iter().flatten() {
        for edit in edits {
            moved(&mut edit.from);
            moved(&mut edit.to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_stands_behind_a_change_reads_the_same(
            (start, gone, come, end) in ("[aé𝄞\n]{0,6}", "[aé𝄞\n]{0,4}", "[aé𝄞\n]{0,4}", "[aé𝄞\n]{0,6}"),
        ) {
            let (old, new) = (format!("{start}{gone}{end}"), format!("{start}{come}{end}"));
            let Shift { after, by, lines } = between(&old, &new);
            let [old, new] = [old, new].map(|text| text.encode_utf16().collect::<Vec<_>>());
            let (before, behind) = old.split_at(after as usize);
            let further = after.checked_add_signed(by).expect("a place") as usize;
            prop_assert_eq!(behind, &new[further..]);
            let line_ends = |text: &[u16]| text.iter().filter(|&&unit| unit == u16::from(b'\n')).count();
            prop_assert_eq!(line_ends(&new[..further]), line_ends(before).checked_add_signed(lines as isize).expect("a line"));
        }
    }
}
