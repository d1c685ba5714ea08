import { thousands } from '../output/times.js';

interface OldNew {
  readonly old: number;
  readonly new: number;
}

export interface Honest {
  readonly decisions: number;
  readonly steps: OldNew;
  readonly fields: OldNew;
  readonly minutes?: OldNew;
}

/** What honest buyers had to do, and would have to. */
export function honestLines(honest: Honest | undefined): readonly string[] {
  if (!honest) return [];
  const { decisions, steps, fields, minutes } = honest;
  const change = ({ old, new: now }: OldNew): string => `${old.toFixed(2)} → ${now.toFixed(2)}`;
  const waits = minutes ? `, minutes for a reviewer ${change(minutes)}` : '';
  return [
    `  an honest buyer (${thousands(decisions)}): steps ${change(steps)}, fields ${change(fields)}${waits}`,
  ];
}
