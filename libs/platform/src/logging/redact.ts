/** Names of members that must not be logged, at any depth. */
const SECRET =
  /^(authorization|cookie|set-cookie|password|token|secret|dataKey|supplierKey|pgUrl|esdbUrl|sealed|cardNo|cardPassword|card_no|card_password|cards|rechargeAccount|rechargeTarget|gameRole|account|biz_content|idempotency-key)$/i;
const MAX_DEPTH = 6;

/** Whether a member of this name may be personal or secret, whatever object it stands in. */
export const isSecretName = (name: string): boolean => SECRET.test(name);

/** A copy of a log entry without secrets and personal data. */
export function redact(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      SECRET.test(key) ? '[redacted]' : redact(member, depth + 1),
    ]),
  );
}

/** Only members that are known to be safe: drivers add rows and parameters to errors (`detail`, `parameters`, `query`). */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth >= MAX_DEPTH ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}
