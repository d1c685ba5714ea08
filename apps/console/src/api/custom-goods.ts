import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type TargetForm = Schemas['TargetFormDto'];
export type FormField = Schemas['FormFieldDto'];
export type RoleToConfirm = Schemas['RoleToConfirmDto'];
export type MyRole = Schemas['MyRoleDto'];

/** Of the query that keeps the list. */
export const ROLES_KEY = ['roles'];

const PERMISSION = '/orders/{orderId}/resubmissions/{resubmissionId}/permission';

interface Asked {
  readonly orderId: string;
  readonly resubmissionId: string;
}

export const customGoods = {
  /** Without a code: by the click of the buyer who is signed in. */
  confirm: (api: ApiClient, path: Asked, code?: string) =>
    api.post(PERMISSION, { path, body: code === undefined ? {} : { code } }),
  sendAgain: (api: ApiClient, path: Asked) => api.post(`${PERMISSION}/notices`, { path }),
  roles: (api: ApiClient) => api.get('/my/roles'),
  forgetRole: (api: ApiClient, roleId: string) =>
    api.send({ method: 'delete', path: '/my/roles/{roleId}', parameters: { roleId } }),
};
