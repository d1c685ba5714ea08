/** Runs the calls of one key one after the other, in the order of their arrival; those of different keys at once. */
export class KeyedQueue {
  /** The end of the last call of each key that has one. */
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(key: string, call: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    // A call runs whether or not the one before it succeeded.
    const own = before ? before.then(call, call) : call();
    this.last.set(key, own);
    try {
      return await own;
    } finally {
      if (this.last.get(key) === own) this.last.delete(key);
    }
  }
}
