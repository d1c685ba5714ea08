import { ACTING_ROLE_HEADER } from '../auth/acting-role.js';
import { problemsOf } from './api-problems.decorator.js';
import { requestContentOf } from './api-request-content.decorator.js';
import type { ControllerRoute } from './controller-routes.js';
import type { Operation, ParameterObject } from './openapi-types.js';
import { problemResponses } from './problem-responses.js';
import { standardProblems } from './standard-problems.js';

/** Parameters that mean the same in every route. A token is a matter of `security`. */
const PARAMETERS: Readonly<Record<string, Partial<ParameterObject>>> = {
  'path:orderId': {
    description: 'Id of the original order, as the shop gave it.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$' },
    example: 'SO20261123000017',
  },
  'path:resubmissionId': {
    schema: { type: 'string', format: 'uuid' },
    example: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11',
  },
  'header:traceparent': {
    required: false,
    description: 'W3C trace context of the caller.',
    schema: { type: 'string', maxLength: 55 },
  },
};

/** Adds what the route's own decorators and guards say: who may call it, its parameters' limits, its content, its problems. */
export function completeOperation(operation: Operation, route: ControllerRoute): void {
  const { access } = route;
  const isPublic = access === 'public';
  operation.security = isPublic ? [] : [{ bearer: [] }];
  if (!isPublic)
    operation.description = [operation.description, `Roles: ${access.join(', ')}.`].filter(Boolean).join(' ');
  limitParameters(operation);
  addActingRole(operation, access);
  addContent(operation, route);
  const problems = [...standardProblems(operation, route.verb, isPublic), ...problemsOf(route.handler)];
  operation.responses = { ...operation.responses, ...problemResponses(problems) };
}

function limitParameters(operation: Operation): void {
  const parameters = (operation.parameters ?? []) as ParameterObject[];
  operation.parameters = parameters
    .filter(({ name }) => name !== 'authorization')
    .map((parameter) => ({ ...parameter, ...PARAMETERS[`${parameter.in}:${parameter.name}`] }));
}

/** Whose token has several of the admitted roles may name one. */
function addActingRole(operation: Operation, access: ControllerRoute['access']): void {
  if (access === 'public' || access.length < 2) return;
  operation.parameters = [
    ...(operation.parameters ?? []),
    {
      name: ACTING_ROLE_HEADER,
      in: 'header',
      required: false,
      description:
        'The role to act in, where the token has several of those that are admitted. Without it a role of staff comes first.',
      schema: { type: 'string', enum: [...access] },
    },
  ];
}

function addContent(operation: Operation, { handler }: ControllerRoute): void {
  const given = requestContentOf(handler);
  if (!given) return;
  operation.requestBody = { required: true, content: given.content };
  operation.parameters = [...(operation.parameters ?? []), ...(given.headers ?? [])];
}
