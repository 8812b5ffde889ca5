//! A map as a file outside the library: a picture, its text, or the format of another tool.

use crate::map::{self, Background, Format, PictureFormat, PictureOptions, ThemeChoice};
use crate::{App, Host, file};
use contract::{ApiError, ConvertMap, ExportFormat, ExportMap, Exported, Loss};

/// What a file is made by.
enum Maker {
    Picture(PictureFormat),
    Text(Format),
}

impl Maker {
    fn of(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Svg => Self::Picture(PictureFormat::Svg),
            ExportFormat::Png => Self::Picture(PictureFormat::Png),
            ExportFormat::Pdf => Self::Picture(PictureFormat::Pdf),
            ExportFormat::Owm => Self::Text(Format::Owm),
            ExportFormat::Mermaid => Self::Text(Format::Mermaid),
            ExportFormat::Markdown => Self::Text(Format::Markdown),
            ExportFormat::Csv => Self::Text(Format::Csv),
            ExportFormat::DrawIo => Self::Text(Format::DrawIo),
        }
    }

    /// How the file's name ends.
    fn ending(&self) -> &'static str {
        match self {
            Self::Picture(PictureFormat::Svg) => "svg",
            Self::Picture(PictureFormat::Png) => "png",
            Self::Picture(PictureFormat::Pdf) => "pdf",
            Self::Text(format) => format.endings().first().copied().unwrap_or("txt"),
        }
    }
}

/// What the map would lose.
pub(crate) fn losses(wanted: &ConvertMap) -> Result<Vec<Loss>, ApiError> {
    match Maker::of(wanted.format) {
        Maker::Picture(_) => Ok(Vec::new()),
        Maker::Text(format) => {
            let written = map::export(&wanted.text, format)?;
            Ok(written.losses.iter().map(map::loss).collect())
        }
    }
}

impl<H: Host> App<H> {
    /// Asks where to, and writes the map there, whole or not at all.
    pub(crate) async fn export(&self, wanted: ExportMap) -> Result<Option<Exported>, ApiError> {
        let maker = Maker::of(wanted.format);
        let suggested = map::file_name(&wanted.name, maker.ending());
        let Some(path) = self.choose_target(&suggested).await else {
            return Ok(None);
        };
        let options = PictureOptions {
            pane: (wanted.pane.width, wanted.pane.height),
            theme: ThemeChoice::File(map::otherwise(wanted.appearance, wanted.style)),
            scale: wanted.scale,
            background: if wanted.transparent { Background::Transparent } else { Background::Paper },
            embed_fonts: wanted.embed_fonts,
        };
        let (bytes, remark) = match maker {
            Maker::Picture(format) => {
                let picture = map::picture(&wanted.text, format, &options)?;
                let remark = picture.remark();
                (picture.bytes, remark)
            }
            Maker::Text(format) => (map::export(&wanted.text, format)?.text.into_bytes(), None),
        };
        file::write_atomically(&path, &bytes)?;
        Ok(Some(Exported { path: file::shown(&path, self.host.home()), remark }))
    }
}
