// How far an initiative can have come, in the order of its life.

import type { Stage } from "../../contract/bindings";

export const STAGES: readonly { stage: Stage; words: string }[] = [
  { stage: "idea", words: "Idea" },
  { stage: "inReview", words: "In review" },
  { stage: "approved", words: "Approved" },
  { stage: "building", words: "Building" },
  { stage: "launched", words: "Launched" },
  { stage: "parked", words: "Parked" },
  { stage: "rejected", words: "Rejected" },
];

export const stageWords = (stage: Stage): string => STAGES.find((one) => one.stage === stage)?.words ?? stage;
