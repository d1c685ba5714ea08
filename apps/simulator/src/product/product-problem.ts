/** The product answered with a problem (RFC 9457). */
export class ProductProblem extends Error {
  constructor(
    readonly status: number,
    /** Stable code of the problem; `http-<status>` where the answer had none. */
    readonly code: string,
    detail: string,
  ) {
    super(`${status} ${code}: ${detail}`);
    this.name = 'ProductProblem';
  }

  static of(status: number, body: unknown): ProductProblem {
    const { code, detail, title } = (body ?? {}) as { code?: string; detail?: string; title?: string };
    return new ProductProblem(status, code ?? `http-${status}`, detail ?? title ?? 'no detail');
  }
}

export const isProblem = (error: unknown, code: string): error is ProductProblem =>
  error instanceof ProductProblem && error.code === code;
