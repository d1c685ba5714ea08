import { uuidOf } from '@bujiao/event-store';

/** The id of an attempt: the same for the same attempt, whoever makes it. What it claims and calls is keyed by it; never change it. */
export const attemptIdOf = (resubmissionId: string, attemptNo: number): string => uuidOf(`attempt\n${resubmissionId}\n${attemptNo}`);
