import { describe, expect, it } from "vitest";
import { fit, inOrder, marksOf, matchesWords, pieces } from "./highlight";

const shown = (text: string, marks: [number, number][]): string =>
  pieces(text, marks).map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");

describe("marked text", () => {
  it("is cut at its marks", () => expect(shown("Hot water", [[4, 9]])).toBe("Hot [water]"));
  it("takes marks in any order and joins what overlaps", () => expect(shown("abcdef", [[3, 5], [0, 2], [1, 4]])).toBe("[ab][cd][e]f"));
  it("ignores marks outside of the text", () => expect(shown("abc", [[2, 9], [7, 8], [1, 1]])).toBe("ab[c]"));
  it("keeps every character", () => expect(pieces("a b", []).map(({ text }) => text).join("")).toBe("a b"));
});

describe("words of a query", () => {
  it("mark the beginnings of words", () => expect(shown("Cup of tea, teapot", marksOf("Cup of tea, teapot", "TEA"))).toBe("Cup of [tea], [tea]pot"));
  it("do not match inside of words", () => expect(matchesWords("Steam", "tea")).toBe(false));
  it("must all be there", () => {
    expect(matchesWords("Hot water", "wa ho")).toBe(true);
    expect(matchesWords("Hot water", "wa cold")).toBe(false);
  });
  it("are none when nothing is asked", () => expect(matchesWords("Anything", " ")).toBe(true));
});

describe("what is found", () => {
  it("comes in the order in which it fits, and else in its own", () =>
    expect(inOrder(["Cup of tea", "Tea shop", "A teapot", "Tea"], (name) => fit(name, " tea"))).toEqual(["Tea", "Tea shop", "Cup of tea", "A teapot"]));
});
