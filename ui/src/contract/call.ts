// Calls and events with the types of the wire.

import { invokeCall, listenToCore } from "../host/host";
import type { Calls, Event } from "./bindings";
import { asApiError } from "./errors";

/** Makes a call. Rejects with an `ApiError`, never with anything else. */
export async function call<Name extends keyof Calls>(
  name: Name,
  input: Calls[Name]["input"],
): Promise<Calls[Name]["output"]> {
  try {
    return read(await invokeCall(name, input)) as Calls[Name]["output"];
  } catch (error) {
    throw asApiError(error);
  }
}

/** The core writes its answers as JSON once; the shell hands them on as text or as what they mean. */
const read = (answer: unknown): unknown => (typeof answer === "string" ? (JSON.parse(answer) as unknown) : answer);

/** Calls `handle` for everything that happens outside the window's own calls. */
export const onEvent = (handle: (event: Event) => void): Promise<() => void> =>
  listenToCore((event) => {
    handle(event as Event);
  });
