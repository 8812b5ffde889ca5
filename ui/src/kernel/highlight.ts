// Text in pieces, the marked ones apart.

export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts a text at marks (start, end); marks that overlap or lie outside are taken as far as they make sense. */
export function pieces(text: string, marks: readonly (readonly [number, number])[]): Piece[] {
  const result: Piece[] = [];
  let reached = 0;
  const push = (from: number, to: number, marked: boolean): void => {
    if (to > from) result.push({ text: text.slice(from, to), marked });
  };
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const from = Math.min(Math.max(start, reached), text.length);
    const to = Math.min(Math.max(end, from), text.length);
    if (to === from) continue;
    push(reached, from, false);
    push(from, to, true);
    reached = to;
  }
  push(reached, text.length, false);
  return result;
}

/** Marks each of the words of `query` that begins a word of `text`, without regard to case. */
export function marksOf(text: string, query: string): [number, number][] {
  const marks: [number, number][] = [];
  const lower = text.toLowerCase();
  // Lower case can be longer than what it came from; then the places would not fit.
  if (lower.length !== text.length) return marks;
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      if (at === 0 || /[^\p{L}\p{N}]/u.test(lower.charAt(at - 1))) marks.push([at, at + word.length]);
    }
  }
  return marks;
}

/** Every word of the query begins a word of the text. */
export const matchesWords = (text: string, query: string): boolean =>
  query.split(/\s+/).filter(Boolean).every((word) => marksOf(text, word).length > 0);

/** How well a text fits what is typed: 0 for all of it, 1 for its beginning, 2 for anything else. */
export function fit(text: string, query: string): 0 | 1 | 2 {
  const [lower, wanted] = [text.toLowerCase(), query.trim().toLowerCase()];
  if (lower === wanted) return 0;
  return lower.startsWith(wanted) ? 1 : 2;
}

/** Things with the smallest number first; those with the same number stay in their order. */
export const inOrder = <Thing>(things: readonly Thing[], number: (thing: Thing) => number): Thing[] =>
  things.map((thing) => ({ thing, number: number(thing) })).sort((a, b) => a.number - b.number).map(({ thing }) => thing);
