import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { apiOf } from './api/client.js';
import { newQueries } from './api/queries.js';
import { BuyerApp } from './buyer/buyer-app.js';
import { SignedInContext } from './sign-in/session-context.js';
import type { Session } from './sign-in/session.js';
import { Loading } from './ui/loading.js';
import { usePath } from './ui/path.js';

// Mantine, router and tables are of the desks alone: a buyer's phone does not load them.
const DeskApp = lazy(() => import('./desk/desk-app.js'));

export function App({ session }: { readonly session: Session }) {
  const path = usePath();
  const signedIn = useMemo(() => ({ session, api: apiOf(session) }), [session]);
  const queries = useMemo(newQueries, []);
  const onDesk = path.startsWith('/desk') || (path === '/' && !session.person.roles.includes('buyer'));
  return (
    <SignedInContext value={signedIn}>
      <QueryClientProvider client={queries}>
        <Suspense fallback={<Loading />}>{onDesk ? <DeskApp /> : <BuyerApp path={path} />}</Suspense>
      </QueryClientProvider>
    </SignedInContext>
  );
}
