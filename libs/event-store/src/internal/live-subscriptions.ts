/** The running subscriptions: each ends with its reader's signal, and all when the store is closed. */
export class LiveSubscriptions {
  private readonly live = new Set<AbortController>();
  private closed = false;

  /** A signal for one subscription; `end` when it is over. */
  begin(readerSignal: AbortSignal): { readonly signal: AbortSignal; readonly end: () => void } {
    const own = new AbortController();
    const abort = () => own.abort();
    if (this.closed || readerSignal.aborted) abort();
    readerSignal.addEventListener('abort', abort, { once: true });
    this.live.add(own);
    const end = () => {
      readerSignal.removeEventListener('abort', abort);
      this.live.delete(own);
    };
    return { signal: own.signal, end };
  }

  endAll(): void {
    this.closed = true;
    for (const own of this.live) own.abort();
  }
}
