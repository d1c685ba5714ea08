export interface ConfigFault {
  readonly variable: string;
  /** The fault and the way out; never the value. */
  readonly message: string;
}

/** The environment is invalid. Names every bad variable at once. */
export class ConfigError extends Error {
  readonly code = 'config-invalid';
  constructor(readonly faults: readonly ConfigFault[]) {
    super(
      `The configuration is not right: ${faults.map(({ variable, message }) => `${variable} ${message}`).join('; ')}.`,
    );
    this.name = 'ConfigError';
  }
}
