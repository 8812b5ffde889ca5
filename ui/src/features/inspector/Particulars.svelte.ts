// The particulars of what is selected and is no element, asked of the core whenever the picture is new.

import type { ThingFacts } from "../../contract/bindings";
import { call } from "../../contract/call";
import type { OpenDocument } from "../../document/OpenDocument.svelte";
import { LatestWins } from "../../kernel/latest";

/** Follows the thing `id` of the document, or the map itself where that is nothing; for the life of a component. */
export function particulars(of: () => { document: OpenDocument; id: string | null }, report: (error: unknown) => void) {
  let facts = $state.raw<ThingFacts | null>(null);
  const asked = new LatestWins<{ text: string; id: string | null }, ThingFacts | null>(
    (request) => call("describe_thing", request),
    (answer) => { facts = answer; },
    report,
  );
  $effect(() => {
    const { document, id } = of();
    void document.revision;
    asked.submit({ text: document.text, id });
  });
  return {
    get facts() {
      return facts;
    },
  };
}
