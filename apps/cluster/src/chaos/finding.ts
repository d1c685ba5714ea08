/** A violation that an audit found. */
export interface Finding {
  /** Absent if it concerns no single order. */
  readonly orderId?: string;
  readonly what: string;
}

/** Most findings that are listed. */
export const MOST_SHOWN = 20;

export const textOf = ({ orderId, what }: Finding): string =>
  orderId === undefined ? what : `${orderId}: ${what}`;
