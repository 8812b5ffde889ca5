import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const css = readFileSync(fileURLToPath(new URL("./themes.css", import.meta.url)), "utf8");

/** The colours of a theme by name. */
function colours(theme: string): Map<string, string> {
  const block = css.slice(css.indexOf(`[data-theme="${theme}"] {`)).split("}")[0] ?? "";
  return new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? "", value ?? ""]));
}

function luminance(colour: string): number {
  const part = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((left, right) => left - right);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const SURFACES = ["paper", "surface", "surface-sunk", "surface-raised"];
const INKS = ["ink", "ink-2", "ink-3"];
const SIGNALS = ["accent", "warn", "error", "good"];

describe.each([["light", 4.5], ["dark", 4.5], ["lightContrast", 7], ["darkContrast", 7]] as const)("%s", (theme, least) => {
  const palette = colours(theme);
  const pairs: [string, string][] = [
    ...INKS.flatMap((ink) => SURFACES.map((surface): [string, string] => [ink, surface])),
    ...SIGNALS.flatMap((signal) => ["paper", "surface", "surface-raised"].map((surface): [string, string] => [signal, surface])),
    ["ink", "accent-soft"], ["ink-2", "accent-soft"], ["ink", "warn-soft"], ["accent-ink", "accent"],
  ];
  it.each(pairs)("%s can be read on %s", (ink, surface) => {
    expect(contrast(palette.get(ink) ?? "", palette.get(surface) ?? "")).toBeGreaterThanOrEqual(least);
  });
});
