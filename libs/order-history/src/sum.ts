export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, n) => total + n, 0);
