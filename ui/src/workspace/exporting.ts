// A document as a file of another kind.

import type { Appearance, DefaultStyle, Exported, ExportFormat, Loss } from "../contract/bindings";
import { call } from "../contract/call";
import type { OpenDocument } from "../document/OpenDocument.svelte";

/** How a picture is to look. */
export interface Looks {
  appearance: Appearance;
  /** What a map that names no style is drawn in. */
  style: DefaultStyle;
  /** Pixels of a PNG for each pixel of the screen, 1 to 3. */
  scale: number;
  /** Nothing is behind the drawing. */
  transparent: boolean;
  /** An SVG brings its letters along. */
  embedFonts: boolean;
}

/** A document as it was when somebody asked for it as a file. */
export interface Wanted {
  text: string;
  /** What the file could be called, without an ending. */
  name: string;
  format: ExportFormat;
  pane: { width: number; height: number };
  looks: Looks;
}

/** The size a picture is made for while no pane has been measured. */
const NO_PANE = { width: 1000, height: 700 };

/** A file is suggested under its own name, everything else under its title. */
function nameOf({ place, title }: OpenDocument): string {
  return place.in === "file" ? place.name.replace(/\.[^.]*$/, "") : title;
}

export const wanted = (document: OpenDocument, format: ExportFormat, looks: Looks): Wanted =>
  ({ text: document.text, name: nameOf(document), format, pane: document.surroundings?.pane ?? NO_PANE, looks });

/** What the document would lose. */
export const lossesOf = ({ text, format }: Wanted): Promise<Loss[]> => call("export_losses", { text, format });

/** Asks where to, and writes the document there; answers nothing when the user thought better of it. */
export const written = ({ looks, ...wanted }: Wanted): Promise<Exported | null> => call("export_map", { ...wanted, ...looks });
