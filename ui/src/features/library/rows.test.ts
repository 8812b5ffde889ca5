import { expect, it } from "vitest";
import type { DocumentSummary, Initiative } from "../../contract/bindings";
import { rows } from "./rows";

const document = (id: string, more: Partial<DocumentSummary> = {}): DocumentSummary => ({
  document: id, kind: "map", title: `Title of ${id}`, modified: 0, created: 0, opened: null, trashed: false, initiative: null,
  tags: [], damaged: false, ...more,
});
const initiative = (id: string): Initiative => ({
  initiative: id, created: 0, modified: 0, damaged: false,
  fields: { name: id, leader: "", fitness: "", customer: "", stage: "inReview" },
});
const contents = {
  files: [], ready: true, complete: true, tag: null, turned: new Set<string>(),
  initiatives: [initiative("harbour"), initiative("empty")],
  documents: [
    document("berths", { initiative: "harbour", tags: ["ports"] }), document("loose"), document("lost", { initiative: "gone" }),
    document("old", { trashed: true, initiative: "harbour" }),
  ],
};
const keys = (more: Partial<Parameters<typeof rows>[0]> = {}): string[] => rows({ ...contents, ...more }).map(({ key }) => key);

it("lists documents under their initiative, the others after them, the trash shut", () => {
  expect(keys()).toEqual(["initiatives", "harbour", "berths", "empty", "maps", "loose", "lost", "tags", "trash"]);
});

it("shuts an initiative and opens the trash", () => {
  expect(keys({ turned: new Set(["harbour", "trash"]) })).toEqual([
    "initiatives", "harbour", "empty", "maps", "loose", "lost", "tags", "trash", "old",
  ]);
});

it("lists nothing before all is known", () => {
  expect(keys({ complete: false })).toEqual([]);
});

it("draws the same row for a document that stayed the same", () => {
  const [before, after] = [rows(contents), rows({ ...contents, documents: [document("loose"), ...contents.documents.filter((one) => one.document !== "loose")] })];
  const row = (of: typeof before, key: string) => of.find((one) => one.key === key);
  expect(row(after, "berths")).toBe(row(before, "berths"));
  expect(row(after, "loose")).not.toBe(row(before, "loose"));
});

it("shows only what has the tag, and no initiative without", () => {
  expect(keys({ tag: "ports" })).toEqual(["initiatives", "harbour", "berths", "tags", "trash"]);
});

it("says what to do in a library without documents, and why one cannot be used", () => {
  const note = (ready: boolean) => rows({ ...contents, initiatives: [], documents: [], ready }).find(({ is }) => is === "note");
  expect(note(true)).toMatchObject({ words: "No maps yet. Make a new one, or open a file." });
  expect(note(false)).toMatchObject({ words: expect.stringContaining("cannot be used") as unknown });
});
