// What is known of a map: put together from the core's answers, each of which tells only what is new against the last.

import type { Text } from "@codemirror/state";
import type { Appearance, Counts, DefaultStyle, ElementInfo, Finding, Fold, Group, HiddenElement, MapAnalysis, Pane, Scene as Sheet, SilencedFinding, Token } from "../contract/bindings";
import { assemble, sums } from "../kernel/pieces";
import { followed } from "./shift";

/** What a picture is made for: the room and the surroundings. */
export interface Surroundings {
  pane: Pane;
  appearance: Appearance;
  /** What a map that names no style is drawn in. */
  style: DefaultStyle;
}

/** Whether what is derived for `surroundings` is what `room` and `look` ask for. */
export function isMadeFor(surroundings: Surroundings | null, room: Pane, look: Omit<Surroundings, "pane">): boolean {
  if (surroundings === null) return false;
  const { pane, appearance, style } = surroundings;
  return pane.width === room.width && pane.height === room.height && appearance === look.appearance && style === look.style;
}

/** A text to be read. */
export interface Reading extends Surroundings {
  text: Text;
}

/** A drawn map: its sheet, and what is drawn on it, what comes first first. */
export interface Scene extends Sheet {
  groups: readonly Group[];
  /** The line of each group, from 0. */
  lines: readonly (number | null)[];
}

export interface Analysis {
  revision: number;
  title: string;
  scene: Scene;
  /** The line of each group against the one before. */
  steps: readonly (number | null)[];
  tokens: readonly Token[];
  findings: readonly Finding[];
  silenced: readonly SilencedFinding[];
  elements: readonly ElementInfo[];
  /** Elements that are commented out. */
  hidden: readonly HiddenElement[];
  /** What of the text can be folded. */
  folds: readonly Fold[];
  counts: Counts;
}

/** What is known after `answer`, which was given to someone who held `held`. */
export function followedBy(held: Analysis | null, answer: MapAnalysis): Analysis {
  const sheet = answer.scene ?? held?.scene;
  if (sheet === undefined) throw new Error("The first answer tells everything.");
  const groups = assemble(held?.scene.groups ?? [], answer.groups);
  const steps = assemble(held?.steps ?? [], answer.lines);
  const lines = held !== null && steps === held.steps ? held.scene.lines : sums(steps);
  return {
    revision: answer.revision,
    title: answer.title,
    scene: { ...sheet, groups, lines },
    steps,
    tokens: assemble(held?.tokens ?? [], answer.tokens),
    findings: assemble(followed(held?.findings ?? [], answer.shift), answer.findings),
    silenced: answer.silenced,
    elements: assemble(held?.elements ?? [], answer.elements),
    hidden: answer.hidden,
    folds: answer.folds,
    counts: answer.counts,
  };
}

/** The line that a group stands for, from 0. */
export const lineOf = ({ groups, lines }: Scene, group: Group): number | null => lines[groups.indexOf(group)] ?? null;
