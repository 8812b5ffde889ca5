//! The fonts that pictures are set in: the shipped ones, and those of the machine for letters that they lack.
//!
//! Reading fonts from a machine is not done here: whoever has files asks [`lacking`] first, which for most maps has
//! nothing to say, and hands over only what is needed.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use mapping::font::Face;
use mapping::scene::{Form, Scene};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontResolver, Options, Tree};
use write_fonts::read::{FontRef, TableProvider};

use crate::svg::{Background, drawing};

/// The fonts for a picture.
#[derive(Clone, Debug)]
pub struct Fonts(Arc<Database>);

static SHIPPED: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for face in Face::all() {
        database.load_font_source(Source::Binary(Arc::new(face.bytes())));
    }
    database.set_sans_serif_family("Inter");
    Arc::new(database)
});

impl Default for Fonts {
    /// The shipped fonts alone: with them a picture is the same on every machine.
    fn default() -> Self {
        Self(Arc::clone(&SHIPPED))
    }
}

impl Fonts {
    /// The shipped fonts, and `files` for letters that these lack, the first choice first. A file that is no font is
    /// passed over.
    #[must_use]
    pub fn with(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut database = Database::clone(&SHIPPED);
        for file in files {
            database.load_font_source(Source::Binary(Arc::new(file)));
        }
        Self(Arc::new(database))
    }

    /// The drawing of a scene with its texts laid out in these fonts.
    pub(crate) fn tree(&self, scene: &Scene, background: Background) -> Result<Tree, String> {
        let resolver = FontResolver {
            select_fallback: Box::new(another),
            select_font: FontResolver::default_font_selector(),
        };
        let options = Options {
            font_family: "Inter".to_owned(),
            fontdb: Arc::clone(&self.0),
            font_resolver: resolver,
            ..Options::default()
        };
        Tree::from_str(&drawing(scene, background), &options).map_err(|error| error.to_string())
    }
}

/// The font to try next for a letter that those tried before lack: one that has it, or any other, because a text with one
/// letter that no font has would else get none of its other letters either.
fn another(letter: char, tried: &[ID], database: &mut Arc<Database>) -> Option<ID> {
    let rest: Vec<ID> = database.faces().map(|face| face.id).filter(|id| !tried.contains(id)).collect();
    let has = |id: &&ID| {
        let glyph =
            |data: &[u8], index| FontRef::from_index(data, index).ok()?.cmap().ok()?.map_codepoint(letter);
        database.with_face_data(**id, glyph).flatten().is_some()
    };
    rest.iter().find(has).or_else(|| rest.first()).copied()
}

/// The letters of a scene that no shipped font has, each once and in order: Chinese, Arabic, emoji and the like.
#[must_use]
pub fn lacking(scene: &Scene) -> BTreeSet<char> {
    let texts = scene.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match &shape.form {
        Form::Text(text) => Some(text),
        _ => None,
    });
    let letters = texts.flat_map(|text| text.lines.iter().flat_map(|line| line.chars()));
    letters.filter(|&letter| !Face::Regular.has(letter)).collect()
}
