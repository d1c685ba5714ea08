/** What the host process is told to run. */
export interface BrokerOptions {
  /** Absolute path of the folder of everything that the broker keeps; made when it is missing. */
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Delete the folder after the stop. */
  readonly temporary: boolean;
}

/** `kill` and `restart` name the call they are, so that the answer finds it. */
export type ToHost =
  | { readonly do: 'start'; readonly options: BrokerOptions }
  | { readonly do: 'kill' | 'restart' }
  | { readonly do: 'stop' };

export type FromHost =
  | { readonly is: 'running'; readonly port: number; readonly pid: number }
  /** It was killed as asked, and stays down. */
  | { readonly is: 'killed' }
  /** It ended by itself, and is about to be started again. */
  | { readonly is: 'crashed'; readonly reason: string }
  /** It does not start, or not any more: given up. */
  | { readonly is: 'failed'; readonly reason: string };
