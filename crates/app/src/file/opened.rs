//! Files that are open where they are, each known to the window by a token and never by its path.

use super::{is_svg, map_of, name_of, read_text, shown, write_atomically};
use crate::map::{PictureFormat, PictureOptions, picture};
use contract::{ApiError, ErrorCode, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A file that is open.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// Where it is.
    pub path: PathBuf,
    /// The fingerprint of the text that was last found in it or written to it.
    pub base: String,
    /// It was gone, or unreadable, when it was last looked at.
    lost: bool,
    /// What it held when it was opened, or when it was last found changed, has been kept.
    kept: bool,
    /// It is a picture, which is drawn anew with every save, and its text is the map in it.
    picture: bool,
    /// How often it was read or written: what was found before that means nothing after it.
    turn: u32,
}

/// The files that are open, by token.
#[derive(Debug, Default)]
pub struct OpenFiles {
    files: BTreeMap<String, OpenFile>,
    opened: usize,
}

impl OpenFiles {
    /// Reads the file at `path` and remembers it; a file that is open already keeps its token.
    ///
    /// # Errors
    /// As [`read_text`].
    pub fn open(&mut self, path: &Path) -> Result<(String, String), ApiError> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let (text, picture) = read_map(&path)?;
        let base = fingerprint(&text);
        if let Some((token, file)) = self.files.iter_mut().find(|(_, file)| file.path == path) {
            file.found(Some(base));
            (file.picture, file.turn) = (picture, file.turn + 1);
            return Ok((token.clone(), text));
        }
        self.opened += 1;
        let token = format!("file:{}", self.opened);
        let file = OpenFile { path, base, lost: false, kept: false, picture, turn: 0 };
        self.files.insert(token.clone(), file);
        Ok((token, text))
    }

    /// Reads a file that is open once more.
    ///
    /// # Errors
    /// [`ErrorCode::Vanished`] when it is gone, [`ErrorCode::Conflict`] when it cannot be read any more, and as [`Self::get`].
    pub fn open_again(&mut self, token: &str) -> Result<(String, String), ApiError> {
        let path = self.get(token)?.path.clone();
        let found = self.open(&path);
        if let (Err(_), Some(file)) = (&found, self.files.get_mut(token)) {
            file.found(None);
        }
        found.map_err(|error| lost(&path, &error))
    }

    /// The file that `token` stands for.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] for a token that was never given or was closed.
    pub fn get(&self, token: &str) -> Result<&OpenFile, ApiError> {
        self.files.get(token).ok_or_else(not_open)
    }

    /// Writes `text` to the file, unless what is there now is something else than `base` and `overwrite` is not set.
    ///
    /// `keep` is handed what is about to be replaced for the first time since the file was opened or found changed, and
    /// whenever `overwrite` is set, before anything is written; when it fails, nothing is. Answers the new base.
    ///
    /// # Errors
    /// [`ErrorCode::Conflict`] when the file changed since, [`ErrorCode::Vanished`] when it is gone; whatever `keep` answers; otherwise as
    /// [`write_atomically`].
    pub fn save(
        &mut self,
        token: &str,
        text: &str,
        base: &str,
        overwrite: bool,
        keep: impl FnOnce(&Path, &str) -> Result<(), ApiError>,
    ) -> Result<String, ApiError> {
        let file = self.files.get_mut(token).ok_or_else(not_open)?;
        let there = match read_map(&file.path) {
            Ok((there, _)) => Some(there),
            Err(_) if overwrite => None,
            Err(error) => return Err(lost(&file.path, &error)),
        };
        let next = fingerprint(text);
        let found = there.as_deref().map(fingerprint);
        let foreign = found.as_deref() != Some(base);
        if found.as_ref() != Some(&next) {
            if foreign && !overwrite {
                return Err(conflict(&file.path, "was changed by something else"));
            }
            if let Some(there) = there.filter(|_| overwrite || !file.kept) {
                keep(&file.path, &there)?;
                file.kept = true;
            }
            if file.picture {
                let picture = picture(text, PictureFormat::Svg, &PictureOptions::default())?;
                write_atomically(&file.path, &picture.bytes)?;
            } else {
                write_atomically(&file.path, text.as_bytes())?;
            }
        }
        file.base.clone_from(&next);
        (file.lost, file.turn) = (false, file.turn + 1);
        Ok(next)
    }

    /// Forgets the file.
    pub fn close(&mut self, token: &str) {
        self.files.remove(token);
    }

    /// Where the open files are.
    #[must_use]
    pub fn paths(&self) -> BTreeSet<PathBuf> {
        self.files.values().map(|file| file.path.clone()).collect()
    }
}

/// Looks at the open files, or those among them that are at `paths`; answers the tokens of those that something else has
/// changed, removed or brought back since they were last read, written or looked at.
///
/// Files are read while `files` is free: a disk that does not answer keeps nobody else waiting.
pub(crate) fn changed_outside(files: &Mutex<OpenFiles>, paths: Option<&BTreeSet<PathBuf>>) -> Vec<String> {
    let wanted = |file: &OpenFile| paths.is_none_or(|paths| paths.contains(&file.path));
    let open: Vec<(String, PathBuf)> = locked(files)
        .files
        .iter()
        .filter(|(_, file)| wanted(file))
        .map(|(token, file)| (token.clone(), file.path.clone()))
        .collect();
    open.into_iter().filter(|(token, path)| is_changed(files, token, path)).map(|(token, _)| token).collect()
}

fn is_changed(files: &Mutex<OpenFiles>, token: &str, path: &Path) -> bool {
    let turn = |files: &OpenFiles| files.files.get(token).map(|file| file.turn);
    loop {
        let before = turn(&locked(files));
        let found = read_map(path).ok().map(|(text, _)| fingerprint(&text));
        let mut files = locked(files);
        if turn(&files) == before {
            return files.files.get_mut(token).is_some_and(|file| file.found(found));
        }
        // Read or written by ourselves meanwhile: what was found may be what was there before.
    }
}

/// The table of open files. A panic elsewhere leaves it as it was: whole entries, not halves.
pub(crate) fn locked(files: &Mutex<OpenFiles>) -> MutexGuard<'_, OpenFiles> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}

impl OpenFile {
    /// Takes note of the text that was found in it, or that none was; whether that is news.
    fn found(&mut self, text: Option<String>) -> bool {
        let lost = text.is_none();
        let news = self.lost != lost || text.as_ref().is_some_and(|text| *text != self.base);
        if news {
            // What somebody else wrote is kept before it is written over.
            self.kept = false;
        }
        (self.lost, self.base) = (lost, text.unwrap_or_else(|| std::mem::take(&mut self.base)));
        news
    }

    /// Its place, for people.
    #[must_use]
    pub fn place(&self, home: Option<&Path>) -> Place {
        Place::File {
            name: name_of(&self.path),
            folder: self.path.parent().map_or_else(String::new, |folder| shown(folder, home)),
            read_only: std::fs::metadata(&self.path).is_ok_and(|about| about.permissions().readonly()),
        }
    }
}

/// The map in a file, and whether the file is a picture that was made from it.
fn read_map(path: &Path) -> Result<(String, bool), ApiError> {
    let text = read_text(path)?;
    let picture = is_svg(&text);
    Ok((map_of(&name_of(path), text)?, picture))
}

fn not_open() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "That file is no longer open.")
}

fn conflict(path: &Path, what: &str) -> ApiError {
    let name = name_of(path);
    ApiError::new(
        ErrorCode::Conflict,
        format!("“{name}” {what} since you opened it. It was not overwritten; your text is kept here."),
    )
}

/// Why an open file cannot be read any more.
fn lost(path: &Path, error: &ApiError) -> ApiError {
    if path.exists() {
        return conflict(path, "became unreadable").with_detail(error.to_string());
    }
    let words = format!(
        "“{}” is gone since you opened it: deleted, renamed or moved. Nothing was written; your text is kept here.",
        name_of(path)
    );
    ApiError::new(ErrorCode::Vanished, words).with_detail(error.to_string())
}

/// What tells one text from another: its hash, in hexadecimal.
#[must_use]
pub(crate) fn fingerprint(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> (tempfile::TempDir, PathBuf, OpenFiles, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.owm");
        std::fs::write(&path, text).unwrap();
        let mut files = OpenFiles::default();
        let (token, _) = files.open(&path).unwrap();
        (folder, path, files, token)
    }

    /// Saves and answers the outcome with everything that was kept on the way.
    fn save(
        files: &mut OpenFiles,
        token: &str,
        text: &str,
        base: &str,
        overwrite: bool,
    ) -> (Result<String, ErrorCode>, Vec<String>) {
        let mut kept = Vec::new();
        let outcome = files.save(token, text, base, overwrite, |_, text| {
            kept.push(text.to_owned());
            Ok(())
        });
        (outcome.map_err(|error| error.code), kept)
    }

    #[test]
    fn the_first_save_keeps_what_was_there() {
        let (_folder, path, mut files, token) = opened("one");
        let base = files.get(&token).unwrap().base.clone();
        let (outcome, kept) = save(&mut files, &token, "two", &base, false);
        assert_eq!(kept, ["one"]);
        let (_, kept) = save(&mut files, &token, "three", &outcome.unwrap(), false);
        assert_eq!(kept, [] as [&str; 0], "what we wrote ourselves is in the editor's history");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "three");
    }

    #[test]
    fn a_file_changed_meanwhile_is_not_overwritten_unless_asked() {
        let (_folder, path, mut files, token) = opened("one");
        let base = files.get(&token).unwrap().base.clone();
        std::fs::write(&path, "theirs").unwrap();
        assert_eq!(save(&mut files, &token, "mine", &base, false), (Err(ErrorCode::Conflict), vec![]));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(save(&mut files, &token, "mine", &base, true).1, ["theirs"]);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    }

    #[test]
    fn a_file_that_vanished_is_said_so_and_comes_back_when_asked() {
        let (_folder, path, mut files, token) = opened("one");
        let base = files.get(&token).unwrap().base.clone();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(save(&mut files, &token, "two", &base, false).0, Err(ErrorCode::Vanished));
        std::fs::create_dir(&path).unwrap();
        assert_eq!(
            save(&mut files, &token, "two", &base, false).0,
            Err(ErrorCode::Conflict),
            "something else"
        );
        std::fs::remove_dir(&path).unwrap();
        assert!(save(&mut files, &token, "two", &base, true).0.is_ok());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
    }

    #[test]
    fn what_cannot_be_kept_is_not_overwritten() {
        let (_folder, path, mut files, token) = opened("one");
        let base = files.get(&token).unwrap().base.clone();
        let full = |_: &Path, _: &str| Err(ApiError::new(ErrorCode::DiskFull, "The disk is full."));
        assert_eq!(
            files.save(&token, "two", &base, false, full).expect_err("not kept").code,
            ErrorCode::DiskFull
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
    }

    #[test]
    fn a_picture_is_opened_as_its_map_and_stays_a_picture() {
        let drawn = |text: &str| {
            picture(text, PictureFormat::Svg, &PictureOptions::default()).expect("a picture").bytes
        };
        let (one, two) = ("title One\ncomponent A\n", "title Two\ncomponent A\n");
        let (_folder, path, mut files, token) = opened(&String::from_utf8(drawn(one)).unwrap());
        assert_eq!(files.open(&path).unwrap(), (token.clone(), one.to_owned()));
        let base = files.get(&token).unwrap().base.clone();
        assert_eq!(save(&mut files, &token, two, &base, false).1, [one]);
        assert_eq!(std::fs::read(&path).unwrap(), drawn(two));
        std::fs::write(&path, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
        let refused = files.open(&path).expect_err("no map");
        assert!(refused.message.contains("a picture without a map in it"), "{refused}");
    }

    #[test]
    fn what_others_do_is_noticed_once_and_what_we_write_is_not() {
        let (folder, path, mut files, token) = opened("one");
        let base = files.get(&token).unwrap().base.clone();
        assert!(save(&mut files, &token, "two", &base, false).0.is_ok());
        let files = Mutex::new(files);
        let noticed = || changed_outside(&files, None);
        assert_eq!(noticed(), [] as [&str; 0], "our own save");
        std::fs::write(&path, "theirs").unwrap();
        assert_eq!(
            changed_outside(&files, Some(&BTreeSet::from([folder.path().join("b.owm")]))),
            [] as [&str; 0]
        );
        assert_eq!(noticed(), [token.as_str()]);
        assert_eq!(noticed(), [] as [&str; 0], "said already");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(noticed(), [token.as_str()], "gone");
        assert_eq!(noticed(), [] as [&str; 0], "said already");
        std::fs::write(&path, "theirs").unwrap();
        assert_eq!(noticed(), [token.as_str()], "back");
        std::fs::write(&path, "\0").unwrap();
        assert_eq!(noticed(), [token.as_str()], "not a text any more");
        let mut files = locked(&files);
        assert_eq!(files.open_again(&token).map_err(|error| error.code), Err(ErrorCode::Conflict));
        std::fs::remove_file(&path).unwrap();
        assert_eq!(files.open_again(&token).map_err(|error| error.code), Err(ErrorCode::Vanished));
    }

    #[test]
    fn what_was_noticed_is_kept_before_it_is_written_over() {
        let (_folder, path, mut files, token) = opened("one");
        let base = files.get(&token).unwrap().base.clone();
        assert_eq!(save(&mut files, &token, "two", &base, false).1, ["one"]);
        std::fs::write(&path, "theirs").unwrap();
        let files = Mutex::new(files);
        assert_eq!(changed_outside(&files, None), [token.as_str()]);
        let mut files = locked(&files);
        let (_, text) = files.open_again(&token).unwrap();
        let (outcome, kept) = save(&mut files, &token, "three", &fingerprint(&text), false);
        assert_eq!((outcome.is_ok(), kept), (true, vec!["theirs".to_owned()]));
    }

    #[test]
    fn the_same_file_keeps_its_token() {
        let (_folder, path, mut files, token) = opened("one");
        assert_eq!(files.open(&path).unwrap().0, token);
        files.close(&token);
        assert!(files.get(&token).is_err());
    }
}
