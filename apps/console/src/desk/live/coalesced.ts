/** A key rests for so many times as long as its last run took: a page of many requests does not ask without end. */
const REST = 3;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the same work for a key once at a time; what is asked for meanwhile is done once more after a rest. */
export function coalesced(run: (key: string) => Promise<unknown>): (key: string) => Promise<void> {
  const askedAgain = new Map<string, boolean>();
  return async (key) => {
    if (askedAgain.has(key)) {
      askedAgain.set(key, true);
      return;
    }
    try {
      do {
        askedAgain.set(key, false);
        const began = performance.now();
        await run(key);
        if (askedAgain.get(key)) await pause((performance.now() - began) * REST);
      } while (askedAgain.get(key));
    } finally {
      askedAgain.delete(key);
    }
  };
}
