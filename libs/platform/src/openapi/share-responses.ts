import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf, type ResponseObject } from './openapi-types.js';

const FIRST_PROBLEM = 400;

/** Shares responses that several operations have in common, which would otherwise fill most of the document. */
export function shareResponses(document: OpenAPIObject): void {
  const shared = new Map<string, string>();
  const responses: Record<string, ResponseObject> = {};
  const nameFor = (status: string, response: ResponseObject): string => {
    const text = JSON.stringify(response);
    const known = shared.get(text);
    if (known) return known;
    const earlier = Object.keys(responses).filter((name) => name.startsWith(`Problem${status}`)).length;
    const name = `Problem${status}${earlier === 0 ? '' : `-${earlier + 1}`}`;
    shared.set(text, name);
    responses[name] = response;
    return name;
  };
  for (const operation of operationsOf(document))
    for (const [status, response] of Object.entries(operation.responses))
      if (Number(status) >= FIRST_PROBLEM)
        operation.responses[status] = {
          $ref: `#/components/responses/${nameFor(status, response as ResponseObject)}`,
        };
  document.components = { ...document.components, responses };
}
