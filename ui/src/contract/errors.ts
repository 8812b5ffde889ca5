// Failures as the wire knows them, whatever was thrown.

import type { ApiError } from "./bindings";

/** All that can be said of a fault that nobody foresaw. */
const FAULT =
  "Something went wrong inside Foreland: what you just did may not have happened. Whether your text is saved is said below the map.";

const isApiError = (error: unknown): error is ApiError =>
  typeof error === "object" && error !== null && "code" in error && "message" in error;

/** A failure in words; what is not one becomes one that keeps the particulars. */
export function asApiError(error: unknown): ApiError {
  if (isApiError(error)) return error;
  if (typeof error === "string") {
    try {
      const read: unknown = JSON.parse(error);
      if (isApiError(read)) return read;
    } catch {
      // Not JSON: the words themselves are the particulars.
    }
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { code: "internal", message: FAULT, detail };
}

/** Why something was refused, in words; nothing when it was done. */
export const refusalOf = (done: Promise<unknown>): Promise<string | null> =>
  done.then(() => null, (error: unknown) => asApiError(error).message);
