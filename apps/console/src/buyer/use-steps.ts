import { useEffect, useState } from 'react';
import { follow, LIVE, type Connection } from '../api/event-stream.js';
import { useApi } from '../sign-in/session-context.js';

/** Calls `onStep` at each step of a resubmission of the order and at its end, while there is such an order. `onStep` must be stable. */
export function useSteps(
  orderId: string | undefined,
  resubmissionId: string | undefined,
  onStep: () => void,
): Connection {
  const api = useApi();
  const [connection, setConnection] = useState<Connection>(LIVE);
  useEffect(() => {
    if (orderId === undefined) return undefined;
    const leaving = new AbortController();
    follow(api, {
      path: '/orders/{orderId}/progress',
      parameters: { orderId },
      signal: leaving.signal,
      onEvent: onStep,
      onConnection: setConnection,
    }).then(onStep, onStep);
    return () => {
      leaving.abort();
      setConnection(LIVE);
    };
  }, [api, orderId, resubmissionId, onStep]);
  return connection;
}
