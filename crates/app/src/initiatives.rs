//! Initiatives and tags: what holds documents together.

use crate::documents::Name;
use crate::{App, Host, failure};
use contract::{
    ApiError, AssignDocuments, DocumentSummary, ErrorCode, Initiative, InitiativeFields, SetTags, Stage, Tag,
};
use library::InitiativeId;
use std::collections::BTreeMap;

/// The identity that the window named.
pub(crate) fn read(initiative: &str) -> Result<InitiativeId, ApiError> {
    initiative.parse().map_err(|_| ApiError::new(ErrorCode::NotFound, "That initiative does not exist."))
}

const STAGES: [(Stage, library::Stage); 7] = [
    (Stage::Idea, library::Stage::Idea),
    (Stage::InReview, library::Stage::InReview),
    (Stage::Approved, library::Stage::Approved),
    (Stage::Building, library::Stage::Building),
    (Stage::Launched, library::Stage::Launched),
    (Stage::Parked, library::Stage::Parked),
    (Stage::Rejected, library::Stage::Rejected),
];

fn stored(fields: InitiativeFields) -> library::InitiativeFields {
    let tidy = |words: String| words.trim().to_owned();
    library::InitiativeFields {
        name: tidy(fields.name),
        leader: tidy(fields.leader),
        fitness: tidy(fields.fitness),
        customer: tidy(fields.customer),
        stage: STAGES[fields.stage as usize].1,
    }
}

fn wire(initiative: library::Initiative) -> Initiative {
    let fields = initiative.fields;
    Initiative {
        initiative: initiative.id.to_string(),
        fields: InitiativeFields {
            name: fields.name,
            leader: fields.leader,
            fitness: fields.fitness,
            customer: fields.customer,
            stage: STAGES[fields.stage as usize].0,
        },
        created: initiative.created.0,
        modified: initiative.modified.0,
        damaged: initiative.damaged,
    }
}

impl<H: Host> App<H> {
    pub(crate) async fn initiatives(&self) -> Result<Vec<Initiative>, ApiError> {
        let initiatives = self.shelf.handle()?.read(library::Reader::initiatives);
        Ok(initiatives.await.map_err(failure::of_library)?.into_iter().map(wire).collect())
    }

    async fn initiative(&self, id: InitiativeId) -> Result<Initiative, ApiError> {
        let name = id.to_string();
        let found = self.initiatives().await?.into_iter().find(|initiative| initiative.initiative == name);
        found.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "That initiative does not exist."))
    }

    pub(crate) async fn found_initiative(&self, fields: InitiativeFields) -> Result<Initiative, ApiError> {
        let made = self.shelf.handle()?.write(move |library| library.create_initiative(stored(fields)));
        self.initiative(made.await.map_err(failure::of_library)?).await
    }

    pub(crate) async fn say_of_initiative(
        &self,
        id: InitiativeId,
        fields: InitiativeFields,
    ) -> Result<Initiative, ApiError> {
        let changed =
            self.shelf.handle()?.write(move |library| library.change_initiative(id, stored(fields)));
        changed.await.map_err(failure::of_library)?;
        self.initiative(id).await
    }

    pub(crate) async fn order_initiative(
        &self,
        id: InitiativeId,
        before: Option<InitiativeId>,
    ) -> Result<Vec<Initiative>, ApiError> {
        let moved = self.shelf.handle()?.write(move |library| library.move_initiative(id, before));
        moved.await.map_err(failure::of_library)?;
        self.initiatives().await
    }

    pub(crate) async fn dissolve_initiative(&self, id: InitiativeId) -> Result<(), ApiError> {
        let removed = self.shelf.handle()?.write(move |library| library.remove_initiative(id));
        removed.await.map_err(failure::of_library)
    }

    pub(crate) async fn assign(&self, wanted: AssignDocuments) -> Result<Vec<DocumentSummary>, ApiError> {
        let ids =
            wanted.documents.iter().map(|name| Name::in_library(name)).collect::<Result<Vec<_>, _>>()?;
        let home = wanted.initiative.as_deref().map(read).transpose()?;
        let moving = ids.clone();
        let moved = self.shelf.handle()?.write(move |library| library.assign(&moving, home));
        moved.await.map_err(failure::of_library)?;
        self.summaries(ids).await
    }

    pub(crate) async fn tag(&self, wanted: SetTags) -> Result<DocumentSummary, ApiError> {
        let id = Name::in_library(&wanted.document)?;
        let tagged = self.shelf.handle()?.write(move |library| library.set_tags(id, &wanted.tags));
        tagged.await.map_err(failure::of_library)?;
        self.summary_of(id).await
    }

    pub(crate) async fn tags(&self) -> Result<Vec<Tag>, ApiError> {
        let mut tags = BTreeMap::new();
        for document in self.list().await?.into_iter().filter(|document| !document.trashed) {
            for tag in document.tags {
                // Tags that differ only in case are one to a person; the spelling met first stands for it.
                tags.entry(tag.to_lowercase()).or_insert(Tag { tag, documents: 0 }).documents += 1;
            }
        }
        Ok(tags.into_values().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_the_same_on_both_sides_of_the_wire() {
        for (index, (wire, stored)) in STAGES.into_iter().enumerate() {
            assert_eq!((wire as usize, stored as usize), (index, index));
        }
    }
}
