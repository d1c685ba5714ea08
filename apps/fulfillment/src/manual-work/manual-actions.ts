import type { OrderEvent, Sentence } from '@bujiao/contracts';
import {
  evolve,
  findResubmission,
  Refused,
  unsettledAttempt,
  unitsOf,
  type OrderHistory,
} from '@bujiao/order-history';
import { RESOLUTION_NAMES, resolutionEffect } from '@bujiao/texts';
import { nextStep, type NextStep, type StepInput } from '../delivery/next-step.decider.js';
import { resolveManualWork, type ResolveManualWork } from './resolve-manual-work.decider.js';

export const RESOLUTIONS = ['delivered', 'not-delivered', 'give-up'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** What one decision of a person would do now, or the rule that forbids it. */
export interface ManualAction {
  readonly resolution: Resolution;
  readonly name: Sentence;
  readonly allowed: boolean;
  /** The effect; where it is not allowed, the rule. */
  readonly sentence: Sentence;
  /** Stable code of the rule that forbids it. */
  readonly code?: string;
  /** The person has to say how many units arrived, at most this many. */
  readonly unitsAtMost?: number;
}

/** The dry run of the decision that the click takes, and of the step that delivery takes after it. Pure; records nothing. */
export function manualActions(
  history: OrderHistory,
  resubmissionId: string,
  input: StepInput,
): readonly ManualAction[] {
  return RESOLUTIONS.map((resolution) => {
    const command = { resubmissionId, resolution, note: 'dry run', causationId: 'dry-run' };
    const tried = tryOf(history, command);
    const name = RESOLUTION_NAMES[resolution];
    if ('refused' in tried) {
      const { code, sentence } = tried.refused;
      return { resolution, name, allowed: false, code, sentence };
    }
    const { events, unitsAtMost } = tried;
    const sentence = effectOf(history, command, events, input);
    return { resolution, name, allowed: true, sentence, ...(unitsAtMost !== undefined && { unitsAtMost }) };
  });
}

type Tried =
  { readonly events: readonly OrderEvent[]; readonly unitsAtMost?: number } | { readonly refused: Refused };

/** Where units have to be told, the most that can be: the person is asked for them. */
function tryOf(history: OrderHistory, command: ResolveManualWork): Tried {
  try {
    return { events: resolveManualWork(history, command) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const most = error.data['most'];
    if (error.code !== 'units-needed' || typeof most !== 'number') return { refused: error };
    return { events: resolveManualWork(history, { ...command, quantity: most }), unitsAtMost: most };
  }
}

function effectOf(
  history: OrderHistory,
  { resubmissionId, resolution }: ResolveManualWork,
  events: readonly OrderEvent[],
  input: StepInput,
): Sentence {
  const before = findResubmission(history, resubmissionId);
  const attempt = before && unsettledAttempt(before);
  const quantity = attempt?.quantity ?? 0;
  const metadata = {
    correlationId: resubmissionId,
    causationId: 'dry-run',
    actor: { kind: 'system', id: 'dry-run' },
    occurredAt: new Date(input.now).toISOString(),
    schemaVersion: 2,
  } as const;
  const after = events.reduce((state, event) => evolve(state, { ...event, metadata }), history);
  if (resolution === 'give-up') return resolutionEffect(resolution, 'end', { quantity });
  const step = nextStep(after, resubmissionId, input);
  return resolutionEffect(resolution, keyOf(step), { quantity, ...valuesOf(step, after) });
}

const keyOf = (step: NextStep): string => (step.do === 'start' && step.adopt ? 'adopt' : step.do);

function valuesOf(step: NextStep, history: OrderHistory): Record<string, string | number> {
  switch (step.do) {
    case 'start':
      return { owed: step.quantity, source: step.source.kind };
    case 'wait':
      return { until: new Date(step.until).toISOString() };
    case 'ask-a-person':
    case 'fail':
      return { code: step.code };
    default:
      return { owed: unitsOf(history).owed };
  }
}
