// Keeps what did not change, so that only what did is drawn again.

/** Two values of plain data say the same. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameData(item, b[index]));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => name in right && sameData(left[name], right[name]));
}

/** `next`, with every item that says the same as the one of that key in `previous` replaced by that very one. */
export function reconcile<T extends { key: string }>(previous: readonly T[], next: readonly T[]): T[] {
  const known = new Map(previous.map((item) => [item.key, item]));
  return next.map((item) => {
    const before = known.get(item.key);
    return before !== undefined && sameData(before, item) ? before : item;
  });
}
