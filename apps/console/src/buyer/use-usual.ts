import { useQuery } from '@tanstack/react-query';
import { orders, type History, type OrderPage, type UsualTime } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';

const FRESH_MS = 60_000;

/** What the stages usually take; empty while unknown, and where too few cases are known. */
export function useUsual(page: OrderPage, history: History | null): readonly UsualTime[] {
  const api = useApi();
  const reason = page.open ? askedReason(history, page.open.resubmissionId) : page.prefilled.reason;
  const { data } = useQuery({
    queryKey: ['usual-times', reason],
    queryFn: () => orders.usualTimes(api, reason),
    staleTime: FRESH_MS,
  });
  return data?.stages ?? [];
}

function askedReason(history: History | null, resubmissionId: string): OrderPage['prefilled']['reason'] {
  const asked = history?.events.find(
    ({ type, data }) => type === 'ResubmissionRequested' && data['resubmissionId'] === resubmissionId,
  );
  return asked?.data['reason'] as OrderPage['prefilled']['reason'];
}
