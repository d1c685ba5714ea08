/** Schema of a number of things. */
export const COUNT = { type: 'integer', minimum: 0 } as const;
