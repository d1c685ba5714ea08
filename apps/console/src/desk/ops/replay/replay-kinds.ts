/** What a replay page plans: three replays that reach nothing outside, and a redelivery, which does. */
export const REPLAY_KINDS = ['rebuild', 'verify', 'topic', 'redeliver'] as const;
export type ReplayKind = (typeof REPLAY_KINDS)[number];

export const ofProjection = (kind: ReplayKind): boolean => kind === 'rebuild' || kind === 'verify';
