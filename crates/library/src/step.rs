//! What an undoable operation changed, step by step, and how each step is walked in either direction.
//!
//! A step is applied only if what it is about is as the step left it, so undo never overwrites what it does not
//! know; a text or title that moved on in another way makes the library forget the steps about it.

use std::str::FromStr;

use crate::error::Cause;
use crate::op::Op;
use crate::stored;
use crate::table::operation::{self, Direction, Stored};
use crate::table::{document, initiative, tags};
use crate::transact::Write;
use crate::value::{ContentHash, DocumentId, InitiativeId};

/// One change of one document or initiative, with both its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Title { id: DocumentId, before: String, after: String },
    Text { id: DocumentId, before: ContentHash, after: ContentHash },
    Trashed { id: DocumentId, before: bool, after: bool },
    Home { id: DocumentId, before: Option<InitiativeId>, after: Option<InitiativeId> },
    Tags { id: DocumentId, before: Vec<String>, after: Vec<String> },
    Initiative { id: InitiativeId, field: Field, before: String, after: String },
}

/// What of an initiative a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Name,
    Leader,
    Fitness,
    Customer,
    Stage,
    Place,
    Removed,
}

impl Field {
    /// Every field with the name under which a step about it is stored.
    pub(crate) const ALL: [(Self, &'static str); 7] = [
        (Self::Name, "initiative-name"),
        (Self::Leader, "initiative-leader"),
        (Self::Fitness, "initiative-fitness"),
        (Self::Customer, "initiative-customer"),
        (Self::Stage, "initiative-stage"),
        (Self::Place, "initiative-place"),
        (Self::Removed, "initiative-removed"),
    ];

    /// The field's value in `entry`, as text.
    pub(crate) fn of(self, entry: &initiative::Entry) -> String {
        let fields = &entry.fields;
        match self {
            Self::Name => fields.name.clone(),
            Self::Leader => fields.leader.clone(),
            Self::Fitness => fields.fitness.clone(),
            Self::Customer => fields.customer.clone(),
            Self::Stage => fields.stage.name().into(),
            Self::Place => entry.place.to_string(),
            Self::Removed => entry.removed.to_string(),
        }
    }

    fn set(self, entry: &mut initiative::Entry, value: &str) -> Result<(), Cause> {
        let fields = &mut entry.fields;
        match self {
            Self::Name => value.clone_into(&mut fields.name),
            Self::Leader => value.clone_into(&mut fields.leader),
            Self::Fitness => value.clone_into(&mut fields.fitness),
            Self::Customer => value.clone_into(&mut fields.customer),
            Self::Stage => fields.stage = initiative::Stage::from_name(value).ok_or_else(unreadable)?,
            Self::Place => entry.place = value.parse().map_err(|_| unreadable())?,
            Self::Removed => entry.removed = value.parse().map_err(|_| unreadable())?,
        }
        Ok(())
    }
}

impl Step {
    fn reversed(self) -> Self {
        match self {
            Self::Title { id, before, after } => Self::Title { id, before: after, after: before },
            Self::Text { id, before, after } => Self::Text { id, before: after, after: before },
            Self::Trashed { id, before, after } => Self::Trashed { id, before: after, after: before },
            Self::Home { id, before, after } => Self::Home { id, before: after, after: before },
            Self::Tags { id, before, after } => Self::Tags { id, before: after, after: before },
            Self::Initiative { id, field, before, after } => {
                Self::Initiative { id, field, before: after, after: before }
            }
        }
    }

    /// The step as the log keeps it.
    pub(crate) fn stored(&self) -> Stored {
        let home = |home: &Option<InitiativeId>| home.map_or_else(String::new, |id| id.to_string());
        let (subject, field, before, after) = match self {
            Self::Title { id, before, after } => (id.to_string(), "title", before.clone(), after.clone()),
            Self::Text { id, before, after } => {
                (id.to_string(), "text", before.to_string(), after.to_string())
            }
            Self::Trashed { id, before, after } => {
                (id.to_string(), "trashed", before.to_string(), after.to_string())
            }
            Self::Home { id, before, after } => (id.to_string(), "initiative", home(before), home(after)),
            Self::Tags { id, before, after } => {
                (id.to_string(), "tags", tags::join(before), tags::join(after))
            }
            Self::Initiative { id, field, before, after } => {
                (id.to_string(), Field::ALL[*field as usize].1, before.clone(), after.clone())
            }
        };
        Stored { subject, field: field.into(), before, after }
    }

    fn read(stored: Stored) -> Result<Self, Cause> {
        let Stored { subject, field, before, after } = stored;
        if let Some((field, _)) = Field::ALL.iter().find(|(_, name)| *name == field) {
            return Ok(Self::Initiative { id: parsed(&subject)?, field: *field, before, after });
        }
        let id = parsed(&subject)?;
        let home = |home: &str| if home.is_empty() { Ok(None) } else { parsed(home).map(Some) };
        match field.as_str() {
            "title" => Ok(Self::Title { id, before, after }),
            "text" => Ok(Self::Text { id, before: parsed(&before)?, after: parsed(&after)? }),
            "trashed" => Ok(Self::Trashed { id, before: parsed(&before)?, after: parsed(&after)? }),
            "initiative" => Ok(Self::Home { id, before: home(&before)?, after: home(&after)? }),
            "tags" => Ok(Self::Tags { id, before: tags::split(&before), after: tags::split(&after) }),
            _ => Err(unreadable()),
        }
    }

    /// Brings what the step is about from `before` to `after`.
    fn apply(self, write: &mut Write<'_>) -> Result<(), Cause> {
        match self {
            Self::Initiative { id, field, before, after } => {
                let mut entry = initiative::entry(write, id)?;
                if field.of(&entry) != before {
                    return Err(Cause::InitiativeMovedOn(id));
                }
                field.set(&mut entry, &after)?;
                entry.modified = write.now();
                write.touch_initiative(id);
                initiative::put(write, &entry)
            }
            Self::Title { id, before, after } => {
                let entry = expect(write, id, |entry| entry.title == before)?;
                stored::retitle(write, entry, &after)
            }
            Self::Text { id, before, after } => {
                let entry = expect(write, id, |entry| entry.content == before)?;
                stored::restore(write, entry, after).map(drop)
            }
            Self::Trashed { id, before, after } => {
                let entry = expect(write, id, |entry| entry.trashed.is_some() == before)?;
                let trashed = after.then_some(write.now());
                stored::put(write, document::Entry { trashed, ..entry })
            }
            Self::Home { id, before, after } => {
                let entry = expect(write, id, |entry| entry.initiative == before)?;
                stored::put(write, document::Entry { initiative: after, ..entry })
            }
            Self::Tags { id, before, after } => {
                let entry = expect(write, id, |entry| entry.tags == before)?;
                stored::put(write, document::Entry { tags: after, ..entry })
            }
        }
    }
}

/// Takes back or does again the next operation.
pub(crate) fn walk(write: &mut Write<'_>, direction: Direction) -> Result<Op, Cause> {
    let nothing = match direction {
        Direction::Undo => "nothing to undo",
        Direction::Redo => "nothing to redo",
    };
    let (number, op) = operation::next(write, direction)?.ok_or(Cause::Nothing(nothing))?;
    let steps = operation::steps(write, number)?.into_iter().map(Step::read);
    let mut steps = steps.collect::<Result<Vec<_>, _>>()?;
    if direction == Direction::Undo {
        steps = steps.into_iter().rev().map(Step::reversed).collect();
    }
    // Before the steps: one of them may have to forget this very operation.
    operation::mark(write, number, direction)?;
    steps.into_iter().try_for_each(|step| step.apply(write))?;
    Ok(op)
}

fn expect(
    write: &Write<'_>,
    id: DocumentId,
    is_as_left: impl FnOnce(&document::Entry) -> bool,
) -> Result<document::Entry, Cause> {
    let entry = document::entry(write, id)?;
    if is_as_left(&entry) { Ok(entry) } else { Err(Cause::Conflict(id)) }
}

fn parsed<T: FromStr>(text: &str) -> Result<T, Cause> {
    text.parse().map_err(|_| unreadable())
}

fn unreadable() -> Cause {
    Cause::Damaged("the log of operations cannot be read".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Timestamp;

    #[test]
    fn every_step_reads_back_and_its_reverse_is_its_own_reverse() {
        let (document, initiative) = (DocumentId::new(Timestamp(0), 1), InitiativeId::new(Timestamp(0), 2));
        let hash = ContentHash::of;
        let mut steps = vec![
            Step::Title { id: document, before: "Tea".into(), after: "Inn\n".into() },
            Step::Text { id: document, before: hash("a"), after: hash("b") },
            Step::Trashed { id: document, before: false, after: true },
            Step::Home { id: document, before: None, after: Some(initiative) },
            Step::Tags { id: document, before: vec![], after: vec!["draft".into(), "for the board".into()] },
        ];
        for (index, (field, _)) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, index);
            steps.push(Step::Initiative { id: initiative, field, before: "1".into(), after: "2".into() });
        }
        for step in steps {
            assert_eq!(Step::read(step.stored()).unwrap(), step);
            assert_ne!(step.clone().reversed(), step);
            assert_eq!(step.clone().reversed().reversed(), step);
        }
        let wrong = Stored {
            field: "colour".into(),
            ..Step::Trashed { id: document, before: false, after: true }.stored()
        };
        assert!(matches!(Step::read(wrong), Err(Cause::Damaged(_))));
    }
}
