import { accessOf, type Route } from '../auth/route-roles.js';
import { problemsOf } from './api-problems.decorator.js';
import { requestContentOf } from './api-request-content.decorator.js';
import type { Operation, ParameterObject } from './openapi-types.js';
import { problemResponses } from './problem-responses.js';
import { standardProblems } from './standard-problems.js';

/** Path parameters that mean the same in every route. */
const PATH_PARAMETERS: Readonly<Record<string, Pick<ParameterObject, 'schema' | 'example' | 'description'>>> =
  {
    orderId: {
      description: 'Id of the original order, as the shop gave it.',
      schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$' },
      example: 'SO20261123000017',
    },
    resubmissionId: {
      schema: { type: 'string', format: 'uuid' },
      example: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11',
    },
  };

/** Adds what the route's own decorators and guards say: who may call it, its parameters' limits, its content, its problems. */
export function completeOperation(operation: Operation, route: Route): void {
  const roles = accessOf(route);
  const isPublic = roles === 'public';
  operation.security = isPublic ? [] : [{ bearer: [] }];
  if (!isPublic) {
    const who = `Roles: ${roles.join(', ')}.`;
    operation.description = operation.description ? `${operation.description} ${who}` : who;
  }
  for (const parameter of operation.parameters ?? []) {
    const known = 'in' in parameter && parameter.in === 'path' ? PATH_PARAMETERS[parameter.name] : undefined;
    if (known) Object.assign(parameter, known);
  }
  addContent(operation, route);
  const problems = [...standardProblems(operation, route.verb, isPublic), ...problemsOf(route.handler)];
  operation.responses = { ...operation.responses, ...problemResponses(problems) };
}

function addContent(operation: Operation, { handler }: Route): void {
  const given = requestContentOf(handler);
  if (!given) return;
  operation.requestBody = { required: true, content: given.content };
  operation.parameters = [...(operation.parameters ?? []), ...(given.headers ?? [])];
}
