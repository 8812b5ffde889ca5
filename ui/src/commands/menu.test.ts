import { describe, expect, it, vi } from "vitest";
import { COMMANDS } from "./commands";
import { idsIn, MENU, type MenuPart } from "./menu";

// The tests run without a window.
vi.hoisted(() => { vi.stubGlobal("navigator", { platform: "Linux" }); });

/** What is no matter of menus: steps of the arrow keys, and the menu itself. */
const ELSEWHERE = /^(nudge|leap|walk)-|^menu$/;

const labels = (parts: readonly MenuPart[]): string[] =>
  parts.flatMap((part) => (typeof part === "string" ? [] : ["parts" in part ? part.label : (part.label ?? COMMANDS.find(({ id }) => id === part.id)?.label ?? "")]));
const inner = (parts: readonly MenuPart[]): (readonly MenuPart[])[] =>
  [parts, ...parts.flatMap((part) => (typeof part !== "string" && "parts" in part ? inner(part.parts) : []))];

describe("the table of menus", () => {
  it("names commands that there are, each once", () => {
    const ids = idsIn(MENU);
    const known = new Set(COMMANDS.map(({ id }) => id));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it("holds every command that a menu can hold", () => {
    const ids = new Set(idsIn(MENU));
    expect(COMMANDS.map(({ id }) => id).filter((id) => !ids.has(id) && !ELSEWHERE.test(id))).toEqual([]);
  });

  it("says no two things in the same words in one menu, and draws no line that parts nothing", () => {
    for (const parts of inner(MENU)) {
      expect(labels(parts)).toEqual([...new Set(labels(parts))]);
      expect(parts.filter((part, at) => part === "rule" && (at === 0 || at === parts.length - 1 || parts[at - 1] === "rule"))).toEqual([]);
    }
  });
});

describe("the table of commands", () => {
  it("has no two commands with one name or one key in the same place", () => {
    const names = COMMANDS.map(({ id }) => id);
    const keys = COMMANDS.flatMap(({ keys: all, where }) => all.map((one) => `${where} ${one}`));
    expect(names.filter((id, at) => names.indexOf(id) !== at)).toEqual([]);
    expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([]);
  });
});
