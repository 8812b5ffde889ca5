import { expect, it } from "vitest";
import { changedPart } from "./changed-part";

const made = (text: string, next: string): string => {
  const { from, to, insert } = changedPart(text, next);
  return text.slice(0, from) + insert + text.slice(to);
};

it("changes only what differs", () => {
  expect(changedPart("title A\ncomponent B\n", "title A\ncomponent Bee\n")).toEqual({ from: 19, to: 19, insert: "ee" });
  expect(changedPart("aaa", "aa")).toEqual({ from: 2, to: 3, insert: "" });
});

it("makes the one text of the other", () => {
  const texts = ["", "a", "aa", "aba", "title A\r\ncomponent B\r\n", "title A\ncomponent B\n", "\u{1f600}\u{1f601}", "\u{1f601}\u{1f600}", "\u{1f601}"];
  for (const text of texts) for (const next of texts) expect(made(text, next)).toBe(next);
});

it("cuts no character in two", () => {
  expect(changedPart("\u{1f600}", "\u{1f601}")).toEqual({ from: 0, to: 2, insert: "\u{1f601}" });
  expect(changedPart("\u{1f600}", "\u{1fa00}")).toEqual({ from: 0, to: 2, insert: "\u{1fa00}" });
});
