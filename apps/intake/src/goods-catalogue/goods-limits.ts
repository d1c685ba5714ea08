/** Characters. */
export const MOST_OF_A_SPECIFICATION = 64;
/** Goods that may go out in place of one. */
export const MOST_ALTERNATIVES = 50;
