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
  /** Only documents with this tag are listed. */
  tag: string | null;
  /** Keys of what is folded the other way than at first: initiatives shut, the trash open. */
  turned: ReadonlySet<string>;
}

const REFUSED = "Your library cannot be used at the moment. Files can be opened and edited where they are.";
const EMPTY = "No maps yet. Make a new one, or open a file.";

const ofSummary = (summary: DocumentSummary, inside: boolean): Row => ({
  is: "document", key: summary.document, id: summary.document, title: summary.title, kind: summary.trashed ? "trashed" : "map",
  hint: summary.tags.map((tag) => `#${tag}`).join(" "), inside, damaged: summary.damaged,
});

const ofFile = ({ id, title, place }: OpenDocument): Row => ({
  is: "document", key: id, id, title, kind: "file", hint: place.in === "file" ? `${place.folder}/${place.name}` : "", inside: false, damaged: false,
});

export function rows({ files, documents, initiatives, ready, tag, turned }: Contents): Row[] {
  const shown = documents.filter(({ trashed, tags }) => !trashed && (tag === null || tags.includes(tag)));
  const trashed = documents.filter((document) => document.trashed);
  const loose = shown.filter(({ initiative }) => !initiatives.some((one) => one.initiative === initiative));
  const note = !ready ? REFUSED : documents.length === trashed.length ? EMPTY : null;
  const within = initiatives.flatMap((initiative): Row[] => {
    const { initiative: key, fields } = initiative;
    const members = shown.filter((document) => document.initiative === key);
    if (tag !== null && members.length === 0) return [];
    const open = !turned.has(key);
    return [
      { is: "initiative", key, initiative, hint: stageWords(fields.stage), open },
      ...(open ? members.map((document) => ofSummary(document, true)) : []),
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
