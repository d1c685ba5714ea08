import { Navigate } from '@tanstack/react-router';
import { useSignedIn } from '../sign-in/session-context.js';
import { useActingRole } from './roles.js';

/** Each desk begins with the page of its first question. */
export function Home() {
  const role = useActingRole(useSignedIn().session.person);
  return <Navigate to={role === 'ops' ? '/desk/ops' : '/desk/orders'} replace />;
}
