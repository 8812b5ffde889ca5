//! Files of other tools: what is in them is offered, with what gets lost, and comes into the library only when that is
//! wanted. The files themselves are never written to.

use crate::file::{check_text, is_svg, name_of, read_text};
use crate::map::{self, Format, Part, Positions};
use crate::{App, Host, failure, kind};
use contract::{
    ApiError, DocumentKind, ErrorCode, ImportMaps, ImportOffer, ImportOutcome, OfferedMap, Translation,
};
use library::{Import, NewDocument};
use std::path::Path;

/// The file at `path` as an offer, if it is in the format of another tool.
///
/// # Errors
/// As [`read_text`]; [`ErrorCode::UnknownKind`] when it does not hold what its name says, or nothing at all.
pub(crate) fn offered(path: &Path) -> Result<Option<ImportOffer>, ApiError> {
    let file = name_of(path);
    if Format::of_name(&file) == Some(Format::Owm) {
        return Ok(None);
    }
    let text = read_text(path)?;
    let format = Format::detect(Some(&file), &text);
    if format == Format::Owm || is_svg(&text) {
        return Ok(None);
    }
    let refused = |error: ApiError| ApiError {
        message: format!("“{file}” was not imported. {}", error.message),
        ..error
    };
    let as_numbers = map::import_all(&text, format, Positions::Numbers).map_err(refused)?;
    let as_stages = map::import_all(&text, format, Positions::Stages).map_err(refused)?;
    let maps: Vec<_> = std::iter::zip(as_numbers, as_stages)
        .zip(1..)
        .map(|((numbers, stages), number)| offered_map(&file, number, numbers, stages))
        .collect();
    if maps.iter().all(|map| map.components == 0 && map.links == 0) {
        let words =
            format!("There is no component and no link in it that could be read as {}.", format.name());
        return Err(refused(ApiError::new(ErrorCode::UnknownKind, words)));
    }
    Ok(Some(ImportOffer { file, format: format.name().into(), maps }))
}

/// The map number `number` of the file called `file`.
fn offered_map(file: &str, number: usize, numbers: Part, stages: Part) -> OfferedMap {
    let own = map::own_title(&numbers.read.text);
    let given = own.is_none();
    let title = own.unwrap_or_else(|| {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let other = || if number == 1 { stem.to_owned() } else { format!("{stem} {number}") };
        let words = numbers.heading.clone().unwrap_or_else(other);
        map::shortened(&words.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let given = given.then_some(title.as_str());
    let as_numbers = translation(numbers, given);
    let as_stages = Some(translation(stages, given)).filter(|staged| staged.text != as_numbers.text);
    let (components, links) = map::size(&as_numbers.text);
    OfferedMap { title, components, links, as_numbers, as_stages }
}

/// A map of a file, with the title `given` to it when it says none: so it has one wherever it goes from the library.
fn translation(part: Part, given: Option<&str>) -> Translation {
    let titled = given.and_then(|title| map::retitle(&part.read.text, title).ok());
    Translation {
        text: titled.unwrap_or(part.read.text),
        losses: part.read.losses.iter().map(map::loss).collect(),
    }
}

impl<H: Host> App<H> {
    /// Adds maps to the library, all or none.
    pub(crate) async fn add_maps(&self, wanted: ImportMaps) -> Result<ImportOutcome, ApiError> {
        wanted.maps.iter().try_for_each(|map| check_text(&map.text))?;
        let documents = wanted.maps.into_iter().map(|map| NewDocument {
            kind: kind::stored(DocumentKind::Map).into(),
            title: map.title,
            text: map.text,
            ..NewDocument::default()
        });
        let import = Import { documents: documents.collect(), ..Import::default() };
        let imported = self.shelf.handle()?.write(move |library| library.import(&import));
        let imported = imported.await.map_err(failure::of_library)?;
        let present = u32::try_from(imported.present).unwrap_or(u32::MAX);
        Ok(ImportOutcome { documents: self.summaries(imported.documents).await?, present })
    }
}
