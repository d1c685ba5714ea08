import { Loading } from './loading.js';
import css from './not-read.module.css';
import { ProblemState } from './problem-state.js';

/** What the pages need of a query. */
export interface Reading<Data = unknown> {
  readonly data: Data | undefined;
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** In place of what was never read: grey lines while it is read, then why it cannot be. Above what was, {@link NotReadAgain}. */
export function NotRead({ reading, lines }: { readonly reading: Reading; readonly lines: number }) {
  if (reading.data !== undefined) return <NotReadAgain reading={reading} />;
  return reading.isError ? <Failed reading={reading} /> : <Loading lines={lines} />;
}

/** Above what was read before and could not be read again. That stays, or what somebody types beside it would be lost. */
export function NotReadAgain({ reading }: { readonly reading: Reading }) {
  return (
    reading.isError && (
      <div className={css.again}>
        <Failed reading={reading} />
      </div>
    )
  );
}

function Failed({ reading: { error, refetch } }: { readonly reading: Reading }) {
  return <ProblemState error={error} onRetry={() => void refetch()} />;
}
