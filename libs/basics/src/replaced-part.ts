/** Whether the faster parts of a library are in use in this process. Fixed when the module is loaded. */
export interface ReplacedParts {
  readonly inUse: boolean;
  /** Why they are not, although nobody switched them off. */
  readonly unfit?: string;
}

export interface ReplacedPartsOf {
  /** Environment variable that switches them: `on` (default) or `off`. */
  readonly variable: string;
  readonly library: string;
  /** Version that is installed. */
  readonly installed: string;
  /** Versions whose internals the parts were compared with. */
  readonly fits: readonly string[];
}

/**
 * The parts rely on internals of the library, so with any other version the library works unchanged, and slower: an update that nobody
 * compared must not change what is sent.
 */
export function replacedParts(
  { variable, library, installed, fits }: ReplacedPartsOf,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ReplacedParts {
  if (env[variable] === 'off') return { inUse: false };
  if (fits.includes(installed)) return { inUse: true };
  return {
    inUse: false,
    unfit: `${library} ${installed} works unchanged, and slower: the faster parts fit ${fits.join(', ')}. Compare them again, or set ${variable}=off.`,
  };
}

/** Writes to standard error, once, where parts are not in use although nobody switched them off. */
export function warnIfUnfit({ unfit }: ReplacedParts, variable: string): void {
  if (unfit) process.emitWarning(unfit, { code: variable });
}
