const HOUR = 3_600_000;
const PAGE = 500;

/** A page of a long work list, as `GET /manual-work` would answer it. */
export function manyWorkItems(url: string, total: number): readonly object[] {
  const cursor = new URL(url).searchParams.get('cursor');
  const first = cursor === null ? 0 : Number(cursor) + 1;
  const now = Date.now();
  return Array.from({ length: Math.max(0, Math.min(PAGE, total - first)) }, (_, i) => {
    const n = first + i;
    return {
      resubmissionId: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`,
      orderId: `DJ20261126-${String(n).padStart(6, '0')}`,
      code: 'timed-out',
      sentence: { zh: '供货方未在时限内回复。', en: 'The supplier did not answer in time.' },
      since: new Date(now - HOUR - n).toISOString(),
      deadline: new Date(now + HOUR - n).toISOString(),
      cursor: String(n),
    };
  });
}

/** A history of many lines, as `GET /orders/{orderId}/history` would answer it. */
export function manyHistoryLines(orderId: string, total: number): object {
  const began = Date.now() - total * 90_000;
  const events = Array.from({ length: total }, (_, revision) => ({
    revision,
    at: new Date(began + revision * 90_000).toISOString(),
    type: revision % 5 === 0 ? 'ResubmissionRequested' : 'DeliveryAttemptStarted',
    title: { zh: '开始补发', en: 'Delivery attempt started' },
    who: { kind: 'service', id: 'fulfillment' },
    causedBy: 'cause',
    why: { zh: '供货方未在时限内回复。', en: 'The supplier did not answer in time.' },
    ruleVersion: 'baseline',
    changes: [
      {
        of: 'resubmission',
        name: { zh: '补交', en: 'resubmission' },
        before: { zh: '核验中', en: 'verifying' },
        after: { zh: '补单中', en: 'resubmitting' },
      },
    ],
    data: { resubmissionId: 'R1', attemptId: `A${revision}`, quantity: 1, requestNo: `N${revision}` },
    hash: '0'.repeat(64),
  }));
  return { orderId, chainIntact: true, measures: [], events };
}
