// A document as a file of another kind.

import type { Appearance, DefaultStyle, Exported, ExportFormat } from "../contract/bindings";
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
}

/** The size a picture is made for while no pane has been measured. */
const NO_PANE = { width: 1000, height: 700 };

/** Asks where to, and writes the document there; answers nothing when the user thought better of it. */
export function written(
  document: OpenDocument, format: ExportFormat, { appearance, style, scale, transparent }: Looks,
): Promise<Exported | null> {
  const pane = document.surroundings?.pane ?? NO_PANE;
  return call("export_map", { text: document.text, format, pane, appearance, style, scale, transparent, embedFonts: false });
}
