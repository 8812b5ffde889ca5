// The list of the library as rows, one under the other, so that ten thousand documents cost no more than those in sight.

import type { DocumentSummary, Initiative } from "../../contract/bindings";
import type { OpenDocument } from "../../document/OpenDocument.svelte";
import { stageWords } from "./stages";

export type Row =
  | { is: "heading"; key: string; words: string }
  | { is: "note"; key: string; words: string }
  | { is: "initiative"; key: string; initiative: Initiative; hint: string; open: boolean }
  | { is: "tags"; key: string }
  | { is: "trash"; key: string; count: number; open: boolean }
  | { is: "document"; key: string; id: string; title: string; kind: "map" | "file" | "trashed"; hint: string; inside: boolean; damaged: boolean };

interface Contents {
  files: readonly OpenDocument[];
  documents: readonly DocumentSummary[];
  initiatives: readonly Initiative[];
  ready: boolean;
  /** These are all documents. Where they are not yet, none is listed: nothing appears that has to move again. */
  complete: boolean;
  /** Only documents with this tag are listed. */
  tag: string | null;
  /** Keys of what is folded the other way than at first: initiatives shut, the trash open. */
  turned: ReadonlySet<string>;
}

const REFUSED = "Your library cannot be used at the moment. Files can be opened and edited where they are.";
const EMPTY = "No maps yet. Make a new one, or open a file.";

/** The rows of documents, loose and within initiatives: the same row for the same entry, so that one change draws one row. */
const drawn = [new WeakMap<DocumentSummary, Row>(), new WeakMap<DocumentSummary, Row>()] as const;

function ofSummary(summary: DocumentSummary, inside: boolean): Row {
  const kept = drawn[inside ? 1 : 0];
  const known = kept.get(summary);
  if (known !== undefined) return known;
  const row: Row = {
    is: "document", key: summary.document, id: summary.document, title: summary.title, kind: summary.trashed ? "trashed" : "map",
    hint: summary.tags.map((tag) => `#${tag}`).join(" "), inside, damaged: summary.damaged,
  };
  kept.set(summary, row);
  return row;
}

const ofFile = ({ id, title, place }: OpenDocument): Row => ({
  is: "document", key: id, id, title, kind: "file", hint: place.in === "file" ? `${place.folder}/${place.name}` : "", inside: false, damaged: false,
});

/** The documents in the trash, those of each initiative, and the rest, in one walk. */
function sorted(documents: readonly DocumentSummary[], initiatives: readonly Initiative[], tag: string | null) {
  const members = new Map(initiatives.map(({ initiative }): [string, DocumentSummary[]] => [initiative, []]));
  const [loose, trashed]: [DocumentSummary[], DocumentSummary[]] = [[], []];
  for (const document of documents) {
    if (document.trashed) trashed.push(document);
    else if (tag === null || document.tags.includes(tag)) (members.get(document.initiative ?? "") ?? loose).push(document);
  }
  return { members, loose, trashed };
}

export function rows({ files, documents, initiatives, ready, complete, tag, turned }: Contents): Row[] {
  if (!complete) return [];
  const { members, loose, trashed } = sorted(documents, initiatives, tag);
  const note = !ready ? REFUSED : documents.length === trashed.length ? EMPTY : null;
  const within = initiatives.flatMap((initiative): Row[] => {
    const { initiative: key, fields } = initiative;
    const own = members.get(key) ?? [];
    if (tag !== null && own.length === 0) return [];
    const open = !turned.has(key);
    return [
      { is: "initiative", key, initiative, hint: stageWords(fields.stage), open },
      ...(open ? own.map((document) => ofSummary(document, true)) : []),
    ];
  });
  const trashOpen = turned.has("trash");
  return [
    ...(files.length > 0 ? [{ is: "heading", key: "files", words: "Open files" } as const, ...files.map(ofFile)] : []),
    ...(initiatives.length > 0 ? [{ is: "heading", key: "initiatives", words: "Initiatives" } as const, ...within] : []),
    ...(initiatives.length === 0 || loose.length > 0 ? [{ is: "heading", key: "maps", words: "Maps" } as const] : []),
    ...(note === null ? [] : [{ is: "note", key: "note", words: note } as const]),
    ...loose.map((document) => ofSummary(document, false)),
    { is: "tags", key: "tags" },
    ...(trashed.length > 0 ? [{ is: "trash", key: "trash", count: trashed.length, open: trashOpen } as const] : []),
    ...(trashOpen ? trashed.map((document) => ofSummary(document, false)) : []),
  ];
}
