import { describe, expect, it } from "vitest";
import { inWords, type KeyPress, matches } from "./shortcut";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress =>
  ({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe("keys", () => {
  it.each([
    ["Mod-k", press("k", { ctrlKey: true }), true],
    ["Mod-k", press("k"), false],
    ["Mod-k", press("k", { ctrlKey: true, shiftKey: true }), false],
    ["Mod-Shift-z", press("Z", { ctrlKey: true, shiftKey: true }), true],
    ["Mod-z", press("Z", { ctrlKey: true, shiftKey: true }), false],
    ["c", press("c"), true],
    ["c", press("C", { shiftKey: true }), false],
    ["c", press("c", { ctrlKey: true }), false],
    ["+", press("+", { shiftKey: true, code: "Equal" }), true],
    ["+", press("+", { code: "NumpadAdd" }), true],
    ["-", press("-"), true],
    ["Shift-1", press("!", { shiftKey: true, code: "Digit1" }), true],
    ["Shift-F8", press("F8", { shiftKey: true }), true],
    ["F8", press("F8", { shiftKey: true }), false],
    ["Alt-ArrowUp", press("ArrowUp", { altKey: true }), true],
    ["ArrowUp", press("ArrowUp", { altKey: true }), false],
  ])("%s", (keys, event, expected) => {
    expect(matches(keys, event, false)).toBe(expected);
  });

  it("takes the command key on a Mac, and not the control key", () => {
    expect(matches("Mod-k", press("k", { metaKey: true }), true)).toBe(true);
    expect(matches("Mod-k", press("k", { ctrlKey: true }), true)).toBe(false);
  });

  it("is written as people know it", () => {
    expect(inWords("Mod-Shift-z", false)).toBe("Ctrl Shift Z");
    expect(inWords("Mod-Shift-z", true)).toBe("⇧⌘Z");
    expect(inWords("Alt-ArrowUp", false)).toBe("Alt ↑");
    expect(inWords("-", false)).toBe("-");
  });
});
