// What makes one text of another, as one change of the smallest part that differs.

export interface ChangedPart {
  from: number;
  to: number;
  insert: string;
}

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** The one change that makes `next` of `text`; no pair of UTF-16 units that is one character is cut. */
export function changedPart(text: string, next: string): ChangedPart {
  const most = Math.min(text.length, next.length);
  let from = 0;
  while (from < most && text.charCodeAt(from) === next.charCodeAt(from)) from += 1;
  if (from > 0 && isHighHalf(text.charCodeAt(from - 1))) from -= 1;
  let same = 0;
  while (same < most - from && text.charCodeAt(text.length - 1 - same) === next.charCodeAt(next.length - 1 - same)) same += 1;
  // The first unit of the end that stays must not be the second half of a character.
  if (same > 0 && isHighHalf(text.charCodeAt(text.length - same - 1))) same -= 1;
  return { from, to: text.length - same, insert: next.slice(from, next.length - same) };
}
