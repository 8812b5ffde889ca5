//! Versions of documents, and files as they were before Foreland first wrote to them.

use crate::documents::Name;
use crate::file::{name_of, shown, write_atomically};
use crate::{App, Host, failure, map};
use contract::{
    ApiError, DocumentKind, DocumentVersion, ErrorCode, KeptFile, NameVersion, OpenDocument, RestoreVersion,
    SaveDocument, StoredText, VersionOrigin, VersionRequest,
};
use library::{DocumentId, Origin, Version, VersionNumber};
use std::path::Path;

fn version(version: Version) -> DocumentVersion {
    DocumentVersion {
        number: version.number.0,
        name: version.name,
        origin: match version.origin {
            Origin::Created => VersionOrigin::Created,
            Origin::Edited => VersionOrigin::Edited,
            Origin::Restored => VersionOrigin::Restored,
        },
        started: version.started.0,
        saved: version.saved.0,
        bytes: version.length,
        base: version.hash.to_string(),
    }
}

impl<H: Host> App<H> {
    pub(crate) async fn versions(&self, id: DocumentId) -> Result<Vec<DocumentVersion>, ApiError> {
        let versions = self.shelf.handle()?.read(move |reader| reader.versions(id));
        Ok(versions.await.map_err(failure::of_library)?.into_iter().map(version).collect())
    }

    pub(crate) async fn version_text(&self, wanted: VersionRequest) -> Result<StoredText, ApiError> {
        let (id, number) = (Name::in_library(&wanted.document)?, VersionNumber(wanted.number));
        let text = self.shelf.handle()?.read(move |reader| reader.version_text(id, number));
        Ok(StoredText { text: text.await.map_err(failure::of_library)? })
    }

    pub(crate) async fn give_name(&self, wanted: NameVersion) -> Result<(), ApiError> {
        let (id, number) = (Name::in_library(&wanted.document)?, VersionNumber(wanted.number));
        let name = wanted.name.map(|name| name.trim().to_owned());
        let named =
            self.shelf.handle()?.write(move |library| library.name_version(id, number, name.as_deref()));
        named.await.map_err(failure::of_library)
    }

    pub(crate) async fn bring_back(&self, wanted: RestoreVersion) -> Result<OpenDocument, ApiError> {
        let (id, number) = (Name::in_library(&wanted.document)?, VersionNumber(wanted.number));
        let restored = self.shelf.handle()?.write(move |library| {
            // A base that is no hash is no text that the library ever had.
            let base = wanted.base.parse().unwrap_or_else(|_| library::ContentHash::of(""));
            library.restore_version(id, number, base)
        });
        restored.await.map_err(failure::of_library)?;
        self.open_in_library(id).await
    }

    pub(crate) async fn kept_files(&self) -> Result<Vec<KeptFile>, ApiError> {
        let kept = self.shelf.handle()?.read(library::Reader::kept_files);
        let kept = kept.await.map_err(failure::of_library)?.into_iter().map(|kept| {
            let path = Path::new(&kept.path);
            let folder = path.parent().map_or_else(String::new, |folder| shown(folder, self.host.home()));
            KeptFile { number: kept.number, name: name_of(path), folder, at: kept.kept.0, bytes: kept.length }
        });
        Ok(kept.collect())
    }

    pub(crate) async fn kept_file(&self, number: i64) -> Result<(String, String), ApiError> {
        let kept = self.shelf.handle()?.read(move |reader| reader.kept_file(number));
        kept.await.map(|(kept, text)| (kept.path, text)).map_err(failure::of_library)
    }

    /// Writes a kept file back to where it was; what is there now is kept in its turn.
    pub(crate) async fn write_kept_back(&self, number: i64) -> Result<OpenDocument, ApiError> {
        let (place, text) = self.kept_file(number).await?;
        let path = Path::new(&place);
        if self.shelf.handle()?.is_read_only() {
            let words = "The library is open for reading only: what the file holds now could not be kept, so it was left as it is.";
            return Err(ApiError::new(ErrorCode::Unwritable, words));
        }
        if path.exists() {
            // What is there and is no map was not written by Foreland, and is refused here.
            let OpenDocument { document, base, .. } = self.open_file(path)?;
            self.save(SaveDocument { document: document.clone(), text, base, overwrite: true }).await?;
            return self.open_document(&document).await;
        }
        let is_picture = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
        let bytes = if is_picture {
            map::picture(&text, map::PictureFormat::Svg, &map::PictureOptions::default())?.bytes
        } else {
            text.into_bytes()
        };
        write_atomically(path, &bytes)?;
        self.open_file(path)
    }

    pub(crate) async fn import_kept(&self, number: i64) -> Result<OpenDocument, ApiError> {
        let (path, text) = self.kept_file(number).await?;
        let kind = crate::kind::of_file(&path).map_or(DocumentKind::Map, |(kind, _)| kind);
        self.add(kind, &name_of(Path::new(&path)), text).await
    }
}
