/** What the host process is told to run. */
export interface ClusterOptions {
  /** Absolute path of the data folder; made when it is missing. */
  readonly dataDir: string;
  readonly password: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** False trades safety for speed: only for data that may be lost. */
  readonly durable: boolean;
  /** More settings of `postgresql.conf`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Delete the data folder after the stop. */
  readonly temporary: boolean;
}

export type ToHost = { readonly do: 'start'; readonly options: ClusterOptions } | { readonly do: 'stop' };

export type FromHost =
  | { readonly is: 'running'; readonly port: number; readonly postmasterPid: number }
  | { readonly is: 'failed'; readonly reason: string }
  | { readonly is: 'stopped' };

/** The one superuser and the one database that a new cluster has. */
export const SUPERUSER = 'postgres';
export const FIRST_DATABASE = 'postgres';
