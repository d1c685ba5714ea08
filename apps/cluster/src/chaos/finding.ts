/** Something that must not be. */
export interface Finding {
  /** Absent where it is about no single order. */
  readonly orderId?: string;
  readonly what: string;
}

/** A handful says as much as thousands of the same. */
export const MOST_SHOWN = 20;

export const textOf = ({ orderId, what }: Finding): string =>
  orderId === undefined ? what : `${orderId}: ${what}`;
