// Small phrases that more than one place needs.

/** "1 link", "3 links". */
export const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? "" : "s"}`;
