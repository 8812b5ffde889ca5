// A tool is a small state machine; what it is doing is a value, and every gesture answers the next one.

import type { Addable, Group } from "../../contract/bindings";
import type { Point } from "../../kernel/geometry";
import type { Hit } from "../../kernel/hit";
import type { Canvas } from "../Canvas.svelte";

/** Where the pointer is and what lies under it. */
export interface Gesture {
  /** In the units of the scene. */
  at: Point;
  /** In pixels of the pane. */
  pane: Point;
  hit: Hit<Group> | null;
  /** 0 is the main button, 1 the middle one. */
  button: number;
  /** Shift, or the key for commands, is held: what is selected stays so. */
  extend: boolean;
}

export interface Tool {
  readonly cursor: string;
  /** It keeps the pointer until it is let go of. */
  readonly busy: boolean;
  down?(canvas: Canvas, gesture: Gesture): Tool;
  move?(canvas: Canvas, gesture: Gesture): Tool;
  up?(canvas: Canvas, gesture: Gesture): Tool;
  /** It was chosen once more, by its key. */
  again?(canvas: Canvas): Tool;
  /** Leaves everything as it was before. */
  cancel(canvas: Canvas): Tool;
}

/** What was chosen in the toolbar or by key. */
export type Choice = "select" | "hand" | "link" | Addable;

export const isAddable = (choice: Choice): choice is Addable => choice !== "select" && choice !== "hand" && choice !== "link";

/** Pixels that a press may move before it is a drag. */
export const SLACK = 4;

const LINKABLE = new Set(["component", "anchor", "submap", "evolved", "child"]);

export const isLinkable = (group: Group | null | undefined): group is Group & { id: string } =>
  group !== null && group !== undefined && group.id !== null && LINKABLE.has(group.kind);
