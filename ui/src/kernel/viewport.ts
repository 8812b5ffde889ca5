// What part of a scene is seen, and how large. All functions return a new viewport.

import { clamp, type Point, type Rect } from "./geometry";

/** Where the scene's origin lies in the pane, in pixels, and how many pixels one scene unit takes. */
export interface Viewport extends Point {
  scale: number;
}

export const SMALLEST = 0.1;
export const LARGEST = 8;

/** Below this scale labels can no longer be read and are not drawn. */
export const LABELS_FROM = 0.4;

export const toScene = (view: Viewport, at: Point): Point => ({
  x: (at.x - view.x) / view.scale,
  y: (at.y - view.y) / view.scale,
});

export const toPane = (view: Viewport, at: Point): Point => ({
  x: at.x * view.scale + view.x,
  y: at.y * view.scale + view.y,
});

export const pan = (view: Viewport, by: Point): Viewport => ({ ...view, x: view.x + by.x, y: view.y + by.y });

/** Zooms so that what lies under `at` stays there. */
export function zoomAt(view: Viewport, at: Point, factor: number): Viewport {
  const scale = clamp(view.scale * factor, SMALLEST, LARGEST);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** The whole picture in the middle of the pane, never larger than `largest`. */
export function fit(picture: Rect, pane: { width: number; height: number }, largest = 1): Viewport {
  if (picture.width <= 0 || picture.height <= 0 || pane.width <= 0 || pane.height <= 0) return { x: 0, y: 0, scale: 1 };
  const wanted = Math.min(pane.width / picture.width, pane.height / picture.height, largest);
  const scale = clamp(wanted, SMALLEST, LARGEST);
  return {
    scale,
    x: (pane.width - picture.width * scale) / 2 - picture.x * scale,
    y: (pane.height - picture.height * scale) / 2 - picture.y * scale,
  };
}

/** Moves the view just far enough that `at` lies at least `margin` pixels inside the pane. */
export function reveal(view: Viewport, at: Point, pane: { width: number; height: number }, margin: number): Viewport {
  const seen = toPane(view, at);
  const shift = (value: number, size: number): number =>
    size < 2 * margin ? 0 : clamp(value, margin, size - margin) - value;
  return pan(view, { x: shift(seen.x, pane.width), y: shift(seen.y, pane.height) });
}

export const percent = (view: Viewport): string => `${Math.round(view.scale * 100)} %`;
