// Where findings stand after the text was changed somewhere else.

import type { Finding, FindingFix, Shift } from "../contract/bindings";

/** The findings where they stand after `shift`: those that it leaves alone are the very same, and so is a list of them only. */
export function followed(findings: readonly Finding[], { after, by, lines }: Shift): readonly Finding[] {
  if (by === 0 && lines === 0) return findings;
  const moved = (place: number): number => (place >= after ? place + by : place);
  const fixed = (fix: FindingFix | null): FindingFix | null =>
    fix === null ? null : { ...fix, edits: fix.edits.map((edit) => ({ ...edit, from: moved(edit.from), to: moved(edit.to) })) };
  const touched = ({ to, fix, silence }: Finding): boolean =>
    to >= after || [fix, silence].some((change) => change?.edits.some((edit) => edit.to >= after));
  const follow = (finding: Finding): Finding => {
    if (!touched(finding)) return finding;
    const { from, to, line, fix, silence } = finding;
    return { ...finding, from: moved(from), to: moved(to), line: from >= after ? line + lines : line, fix: fixed(fix), silence: fixed(silence) };
  };
  return findings.some(touched) ? findings.map(follow) : findings;
}
