import { expect, it } from "vitest";
import { size, when } from "./when";

const at = (text: string): number => new Date(text).getTime();
const now = at("2026-03-03T15:00:00");

it.each([
  ["2026-03-03T09:05:00", "09:05"],
  ["2026-03-02T23:59:00", "Yesterday 23:59"],
  ["2026-02-28T14:05:00", "28 February 14:05"],
  ["2024-12-31T14:05:00", "31 December 2024"],
])("says %s as %s", (moment, words) => {
  expect(when(at(moment), now)).toBe(words);
});

it("says sizes in the unit that fits", () => {
  expect([310, 2400, 3_200_000].map(size)).toEqual(["310 bytes", "2.4 kB", "3.2 MB"]);
});
