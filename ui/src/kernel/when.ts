// Moments as people say them.

const DAY = 24 * 60 * 60 * 1000;

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** "14:05", "Yesterday 14:05", "3 March 14:05", "3 March 2024", seen from `now`. Both in milliseconds since 1970. */
export function when(moment: number, now: number): string {
  const at = new Date(moment);
  const today = new Date(now);
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (sameDay(at, today)) return time;
  if (sameDay(at, new Date(now - DAY))) return `Yesterday ${time}`;
  const day = at.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return at.getFullYear() === today.getFullYear() ? `${day} ${time}` : `${day} ${at.getFullYear()}`;
}

/** "2.4 kB", "310 bytes". */
export const size = (bytes: number): string =>
  bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
