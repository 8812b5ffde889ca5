// What is done about damage in the library: look for it, and go back to what is whole.

import type { DocumentVersion, LibraryHealth } from "../contract/bindings";
import { call } from "../contract/call";
import { asApiError } from "../contract/errors";
import type { Workspace } from "./Workspace.svelte";

/** A version that is what was stored. */
export interface Whole extends DocumentVersion {
  /** Its first line, to know it by: the title of what is damaged cannot be trusted. */
  begins: string;
}

/** A document that is not what was stored, and the newest of its versions that is. */
export interface Rescue {
  document: string;
  version: Whole | null;
  /** What the document holds now, by the name that the library knows it by. */
  base: string;
}

/** Reads everything in the library, and says what was found. */
export function checkLibrary(workspace: Workspace): Promise<void> {
  const { library, notices } = workspace;
  return workspace.attempt(async () => {
    library.examined(await call("check_library", {}));
    if (library.damage === null) notices.tell("The library is sound: everything in it is what was stored.");
  });
}

/** Looks for the newest whole version of every document that was found damaged. */
export const rescues = ({ documents }: LibraryHealth): Promise<Rescue[]> => Promise.all(documents.map(({ document }) => rescue(document)));

async function rescue(document: string): Promise<Rescue> {
  const versions = await call("list_versions", { document });
  const base = versions[0]?.base ?? "";
  for (const version of versions) {
    const text = version.base === base ? null : await textOf(document, version);
    if (text !== null) return { document, base, version: { ...version, begins: text.trimStart().split("\n", 1)[0] ?? "" } };
  }
  return { document, base, version: null };
}

/** The text of a version, unless it is damaged as well. */
async function textOf(document: string, { number }: DocumentVersion): Promise<string | null> {
  try {
    return (await call("read_version", { document, number })).text;
  } catch (error) {
    if (asApiError(error).code === "damaged") return null;
    throw error;
  }
}

/** Makes a whole version of a damaged document the newest, shows it, and looks whether anything else is damaged. */
export function goBack(workspace: Workspace, { document, base }: Rescue, { number }: Whole): Promise<void> {
  const { documents, library, notices } = workspace;
  return workspace.attempt(async () => {
    const restored = documents.keep(await call("restore_version", { document, number, base }));
    workspace.show(restored);
    notices.tell(`“${restored.title}” is what it was in version ${number}.`);
    library.examined(await call("check_library", {}));
  });
}
