//! `foreland.toml`: what the files of a folder cannot say themselves.

use library::{InitiativeFields, Stage, Timestamp};
use toml::{Table, Value};

/// The index's own name.
pub(super) const FILE: &str = "foreland.toml";

/// The newest form of the index.
const FORMAT: i64 = 1;

const HEADING: &str =
    "# Written by Foreland. To get everything back, import the folder at the top of this export.\n\n";

/// What an index says about one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The file's name, in this folder.
    pub(super) file: String,
    pub(super) title: String,
    pub(super) tags: Vec<String>,
    pub(super) created: Option<Timestamp>,
    pub(super) modified: Option<Timestamp>,
}

/// What an index says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// The initiative that this folder is.
    pub(super) initiative: Option<InitiativeFields>,
    /// The folders of the initiatives, in their order.
    pub(super) order: Vec<String>,
    pub(super) documents: Vec<Entry>,
}

impl Index {
    pub(super) fn write(&self) -> String {
        let mut table = Table::new();
        table.insert("format".into(), FORMAT.into());
        if !self.order.is_empty() {
            table.insert("initiatives".into(), strings(&self.order));
        }
        if let Some(fields) = &self.initiative {
            let said = [
                ("name", fields.name.as_str()),
                ("leader", &fields.leader),
                ("fitness", &fields.fitness),
                ("customer", &fields.customer),
                ("stage", fields.stage.name()),
            ];
            let said = said.into_iter().map(|(key, value)| (key.to_owned(), value.into()));
            table.insert("initiative".into(), Value::Table(said.collect()));
        }
        if !self.documents.is_empty() {
            let documents = self.documents.iter().map(|entry| Value::Table(entry.write())).collect();
            table.insert("document".into(), Value::Array(documents));
        }
        format!("{HEADING}{table}")
    }

    /// Reads an index; what it does not say, or says in another way, is as if it were not there.
    ///
    /// # Errors
    /// Why it cannot be read, in words that follow the name of the file.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            format!("cannot be read ({})", error.message().lines().next().unwrap_or_default())
        })?;
        let format = table.get("format").and_then(Value::as_integer).unwrap_or(FORMAT);
        if format > FORMAT {
            return Err("was written by a newer Foreland".into());
        }
        let documents = table.get("document").and_then(Value::as_array).into_iter().flatten();
        Ok(Self {
            initiative: table.get("initiative").and_then(Value::as_table).map(|said| InitiativeFields {
                name: string(said, "name"),
                leader: string(said, "leader"),
                fitness: string(said, "fitness"),
                customer: string(said, "customer"),
                stage: Stage::from_name(&string(said, "stage")).unwrap_or_default(),
            }),
            order: list(&table, "initiatives"),
            documents: documents.filter_map(Value::as_table).map(Entry::read).collect(),
        })
    }
}

impl Entry {
    fn write(&self) -> Table {
        let mut table = Table::new();
        table.insert("file".into(), self.file.as_str().into());
        table.insert("title".into(), self.title.as_str().into());
        if !self.tags.is_empty() {
            table.insert("tags".into(), strings(&self.tags));
        }
        for (key, moment) in [("created", self.created), ("modified", self.modified)] {
            if let Some(moment) = moment.and_then(|moment| moment.to_string().parse().ok()) {
                table.insert(key.into(), Value::Datetime(moment));
            }
        }
        table
    }

    fn read(table: &Table) -> Self {
        let moment = |key| table.get(key).and_then(Value::as_datetime)?.to_string().parse().ok();
        Self {
            file: string(table, "file"),
            title: string(table, "title"),
            tags: list(table, "tags"),
            created: moment("created"),
            modified: moment("modified"),
        }
    }
}

fn strings(list: &[String]) -> Value {
    Value::Array(list.iter().map(|word| word.as_str().into()).collect())
}

fn string(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list(table: &Table, key: &str) -> Vec<String> {
    let words = table.get(key).and_then(Value::as_array).into_iter().flatten();
    words.filter_map(Value::as_str).map(Into::into).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_reads_back_whatever_is_in_it() {
        let index = Index {
            initiative: Some(InitiativeFields {
                name: "Tea \"shop\"\n[x]".into(),
                leader: "Lée".into(),
                fitness: "a = b # c".into(),
                customer: "\u{7}'''\"\"\"\\".into(),
                stage: Stage::InReview,
            }),
            order: vec!["Tea".into(), "= Inn".into()],
            documents: vec![
                Entry {
                    file: "Tea.owm".into(),
                    title: "Tea".into(),
                    tags: vec!["for the board".into()],
                    created: Some(Timestamp(1_785_933_000_123)),
                    modified: Some(Timestamp(1_785_933_000_000)),
                },
                Entry { file: "b.owm".into(), ..Entry::default() },
            ],
        };
        assert_eq!(Index::read(&index.write()), Ok(index));
    }

    #[test]
    fn an_index_is_readable() {
        let entry = Entry { file: "Tea.owm".into(), title: "Tea".into(), ..Entry::default() };
        let entry = Entry { created: Some(Timestamp(123)), tags: vec!["draft".into()], ..entry };
        let text = Index { documents: vec![entry], ..Index::default() }.write();
        let expected = "format = 1\n\n[[document]]\ncreated = 1970-01-01T00:00:00.123Z\nfile = \"Tea.owm\"\n\
             tags = [\"draft\"]\ntitle = \"Tea\"\n";
        assert_eq!(text.strip_prefix(HEADING), Some(expected));
    }

    #[test]
    fn what_is_not_an_index_is_said_so() {
        assert!(Index::read("[").unwrap_err().starts_with("cannot be read"));
        assert_eq!(Index::read("format = 2").unwrap_err(), "was written by a newer Foreland");
        let odd = "format = \"x\"\ndocument = 3\ninitiative = []\ninitiatives = [1, \"a\"]";
        assert_eq!(Index::read(odd), Ok(Index { order: vec!["a".into()], ..Index::default() }));
    }
}
