// What a map can be written as: the menu of the top bar and the palette read this table.

import type { ExportFormat } from "../contract/bindings";
import type { Looks } from "../workspace/exporting";
import { type Command, ofDocument } from "./row";

interface Export {
  id: string;
  /** In the palette. */
  label: string;
  /** In the menu, where the heading has said that it is about exporting. */
  short: string;
  keys?: string[];
  format: ExportFormat;
  looks?: Partial<Looks>;
  /** It begins another part of the menu. */
  rule?: boolean;
}

export const EXPORTS: readonly Export[] = [
  { id: "export-svg", label: "Export as SVG", short: "Picture as vectors (SVG)", keys: ["Mod-Shift-e"], format: "svg" },
  { id: "export-svg-fonts", label: "Export as SVG with its fonts", short: "SVG with its fonts", format: "svg", looks: { embedFonts: true } },
  { id: "export-pdf", label: "Export as PDF", short: "Page for printing (PDF)", format: "pdf" },
  { id: "export-png", label: "Export as PNG", short: "Picture as pixels (PNG)", format: "png", rule: true },
  { id: "export-png-1", label: "Export as PNG, 1×: as large as on the screen", short: "PNG, 1×", format: "png", looks: { scale: 1 } },
  { id: "export-png-2", label: "Export as PNG, 2×: twice as sharp", short: "PNG, 2×", format: "png", looks: { scale: 2 } },
  { id: "export-png-3", label: "Export as PNG, 3×: three times as sharp", short: "PNG, 3×", format: "png", looks: { scale: 3 } },
  { id: "export-png-clear", label: "Export as PNG without a background", short: "PNG without a background", format: "png", looks: { transparent: true } },
  { id: "export-owm", label: "Export as OWM text", short: "Map text (OWM)", format: "owm", rule: true },
  { id: "export-mermaid", label: "Export as Mermaid", short: "Mermaid", format: "mermaid" },
  { id: "export-markdown", label: "Export as Markdown with Mermaid", short: "Markdown with Mermaid", format: "markdown" },
  { id: "export-csv", label: "Export as a table (CSV)", short: "Table (CSV)", format: "csv" },
  { id: "export-drawio", label: "Export for draw.io", short: "Shapes for draw.io", format: "drawIo" },
];

export const EXPORT_COMMANDS: readonly Command[] = EXPORTS.map(({ id, label, keys = [], format, looks }) =>
  ofDocument(id, label, keys, (_, w) => void w.export(format, looks)));
