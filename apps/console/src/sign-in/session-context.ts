import { createContext, useContext } from 'react';
import type { ApiClient } from '../api/client.js';
import type { Session } from './session.js';

export interface SignedIn {
  readonly session: Session;
  readonly api: ApiClient;
}

export const SignedInContext = createContext<SignedIn | undefined>(undefined);

export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext);
  if (!signedIn) throw new Error('used outside of a signed-in page');
  return signedIn;
}

export const useApi = (): ApiClient => useSignedIn().api;
