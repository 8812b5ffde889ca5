//! What somebody probably meant to write.

/// The one of `names` that differs from `word` by two letters at most, and by less than half of it; the nearest, and of
/// equally near ones the first.
pub(super) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const LONGEST: usize = 100;
    let letters = |name: &str| -> Vec<char> { name.trim().chars().flat_map(char::to_lowercase).collect() };
    let word = letters(word);
    let most = (word.len().saturating_sub(1) / 2).min(2);
    let near = names.filter_map(|name| {
        let letters = letters(name);
        let comparable = letters.len().abs_diff(word.len()) <= most && word.len() <= LONGEST;
        let distance = comparable.then(|| distance(&word, &letters))?;
        (distance <= most).then_some((distance, name))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// How many letters have to be put in, taken out or changed.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        let names = ["Price", "Speed", "Prices"];
        let near = |word| nearest(word, names.into_iter());
        assert_eq!(
            (near("Prize"), near("prices "), near("sped")),
            (Some("Price"), Some("Prices"), Some("Speed"))
        );
        assert_eq!((near("Risk"), near(""), near("P"), near("Pr")), (None, None, None, None));
    }
}
