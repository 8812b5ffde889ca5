// Lists that come as what is new in them. What was kept is the very same thing as before, so nothing of it is drawn again.

/** Items of the list that is held (the first, and how many), or other items. */
export type Piece<T> = { keep: [number, number] } | { put: T[] };

/** The list that `pieces` make of `held`: that very list when it is kept whole. */
export function assemble<T>(held: readonly T[], pieces: readonly Piece<T>[]): readonly T[] {
  const [first] = pieces;
  const whole = first === undefined ? held.length === 0 : pieces.length === 1 && "keep" in first && first.keep[1] === held.length;
  if (whole) return held;
  return pieces.flatMap((piece) => ("keep" in piece ? held.slice(piece.keep[0], piece.keep[0] + piece.keep[1]) : piece.put));
}

/** Numbers that are told each against the last one before it, as they are. */
export function sums(steps: readonly (number | null)[]): (number | null)[] {
  let sum = 0;
  return steps.map((step) => (step === null ? null : (sum += step)));
}
