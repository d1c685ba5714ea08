import type { Schemas } from '@bujiao/client';
import type { Language } from '../texts/language.js';
import type { ApiClient } from './client.js';

export type Consent = Schemas['ConsentDto'];
export type Recipient = Schemas['RecipientDto'];
export type Recipients = Schemas['RecipientsDto'];
export type WholeRecipient = Schemas['WholeRecipientDto'];
export type NewRecipient = Schemas['AddRecipientDto'];
export type Preferences = Schemas['PreferencesDto'];

const CONSENT = '/my/zero-touch-consent';

/** What a buyer decides for all of their orders. */
/** Of the query that keeps the list. */
export const RECIPIENTS_KEY = ['recipients'];

export const profile = {
  consent: (api: ApiClient) => api.get(CONSENT),
  agree: async (api: ApiClient, version: string, language: Language): Promise<Consent> =>
    (await api.send<Consent>({ method: 'put', path: CONSENT, body: { version, language } })).body,
  takeBack: async (api: ApiClient): Promise<Consent> =>
    (await api.send<Consent>({ method: 'delete', path: CONSENT })).body,
  recipients: (api: ApiClient) => api.get('/my/recipients', { query: {} }),
  /** Those that can take the place of the order's account. */
  recipientsFor: (api: ApiClient, orderId: string) => api.get('/my/recipients', { query: { orderId } }),
  recipient: (api: ApiClient, recipientId: string) =>
    api.get('/my/recipients/{recipientId}', { path: { recipientId } }),
  addRecipient: (api: ApiClient, body: NewRecipient) => api.post('/my/recipients', { body }),
  nameRecipient: async (api: ApiClient, recipientId: string, name: string): Promise<Recipient> => {
    const path = '/my/recipients/{recipientId}/name';
    const body = name ? { name } : {};
    return (await api.send<Recipient>({ method: 'put', path, parameters: { recipientId }, body })).body;
  },
  forgetRecipient: async (api: ApiClient, recipientId: string): Promise<Recipients> => {
    const path = '/my/recipients/{recipientId}';
    return (await api.send<Recipients>({ method: 'delete', path, parameters: { recipientId } })).body;
  },
  preferences: (api: ApiClient) => api.get('/my/preferences'),
  savePreferences: async (api: ApiClient, body: Preferences): Promise<Preferences> =>
    (await api.send<Preferences>({ method: 'put', path: '/my/preferences', body })).body,
};
