import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { REREAD_MS, type Connection } from '../api/event-stream.js';
import { orders, type History, type OrderPage, type Progress } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useSteps } from './use-steps.js';

export interface Order {
  readonly page: OrderPage;
  readonly progress: Progress | null;
  readonly history: History | null;
}

export interface LiveOrder {
  readonly order: UseQueryResult<Order>;
  readonly connection: Connection;
}

/** An order with its progress and history, read again at every step that its stream tells. */
export function useOrder(orderId: string): LiveOrder {
  const api = useApi();
  const queries = useQueryClient();
  const order = useQuery({
    queryKey: ['order', orderId],
    queryFn: async (): Promise<Order> => {
      const [page, progress, history] = await Promise.all([
        orders.page(api, orderId),
        orders.progress(api, orderId),
        orders.history(api, orderId),
      ]);
      return { page, progress: presentProgress(page, progress), history };
    },
    refetchInterval: ({ state: { data } }) => (isMoving(data?.progress) ? REREAD_MS : false),
  });
  const moving = isMoving(order.data?.progress);
  const resubmissionId = order.data?.progress?.resubmissionId;
  const readAgain = useCallback(
    (): void => void queries.invalidateQueries({ queryKey: ['order', orderId] }),
    [queries, orderId],
  );
  const connection = useSteps(moving ? orderId : undefined, resubmissionId, readAgain);
  return { order, connection };
}

/** The progress is a projection and follows the history: right after the click it may not know of the resubmission yet. */
function presentProgress({ orderId, open }: OrderPage, known: Progress | null): Progress | null {
  if (!open || known?.resubmissionId === open.resubmissionId) return known;
  const { resubmissionId } = open;
  return { orderId, resubmissionId, stage: 'requested', updatedAt: new Date().toISOString() };
}

const isMoving = (progress: Progress | null | undefined): boolean =>
  progress ? progress.outcome === undefined || progress.outcome === 'waiting-for-human' : false;
