/** Every code with which an order event can be rejected. Published: codes are added, none is taken away. */
export const REJECTION_CODES = [
  'not-an-event',
  'unknown-type',
  'invalid-subject',
  'invalid-time',
  'invalid-data',
  'unknown-field',
  'order-terms-differ',
  'event-id-reused',
  'record-full',
  'not-yours-to-correct',
  'placing-was-rejected',
] as const;

/** Why an order event is not taken. */
export interface Rejection {
  readonly code: (typeof REJECTION_CODES)[number];
  readonly detail: string;
  /** JSON pointer into the event, to the place that is wrong. */
  readonly pointer?: string;
  /** Values or names that are taken there. */
  readonly expected?: readonly string[];
  /** The likely meaning of what was sent. */
  readonly didYouMean?: string;
}
