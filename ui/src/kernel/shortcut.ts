// Keys as they are written in the table of commands: "Mod-Shift-z", "F8", "c", "Alt-ArrowUp".

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

interface Parsed {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

function parse(keys: string): Parsed {
  const parts = keys.split(/-(?=.)/);
  const key = parts.at(-1) ?? "";
  return { mod: parts.includes("Mod"), shift: parts.includes("Shift"), alt: parts.includes("Alt"), key };
}

/** The key without what Shift makes of it, so that Shift-1 is the same on every keyboard. */
function plainKey(press: KeyPress): string {
  if (/^Digit\d$/.test(press.code) && press.shiftKey) return press.code.slice(5);
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** Keys as a menu of the system is told them. */
export const keysIn = (keys: string): { command: boolean; shift: boolean; alt: boolean; key: string } => {
  const { mod, ...rest } = parse(keys);
  return { command: mod, ...rest };
};

/** A key press is the one that `keys` names. */
export function matches(keys: string, press: KeyPress, mac: boolean): boolean {
  const wanted = parse(keys);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || mod !== wanted.mod || press.altKey !== wanted.alt) return false;
  // Signs such as + and ? need Shift on some keyboards and not on others.
  const sign = wanted.key.length === 1 && !/[a-z0-9]/.test(wanted.key);
  if (!sign && press.shiftKey !== wanted.shift) return false;
  return plainKey(press) === wanted.key;
}

const NAMES: Record<string, string> = {
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Delete: "Del", Escape: "Esc", " ": "Space",
};

/** Keys as they are shown to people: "Ctrl Shift Z", "⌘⇧Z". */
export function inWords(keys: string, mac: boolean): string {
  const { mod, shift, alt, key } = parse(keys);
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (mac) return `${alt ? "⌥" : ""}${shift ? "⇧" : ""}${mod ? "⌘" : ""}${name}`;
  return [mod && "Ctrl", alt && "Alt", shift && "Shift", name].filter(Boolean).join(" ");
}
