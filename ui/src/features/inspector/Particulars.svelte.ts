// The particulars of what is selected and is no element, asked of the core whenever the picture is new.

import type { ThingFacts } from "../../contract/bindings";
import { call } from "../../contract/call";
import type { OpenDocument } from "../../document/OpenDocument.svelte";
import { LatestWins } from "../../kernel/latest";

/** What is followed: a thing of a document, or the map itself where `id` is nothing, as of the picture `revision`. */
interface Followed {
  document: OpenDocument;
  id: string | null;
  revision: number;
}

/** Follows the thing `id` of the document, or the map itself where that is nothing; for the life of a component. */
export function particulars(of: () => Followed, report: (error: unknown) => void) {
  let facts = $state.raw<ThingFacts | null>(null);
  const asked = new LatestWins<{ text: string; id: string | null }, ThingFacts | null>(
    (request) => call("describe_thing", request),
    (answer) => { facts = answer; },
    report,
  );
  $effect(() => {
    const { document, id, revision } = of();
    void revision;
    asked.submit({ text: document.text, id });
  });
  return {
    get facts() {
      return facts;
    },
  };
}
