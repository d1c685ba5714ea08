/** What the API answers instead of what was asked for: RFC 9457, with a stable code. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly requestId?: string,
  ) {
    super(detail);
  }

  static async of(answer: Response): Promise<ApiProblem> {
    const requestId = answer.headers.get('x-request-id') ?? undefined;
    try {
      const { code, detail } = (await answer.json()) as { code?: string; detail?: string };
      return new ApiProblem(answer.status, code ?? 'unknown-problem', detail ?? '', requestId);
    } catch {
      return new ApiProblem(answer.status, 'unknown-problem', '', requestId);
    }
  }
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof ApiProblem && codes.includes(error.code);
