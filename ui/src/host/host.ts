// The shell behind the window: one call, one stream of events. Nothing else of the app knows that it is Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

/** Makes a call; rejects with whatever the core refused it with. */
export const invokeCall = (name: string, payload: unknown): Promise<unknown> => invoke("call", { name, payload });

/** Hands on everything that the core tells unasked. */
export const listenToCore = (handle: (event: unknown) => void): Promise<() => void> =>
  listen("foreland", ({ payload }) => {
    handle(payload);
  });
