import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Following } from "./following";

const TEA = "the document";
let typing = true;
let newest = 0;
let shown = 0;
let following: Following;

/** A new picture of the document; its number is what there is to show. */
function draw(): void {
  newest += 1;
  following.told(TEA, newest);
}

beforeEach(() => {
  vi.useFakeTimers();
  typing = true;
  newest = shown = 1;
  following = new Following(TEA, 1, {
    show: () => { shown = newest; },
    typing: () => typing,
    now: () => performance.now(),
    afterFrame: (run) => { setTimeout(run, 16); },
    after: setTimeout,
  });
});

afterEach(() => { vi.useRealTimers(); });

test("what stands beside a picture waits while somebody types, and comes with the first pause", () => {
  for (let letter = 0; letter < 4; letter += 1) {
    draw();
    vi.advanceTimersByTime(60);
    expect(shown).toBe(1);
  }
  vi.advanceTimersByTime(60);
  expect(shown).toBe(5);
});

test("without a pause it comes all the same, some letters late", () => {
  const seen: number[] = [];
  for (let letter = 0; letter < 100; letter += 1) {
    draw();
    vi.advanceTimersByTime(50);
    seen.push(shown);
  }
  expect(seen[30]).toBe(1);
  expect(new Set(seen).size).toBe(3);
  expect(shown).toBeGreaterThan(50);
});

test("on the canvas it comes with the next frame", () => {
  typing = false;
  draw();
  expect(shown).toBe(1);
  vi.advanceTimersByTime(16);
  expect(shown).toBe(2);
});

test("what is chosen by hand is shown at once", () => {
  newest = 7;
  following.told(TEA, 1);
  expect(shown).toBe(7);
  typing = false;
  draw();
  following.told(TEA, 8);
  expect(shown).toBe(8);
});

test("what is chosen while typing waits with the picture", () => {
  draw();
  following.told(TEA, 2);
  expect(shown).toBe(1);
  vi.advanceTimersByTime(200);
  expect(shown).toBe(2);
});

test("another document, and its first picture, are shown at once", () => {
  draw();
  newest = 9;
  following.told("another", null);
  expect(shown).toBe(9);
  newest = 10;
  following.told("another", 10);
  expect(shown).toBe(10);
});
